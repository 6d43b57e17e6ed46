namespace Een.Media.Emulator.Cameras.Model;

/// <summary>An overlay of a camera, as <c>:listFieldValues</c> lists it.</summary>
internal sealed record OverlayKind(string Id, string Name, string Type);
