using System.Globalization;
using System.Text;
using Een.Media.Client;
using SkiaSharp;

namespace Een.Media.Cli.Output;

/// <summary>
/// Draws an image on a terminal: with kitty's or iTerm2's protocol if the environment names such a terminal, else with half blocks, two
/// pixels in each cell.
/// </summary>
internal static class TerminalImage
{
    private const int KittyChunk = 4096;
    private const int WidestDrawing = 120;

    public static void Write(RecordedImage image, TextWriter output)
    {
        string term = Variable("TERM");
        if (Variable("KITTY_WINDOW_ID").Length > 0 || term == "xterm-kitty")
            WriteKitty(image, output);
        else if (Variable("TERM_PROGRAM") is "iTerm.app" or "WezTerm")
            output.WriteLine(
                $"\e]1337;File=inline=1;preserveAspectRatio=1;size={image.Data.Length}:{Convert.ToBase64String(image.Data.Span)}\a");
        else
            WriteHalfBlocks(image, output, Variable("COLORTERM") is "truecolor" or "24bit");
        output.Flush();
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";

    private static void WriteKitty(RecordedImage image, TextWriter output)
    {
        using SKBitmap bitmap = image.ToBitmap();
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        string data = Convert.ToBase64String(png.AsSpan());
        for (int start = 0; start < data.Length; start += KittyChunk)
        {
            string chunk = data.Substring(start, Math.Min(KittyChunk, data.Length - start));
            string what = start == 0 ? "f=100,a=T," : "";
            output.Write($"\e_G{what}m={(start + chunk.Length < data.Length ? 1 : 0)};{chunk}\e\\");
        }

        output.WriteLine();
    }

    private static void WriteHalfBlocks(RecordedImage image, TextWriter output, bool trueColor)
    {
        (int columns, int rows) = Size();
        using SKBitmap bitmap = image.ToBitmap(new DecodeOptions { MaxWidth = columns, MaxHeight = 2 * rows });
        var text = new StringBuilder();
        for (int y = 0; y < bitmap.Height; y += 2)
        {
            for (int x = 0; x < bitmap.Width; x++)
            {
                text.Append("\e[38;").Append(Color(bitmap.GetPixel(x, y), trueColor));
                text.Append(";48;").Append(Color(bitmap.GetPixel(x, Math.Min(y + 1, bitmap.Height - 1)), trueColor)).Append("m▀");
            }

            text.Append("\e[0m\n");
        }

        output.Write(text.ToString());
    }

    /// <summary>The available size, with a line left for the prompt. If the terminal's size is unknown, 80 columns and 24 rows.</summary>
    private static (int Columns, int Rows) Size()
    {
        (int width, int height) = (Console.WindowWidth, Console.WindowHeight);
        return (Math.Min(width > 0 ? width : 80, WidestDrawing), Math.Max(height > 0 ? height : 24, 3) - 2);
    }

    /// <summary>The exact color, or the nearest of the 216 colors that every terminal with 256 colors has.</summary>
    private static string Color(SKColor color, bool trueColor) => trueColor
        ? string.Create(CultureInfo.InvariantCulture, $"2;{color.Red};{color.Green};{color.Blue}")
        : string.Create(CultureInfo.InvariantCulture, $"5;{16 + (36 * Level(color.Red)) + (6 * Level(color.Green)) + Level(color.Blue)}");

    private static int Level(byte value) => (value * 5 + 127) / 255;
}
