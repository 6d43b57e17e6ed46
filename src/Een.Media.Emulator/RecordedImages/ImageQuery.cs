using Een.Media.Emulator.Cameras;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>What a request for a recorded image asks for, however it said it.</summary>
internal sealed record ImageQuery(string DeviceId, StreamKind Stream, TimestampOperator Operator, DateTimeOffset Timestamp, Rendering Rendering);
