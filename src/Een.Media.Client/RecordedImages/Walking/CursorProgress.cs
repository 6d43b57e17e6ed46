namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>How far a cursor has come.</summary>
/// <param name="Last">The position of the furthest frame that was admitted.</param>
/// <param name="Spacing">How far the last frames lie apart; null as long as there is only one.</param>
internal readonly record struct CursorProgress(long Last, double? Spacing);
