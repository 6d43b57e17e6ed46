namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>How far a cursor has come.</summary>
/// <param name="Last">The position of the furthest frame that was admitted.</param>
/// <param name="Spacing">The distance between the last frames; null after only one frame.</param>
internal readonly record struct CursorProgress(long Last, double? Spacing);
