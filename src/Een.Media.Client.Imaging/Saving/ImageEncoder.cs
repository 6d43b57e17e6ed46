using SkiaSharp;

namespace Een.Media.Client.Imaging.Saving;

/// <summary>Encodes bitmaps, and finds the format that a file name asks for.</summary>
internal static class ImageEncoder
{
    public static byte[] Encode(SKBitmap bitmap, ImageFormat format, int quality)
    {
        using SKData? data = bitmap.Encode(ToSkia(format), quality);
        return data?.ToArray() ?? throw new EenImageException(
            ImageProblem.TooLarge,
            $"An image of {bitmap.Width}×{bitmap.Height} pixels does not fit into {format}. Make it smaller, or use another format.");
    }

    public static ImageFormat FormatOf(string path, string parameterName)
    {
        string extension = Path.GetExtension(path);
        return Is(".jpg") || Is(".jpeg") ? ImageFormat.Jpeg
            : Is(".png") ? ImageFormat.Png
            : Is(".webp") ? ImageFormat.Webp
            : throw new ArgumentException(
                $"\"{extension}\" is not the extension of a supported image format. Use .jpg, .png or .webp.", parameterName);
        bool Is(string known) => extension.Equals(known, StringComparison.OrdinalIgnoreCase);
    }

    private static SKEncodedImageFormat ToSkia(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => SKEncodedImageFormat.Jpeg,
        ImageFormat.Png => SKEncodedImageFormat.Png,
        ImageFormat.Webp => SKEncodedImageFormat.Webp,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Use Jpeg, Png or Webp."),
    };
}
