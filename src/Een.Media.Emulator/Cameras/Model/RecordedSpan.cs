namespace Een.Media.Emulator.Cameras.Model;

/// <summary>A recording interval. Both ends are part of it.</summary>
internal readonly record struct RecordedSpan(DateTimeOffset Start, DateTimeOffset End);
