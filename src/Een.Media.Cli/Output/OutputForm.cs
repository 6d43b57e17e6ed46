namespace Een.Media.Cli.Output;

/// <summary>How data is written to the standard output.</summary>
internal enum OutputForm
{
    /// <summary>Aligned columns for people.</summary>
    Text,

    /// <summary>One JSON object per line.</summary>
    Json,

    /// <summary>A header and one line per record, RFC 4180.</summary>
    Csv,
}
