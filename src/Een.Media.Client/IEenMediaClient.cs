namespace Een.Media.Client;

/// <summary>The media of an Eagle Eye Networks account. An interface, so that a program can be tested without an account.</summary>
public interface IEenMediaClient
{
    /// <summary>The cameras: their ids, names, states and time zones.</summary>
    ICamerasClient Cameras { get; }

    /// <summary>The recorded images: single images, walks, samples and exports.</summary>
    IRecordedImagesClient RecordedImages { get; }

    /// <summary>The intervals in which recordings exist.</summary>
    IRecordingsClient Recordings { get; }

    /// <summary>The current images of the cameras.</summary>
    ILiveImagesClient LiveImages { get; }

    /// <summary>The session cookie for players and browsers.</summary>
    IMediaSessionClient MediaSession { get; }

    /// <summary>The live streams.</summary>
    IFeedsClient Feeds { get; }
}
