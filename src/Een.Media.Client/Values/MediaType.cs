namespace Een.Media.Client;

/// <summary>What a recording is made of.</summary>
public enum MediaType
{
    /// <summary>Moving pictures, from which main images are taken.</summary>
    Video,

    /// <summary>Single pictures, such as previews.</summary>
    Image,
}
