namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>A walk in progress. Disposing it ends all of its work, and waits for that end.</summary>
internal interface IFrameWalk : IAsyncDisposable
{
    /// <summary>The next frame, which then belongs to the caller, or <see langword="null"/> at the end.</summary>
    ValueTask<RecordedImage?> NextAsync();
}
