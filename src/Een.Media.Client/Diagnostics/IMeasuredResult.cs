namespace Een.Media.Client.Diagnostics;

/// <summary>A result whose size is reported in logs, spans and metrics.</summary>
internal interface IMeasuredResult
{
    int ByteCount { get; }
}
