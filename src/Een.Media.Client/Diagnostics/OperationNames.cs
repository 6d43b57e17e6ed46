namespace Een.Media.Client.Diagnostics;

/// <summary>The names of the client's operations in logs, spans and metrics. They are few and fixed.</summary>
internal static class OperationNames
{
    public const string GetRecordedImage = "RecordedImages.Get";
    public const string ListOverlays = "RecordedImages.ListOverlays";
    public const string ListRecordings = "Recordings.List";
    public const string GetLiveImage = "LiveImages.Get";
    public const string StartMediaSession = "MediaSession.Start";
    public const string ListCameras = "Cameras.List";
    public const string GetCamera = "Cameras.Get";
    public const string ListFeeds = "Feeds.List";
}
