namespace Een.Media.Client.Values;

/// <summary>The wire's words for stream types.</summary>
internal static class StreamTypeName
{
    public static string Of(StreamType streamType) => streamType switch
    {
        StreamType.Preview => "preview",
        StreamType.Main => "main",
        _ => throw new ArgumentOutOfRangeException(nameof(streamType), streamType, "Use StreamType.Preview or Main."),
    };

    /// <summary>The stream type of a word; <see langword="null"/> for one that is not known.</summary>
    public static StreamType? Parse(string word) => word switch
    {
        "preview" => StreamType.Preview,
        "main" => StreamType.Main,
        _ => null,
    };
}
