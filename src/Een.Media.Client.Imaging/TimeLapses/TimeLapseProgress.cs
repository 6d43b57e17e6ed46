namespace Een.Media.Client;

/// <summary>How far a time-lapse is.</summary>
/// <param name="Frames">The frames that are in so far.</param>
/// <param name="Timestamp">The time of the latest of them.</param>
public readonly record struct TimeLapseProgress(int Frames, DateTimeOffset Timestamp);
