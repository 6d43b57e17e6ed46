namespace Een.Media.Client.Resilience;

/// <summary>The names of the operations: few and fixed, fit for labels.</summary>
internal static class Operations
{
    public const string GetRecordedImage = "RecordedImages.Get";
    public const string ListOverlays = "RecordedImages.ListOverlays";
    public const string ListRecordings = "Recordings.List";
    public const string GetLiveImage = "LiveImages.Get";
    public const string StartMediaSession = "MediaSession.Start";
    public const string ListFeeds = "Feeds.List";
}
