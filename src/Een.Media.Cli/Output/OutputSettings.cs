namespace Een.Media.Cli.Output;

/// <summary>The global options for output.</summary>
internal sealed record OutputSettings(OutputForm Form, bool Quiet, bool Verbose, bool NoColor);
