namespace Een.Media.Client.Http;

/// <summary>The result of reading a body as a JPEG.</summary>
internal enum JpegCompleteness
{
    NotAJpeg,
    Incomplete,
    Complete,
}
