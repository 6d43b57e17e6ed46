namespace Een.Media.Client;

/// <summary>Why an image could not be decoded or encoded.</summary>
public enum ImageProblem
{
    /// <summary>The bytes are not a JPEG.</summary>
    NotAJpeg,

    /// <summary>The JPEG ends before its image is complete.</summary>
    Truncated,

    /// <summary>The JPEG is not valid.</summary>
    Broken,

    /// <summary>The image has more pixels than allowed, or than the output format can hold.</summary>
    TooLarge,
}
