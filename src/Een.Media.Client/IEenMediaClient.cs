namespace Een.Media.Client;

/// <summary>An Eagle Eye Networks account, as far as its media go. An interface so that a program can be tested without one.</summary>
public interface IEenMediaClient
{
    /// <summary>The cameras: their ids, names, states and time zones.</summary>
    ICamerasClient Cameras { get; }

    /// <summary>The recorded images: one, or walks over many.</summary>
    IRecordedImagesClient RecordedImages { get; }

    /// <summary>Where recordings exist.</summary>
    IRecordingsClient Recordings { get; }

    /// <summary>What the cameras see now.</summary>
    ILiveImagesClient LiveImages { get; }

    /// <summary>The session cookie for players and browsers.</summary>
    IMediaSessionClient MediaSession { get; }

    /// <summary>The live streams.</summary>
    IFeedsClient Feeds { get; }
}
