using SkiaSharp;

namespace Een.Media.Client.Imaging.Decoding;

/// <summary>What is known of a JPEG that decodes: its size as stored, and whether Exif asks to rotate or mirror it.</summary>
internal readonly record struct JpegFacts(SKSizeI Size, bool IsRotated);
