using SkiaSharp;

namespace Een.Media.Client.Decoding;

/// <summary>Encodes pictures, and knows formats by their file names.</summary>
internal static class Pictures
{
    public static byte[] Encode(SKBitmap bitmap, PictureFormat format, int quality)
    {
        using SKData? data = bitmap.Encode(ToSkia(format), quality);
        return data?.ToArray() ?? throw new EenImageException(
            ImageProblem.TooLarge,
            $"A picture of {bitmap.Width}×{bitmap.Height} pixels does not fit into the format {format}.");
    }

    public static PictureFormat FormatOf(string path, string parameterName)
    {
        string extension = Path.GetExtension(path);
        return Is(".jpg") || Is(".jpeg") ? PictureFormat.Jpeg
            : Is(".png") ? PictureFormat.Png
            : Is(".webp") ? PictureFormat.Webp
            : throw new ArgumentException($"\"{extension}\" names no format of pictures: use .jpg, .png or .webp.", parameterName);
        bool Is(string known) => extension.Equals(known, StringComparison.OrdinalIgnoreCase);
    }

    private static SKEncodedImageFormat ToSkia(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => SKEncodedImageFormat.Jpeg,
        PictureFormat.Png => SKEncodedImageFormat.Png,
        PictureFormat.Webp => SKEncodedImageFormat.Webp,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Use Jpeg, Png or Webp."),
    };
}
