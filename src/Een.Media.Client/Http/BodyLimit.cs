namespace Een.Media.Client.Http;

/// <summary>The largest allowed body, and the message for a larger one.</summary>
internal readonly record struct BodyLimit(int MaxBytes, string Excess)
{
    public static BodyLimit Image(int maxBytes) => new(
        maxBytes,
        $"The image is larger than the limit of {maxBytes} bytes. Raise "
            + $"{nameof(EenMediaClientOptions)}.{nameof(EenMediaClientOptions.MaxImageBytes)} if it is genuine.");

    public static BodyLimit Json(int maxBytes) => new(maxBytes, $"The service's JSON is larger than {maxBytes} bytes.");
}
