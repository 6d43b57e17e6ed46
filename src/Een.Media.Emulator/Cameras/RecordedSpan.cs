namespace Een.Media.Emulator.Cameras;

/// <summary>One recording: both ends belong to it.</summary>
internal readonly record struct RecordedSpan(DateTimeOffset Start, DateTimeOffset End);
