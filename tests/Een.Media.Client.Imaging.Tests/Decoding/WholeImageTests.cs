using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Decoding;

/// <summary>The client has no decoder. What it calls a complete JPEG must be what a decoder draws in full, and nothing else.</summary>
public sealed class WholeImageTests
{
    private static readonly byte[] s_end = [0xFF, 0xD9];

    private static IEnumerable<TestCaseData> Cases()
    {
        string directory = Path.Combine(TestContext.CurrentContext.TestDirectory, "TimeLapses", "Cases");
        foreach (string file in Directory.GetFiles(directory, "*.jpg").Order(StringComparer.Ordinal))
            yield return Case(Path.GetFileName(file), File.ReadAllBytes(file));
    }

    private static IEnumerable<TestCaseData> Zoo()
    {
        byte[] color = Encode(160, 96, SKJpegEncoderDownsample.Downsample420);
        byte[] full = Encode(33, 17, SKJpegEncoderDownsample.Downsample444);
        byte[] half = Encode(97, 50, SKJpegEncoderDownsample.Downsample422);
        foreach ((string name, byte[] jpeg) in new[] { ("4:2:0", color), ("4:4:4", full), ("4:2:2", half) })
        {
            int scan = ScanStart(jpeg);
            int middle = (scan + jpeg.Length) / 2;
            yield return Case($"{name} as it was encoded", jpeg);
            yield return Case($"{name} without an end", jpeg[..^2]);
            yield return Case($"{name} with half of its end", jpeg[..^1]);
            yield return Case($"{name} that lacks ten bytes of its scan", jpeg[..^12]);
            yield return Case($"{name} cut in the middle of its scan", jpeg[..middle]);
            yield return Case($"{name} cut where its scan begins", jpeg[..scan]);
            yield return Case($"{name} cut in its tables", jpeg[..100]);
            yield return Case($"{name} with zeros behind its end", [.. jpeg, .. new byte[500]]);
            yield return Case($"{name} with zeros instead of its end", [.. jpeg[..^2], .. new byte[500]]);
            yield return Case($"{name} with another image behind it", [.. jpeg, .. full]);
            yield return Case($"{name} with an invalid marker in its scan", [.. jpeg[..middle], 0xFF, 0x3C, .. jpeg[middle..]]);
            yield return Case($"{name} with zeros in place of half of its scan", [.. jpeg[..middle], .. new byte[jpeg.Length - middle - 2], .. s_end]);
            yield return Case($"{name} with an application segment of length 0", [.. jpeg[..2], 0xFF, 0xE7, 0, 0, .. jpeg[2..]]);
            yield return Case($"{name} with a comment of length 1", [.. jpeg[..2], 0xFF, 0xFE, 0, 1, .. jpeg[2..]]);
            yield return Case($"{name} with fill bytes", [.. jpeg[..2], 0xFF, 0xFF, .. jpeg[2..]]);
            yield return Case($"{name} with an end within an application segment", [.. jpeg[..2], 0xFF, 0xE5, 0, 6, 0xFF, 0xD8, 0xFF, 0xD9, .. jpeg[2..]]);
        }

        yield return Case("a start and an end", [0xFF, 0xD8, .. s_end]);
        yield return Case("nothing but text", "oops, no image"u8.ToArray());
    }

    [TestCaseSource(nameof(Cases))]
    [TestCaseSource(nameof(Zoo))]
    public void An_image_is_complete_when_a_decoder_draws_all_of_it(byte[] jpeg) => Assert.That(IsComplete(jpeg), Is.EqualTo(IsDrawnWhole(jpeg)));

    [TestCaseSource(nameof(Cases))]
    public void The_given_cases_are_all_drawn_whole(byte[] jpeg) => Assert.That(IsDrawnWhole(jpeg), Is.True);

    [Test]
    public void Cut_anywhere_before_its_last_pixel_an_image_is_not_complete()
    {
        byte[] jpeg = Encode(160, 96, SKJpegEncoderDownsample.Downsample420);
        for (int length = jpeg.Length - 6; length > 3; length -= 7)
            Assert.That(IsComplete(jpeg[..length]), Is.False, $"{length} of {jpeg.Length} bytes");
    }

    private static bool IsComplete(byte[] jpeg)
    {
        try
        {
            using RecordedImage image = EenMediaModelFactory.RecordedImage(jpeg, DateTimeOffset.UnixEpoch);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the decoder takes the image as whole, or misses only its end: then what stands there instead changes no pixel. Where a part of the
    /// scan is missing, it does.
    /// </summary>
    private static bool IsDrawnWhole(byte[] jpeg)
    {
        SKCodecResult result = Decode(jpeg).Result;
        return result == SKCodecResult.Success
            || (result == SKCodecResult.IncompleteInput
                && Decode([.. jpeg, .. s_end]).Pixels.AsSpan().SequenceEqual(Decode([.. jpeg, .. Enumerable.Repeat((byte)0x55, 500), .. s_end]).Pixels));
    }

    private static (SKCodecResult Result, byte[] Pixels) Decode(byte[] jpeg)
    {
        using var data = SKData.CreateCopy(jpeg);
        using SKCodec? codec = SKCodec.Create(data);
#pragma warning disable CA1508 // Skia returns null for bytes that are no image, whatever its annotation says.
        if (codec is null)
            return (SKCodecResult.InvalidInput, []);
#pragma warning restore CA1508
        using var bitmap = new SKBitmap(codec.Info);
        bitmap.Erase(SKColors.Magenta);
        return (codec.GetPixels(codec.Info, bitmap.GetPixels()), bitmap.Bytes);
    }

    private static byte[] Encode(int width, int height, SKJpegEncoderDownsample downsample)
    {
        using var bitmap = new SKBitmap(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                bitmap.SetPixel(x, y, new SKColor((byte)(x * 7), (byte)(y * 11), (byte)(x * y)));
        }

        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData? data = pixels.Encode(new SKJpegEncoderOptions(75, downsample, SKJpegEncoderAlphaOption.Ignore));
        return data!.ToArray();
    }

    /// <summary>The first byte behind the header of the scan.</summary>
    private static int ScanStart(byte[] jpeg)
    {
        int marker = jpeg.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xDA });
        return marker + 2 + (jpeg[marker + 2] << 8 | jpeg[marker + 3]);
    }

    private static TestCaseData Case(string name, byte[] jpeg) => new TestCaseData(jpeg).SetArgDisplayNames(name);
}
