namespace Een.Media.Client.Http;

/// <summary>What became of an attempt to read a body as a JPEG.</summary>
internal enum JpegCompleteness
{
    NotAJpeg,
    Incomplete,
    Complete,
}
