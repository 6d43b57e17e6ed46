namespace Een.Media.Emulator.Cameras;

/// <summary>An overlay that a camera can draw, as <c>:listFieldValues</c> lists it.</summary>
internal sealed record OverlayKind(string Id, string Name, string Type);
