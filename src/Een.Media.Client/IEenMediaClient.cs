namespace Een.Media.Client;

/// <summary>An Eagle Eye Networks account, as far as its media go. An interface so that a program can be tested without one.</summary>
public interface IEenMediaClient
{
    /// <summary>The recorded images: one, or walks over many.</summary>
    IRecordedImagesClient RecordedImages { get; }
}
