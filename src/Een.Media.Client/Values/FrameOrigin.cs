namespace Een.Media.Client.Values;

/// <summary>
/// The camera and the stream that an image is from. Page tokens carry it, so that the images they lead to are rate-limited and labeled as
/// well.
/// </summary>
internal sealed record FrameOrigin(string DeviceId, StreamType StreamType);
