namespace Een.Media.Client.Values;

/// <summary>The wire's words for media types.</summary>
internal static class MediaTypeName
{
    public static string Of(MediaType mediaType) => mediaType switch
    {
        MediaType.Video => "video",
        MediaType.Image => "image",
        _ => throw new ArgumentOutOfRangeException(nameof(mediaType), mediaType, "Use MediaType.Video or Image."),
    };

    /// <summary>The media type of a word; <see langword="null"/> for one that is not known.</summary>
    public static MediaType? Parse(string word) => word switch
    {
        "video" => MediaType.Video,
        "image" => MediaType.Image,
        _ => null,
    };
}
