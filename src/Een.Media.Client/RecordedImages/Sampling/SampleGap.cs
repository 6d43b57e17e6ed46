namespace Een.Media.Client;

/// <summary>An instant of a <see cref="SamplePlan"/> for which there is no frame.</summary>
/// <param name="Instant">The instant, in UTC.</param>
/// <param name="NextFrame">The time of the first frame after it, which is later than <see cref="SampleOptions.Tolerance"/> allows;
/// <see langword="null"/> when nothing is recorded after it.</param>
public readonly record struct SampleGap(DateTimeOffset Instant, DateTimeOffset? NextFrame);
