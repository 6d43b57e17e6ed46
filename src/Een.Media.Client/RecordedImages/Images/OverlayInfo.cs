namespace Een.Media.Client;

/// <summary>An overlay that a camera can deliver with its images.</summary>
/// <param name="Id">The id for <see cref="RecordedImageTimeRequest.WithOverlay(OverlayMode, string, string[])"/>, such as
/// <c>een.motionDetectionEvent.v1</c>.</param>
/// <param name="Name">The display name, such as <c>Motion Detection</c>; <see langword="null"/> when the service gave none.</param>
/// <param name="Type">The kind of overlay, such as <c>event</c>. An open set; <see langword="null"/> when the service gave none.</param>
public sealed record OverlayInfo(string Id, string? Name, string? Type);
