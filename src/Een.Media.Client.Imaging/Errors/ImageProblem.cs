namespace Een.Media.Client;

/// <summary>Why a picture could not be decoded or encoded.</summary>
public enum ImageProblem
{
    /// <summary>The bytes are not a JPEG.</summary>
    NotAJpeg,

    /// <summary>The JPEG ends before the picture does.</summary>
    Truncated,

    /// <summary>The JPEG contradicts itself.</summary>
    Broken,

    /// <summary>The picture would have more pixels than is allowed, or than the format to be written can hold.</summary>
    TooLarge,
}
