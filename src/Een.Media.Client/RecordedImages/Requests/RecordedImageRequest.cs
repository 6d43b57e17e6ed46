using Een.Media.Client.RecordedImages.Requests;
using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// A request for a recorded image. It is built step by step, so a request that the service would refuse does not compile:
/// <c>RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(noon)</c>, or <see cref="FromPageToken"/>.
/// </summary>
/// <remarks>Requests, and the stages that lead to them, are immutable, compare by value, and are safe to share between threads.</remarks>
public abstract class RecordedImageRequest : IEquatable<RecordedImageRequest>
{
    private protected RecordedImageRequest()
    {
    }

    /// <summary>The recording, if it is known: a page token from a string does not contain it.</summary>
    internal abstract FrameOrigin? Origin { get; }

    /// <summary>Begins a request for an image of a camera.</summary>
    /// <param name="deviceId">The camera's id: eight hexadecimal digits, such as <c>10058b7a</c>.</param>
    /// <returns>The stage on which the stream type is chosen.</returns>
    /// <exception cref="ArgumentException"><paramref name="deviceId"/> is not eight hexadecimal digits.</exception>
    public static RecordedImageDeviceStage ForDevice(string deviceId) => new(DeviceIdRules.Check(deviceId, nameof(deviceId)));

    /// <summary>
    /// A request for the image that a page token leads to. Nothing else can be set, because the service ignores all other parameters beside
    /// a page token.
    /// </summary>
    /// <param name="token"><see cref="RecordedImage.NextToken"/> or <see cref="RecordedImage.PreviousToken"/> of an earlier image.</param>
    /// <returns>A complete request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="token"/> is <see langword="null"/>.</exception>
    public static RecordedImageRequest FromPageToken(PageToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new PageRequest(token);
    }

    /// <inheritdoc/>
    public abstract bool Equals(RecordedImageRequest? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as RecordedImageRequest);

    /// <inheritdoc/>
    public abstract override int GetHashCode();
}
