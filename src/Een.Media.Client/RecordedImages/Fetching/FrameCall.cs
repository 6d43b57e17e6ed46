using System.Security.Cryptography;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>One frame to fetch, and what its attempts have in common.</summary>
internal sealed class FrameCall(RecordedImageRequest request, IFrameObserver? observer)
{
    private byte[]? _lastInvalidBody;

    public RecordedImageRequest Request => request;

    public IFrameObserver? Observer => observer;

    /// <summary>Whether an invalid body came that may be damaged in the recording. A second attempt would tell.</summary>
    public bool IsUndecided { get; private set; }

    /// <summary>
    /// Whether a body that is not a complete JPEG is damaged in the recording: it begins as a JPEG, and is the same as the body before it.
    /// </summary>
    public bool IsDamage(ReadOnlySpan<byte> body)
    {
        if (body is not [0xFF, 0xD8, ..])
            return false;
        byte[] hash = SHA256.HashData(body);
        IsUndecided = _lastInvalidBody?.AsSpan().SequenceEqual(hash) != true;
        _lastInvalidBody = hash;
        return !IsUndecided;
    }
}
