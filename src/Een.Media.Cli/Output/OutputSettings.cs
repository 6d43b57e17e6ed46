namespace Een.Media.Cli.Output;

/// <summary>What the global options say about output.</summary>
internal sealed record OutputSettings(OutputForm Form, bool Quiet, bool Verbose, bool NoColor);
