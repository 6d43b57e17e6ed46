namespace Een.Media.Client.Wire;

/// <summary>The wire's words for stream types.</summary>
internal static class StreamTypeName
{
    public static string Of(StreamType streamType) => streamType switch
    {
        StreamType.Preview => "preview",
        StreamType.Main => "main",
        _ => throw new ArgumentOutOfRangeException(nameof(streamType), streamType, "Use StreamType.Preview or Main."),
    };
}
