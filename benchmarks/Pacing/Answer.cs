namespace Een.Media.Benchmarks.Pacing;

/// <summary>200, or 429 with what it says.</summary>
internal readonly record struct Answer(bool Ok, TimeSpan? RetryAfter);
