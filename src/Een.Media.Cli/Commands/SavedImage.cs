using System.CommandLine;
using System.Globalization;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Files;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>
/// Saves or shows one image: in a given file, in a file named by camera and time, on the standard output, or on the terminal.
/// </summary>
internal sealed class SavedImage(Session session, Camera camera, NameTemplate template)
{
    private readonly TimeZoneInfo _zone = session.Zone.For(camera.TimeZone);

    public static Option<string?> OutputOption() =>
        new("--output", "-o")
        {
            Description = "The file; - for the standard output. Default: named by camera and time.",
            HelpName = "FILE",
        };

    public static Option<string> NameOption() => new("--name")
    {
        Description = "The pattern for file names, with {camera}, {name}, {id}, {stream}, {date} and {time}. "
            + $"{NameTemplate.Standard} gives Loading-dock_10058b7a_2026-11-24_12-03-05.000.jpg.",
        HelpName = "PATTERN",
        DefaultValueFactory = _ => NameTemplate.Standard,
    };

    public static Option<bool> ShowOption() =>
        new("--show") { Description = "Draw the image on the terminal. It is saved only with -o or --name." };

    /// <summary>The name by the pattern, with the frame's time in the camera's zone, or in the selected zone.</summary>
    public string NameOf(RecordedImage image)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(image.Timestamp, _zone);
        return template.Fill(new Dictionary<string, string>
        {
            ["camera"] = CameraTitle.ForFile(camera),
            ["name"] = FileNameText.Of(camera.Name),
            ["id"] = FileNameText.Of(camera.Id),
            ["stream"] = StreamOption.Name(image.StreamType == StreamType.Main),
            ["date"] = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["time"] = local.ToString("HH-mm-ss.fff", CultureInfo.InvariantCulture) + OffsetOf(local),
        });
    }

    /// <summary>The offset in an hour that occurs twice, so that a frame of the second hour does not replace one of the first.</summary>
    private string OffsetOf(DateTimeOffset local) => _zone.IsAmbiguousTime(local)
        ? local.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal)
        : "";

    public async Task SaveAsync(RecordedImage image, string? path, CancellationToken cancellationToken)
    {
        path ??= NameOf(image);
        if (path == "-")
        {
            if (!Console.IsOutputRedirected)
                throw CliException.Usage("The standard output is a terminal, which cannot show a JPEG. Pipe it, give -o FILE, or --show.");
            Stream output = Console.OpenStandardOutput();
            await using (output.ConfigureAwait(false))
                await image.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
            return;
        }

        await WriteAsync(image, path, cancellationToken).ConfigureAwait(false);
        using RecordWriter records = Records(session);
        Add(records, path, image);
    }

    /// <summary>Saves the image, and creates its directory if needed.</summary>
    public static Task WriteAsync(RecordedImage image, string path, CancellationToken cancellationToken)
    {
        OutputPath.CreateDirectoryOf(path);
        return image.SaveAsync(path, cancellationToken);
    }

    public static RecordWriter Records(Session session) => session.Reporter.Records(
        new("file", "FILE"), new("timestamp", "TIME"), new("width", "WIDTH"), new("height", "HEIGHT"), new("bytes", "BYTES"),
        new("camera", "CAMERA"));

    public void Add(RecordWriter records, string path, RecordedImage image) =>
        records.Add(path, TimeZoneInfo.ConvertTime(image.Timestamp, _zone), image.Width, image.Height, image.Data.Length, camera.Id);
}
