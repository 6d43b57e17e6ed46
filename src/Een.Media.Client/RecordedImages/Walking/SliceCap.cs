namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>How much of a walk one slice may hold; it ends with the frame that reaches either.</summary>
internal readonly record struct SliceCap(int Frames, long Bytes);
