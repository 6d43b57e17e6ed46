using SkiaSharp;

namespace Een.Media.Client.Imaging.Decoding;

/// <summary>Facts about a JPEG that can be decoded: its size as stored, and whether its Exif data asks to rotate or mirror it.</summary>
internal readonly record struct JpegFacts(SKSizeI Size, bool IsRotated);
