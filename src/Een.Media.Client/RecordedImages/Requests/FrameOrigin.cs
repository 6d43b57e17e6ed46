
namespace Een.Media.Client;

/// <summary>Which recording of which camera an image is from. Travels with its page tokens, so that their images are paced and labelled too.</summary>
internal sealed record FrameOrigin(string DeviceId, StreamType StreamType);
