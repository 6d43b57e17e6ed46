namespace Een.Media.Client;

/// <summary>What a recording is made of.</summary>
public enum MediaType
{
    /// <summary>Video, from which main images are taken.</summary>
    Video,

    /// <summary>Single images, such as previews.</summary>
    Image,
}
