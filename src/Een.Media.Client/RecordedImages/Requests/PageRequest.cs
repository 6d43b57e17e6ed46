using Een.Media.Client.Values;

namespace Een.Media.Client.RecordedImages.Requests;

/// <summary>A request by page token alone.</summary>
internal sealed class PageRequest(PageToken token) : RecordedImageRequest
{
    public PageToken Token { get; } = token;

    internal override FrameOrigin? Origin => Token.Origin;

    public override bool Equals(RecordedImageRequest? other) => other is PageRequest page && page.Token.Equals(Token);

    public override int GetHashCode() => Token.GetHashCode();

    public override string ToString() => "recorded image by page token";
}
