using System.CommandLine;
using System.Globalization;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Where one image goes: a file that is named, one that is named by camera and time, or the standard output.</summary>
internal sealed class SavedImage(Session session, Camera camera)
{
    private readonly TimeZoneInfo _zone = session.Zone.For(camera.TimeZone);

    public static Option<string?> OutputOption() =>
        new("--output", "-o")
        {
            Description = "The file; - for the standard output. Default: named by camera and time.",
            HelpName = "FILE",
        };

    /// <summary>A name made of the camera's and of the frame's time where the camera stands.</summary>
    public string NameOf(RecordedImage image) => string.Create(
        CultureInfo.InvariantCulture,
        $"{CameraTitle.ForFile(camera)}_{TimeZoneInfo.ConvertTime(image.Timestamp, _zone):yyyy-MM-dd_HH-mm-ss.fff}.jpg");

    public async Task SaveAsync(RecordedImage image, string? path, CancellationToken cancellationToken)
    {
        path ??= NameOf(image);
        if (path == "-")
        {
            if (!Console.IsOutputRedirected)
                throw CliException.Usage("The standard output is a terminal, which cannot show a JPEG. Pipe it, or give -o FILE.");
            Stream output = Console.OpenStandardOutput();
            await using (output.ConfigureAwait(false))
                await image.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory)
            Directory.CreateDirectory(directory);
        await image.SaveAsync(path, cancellationToken).ConfigureAwait(false);
        using RecordWriter records = Records(session);
        Add(records, path, image);
    }

    public static RecordWriter Records(Session session) => session.Reporter.Records(
        new("file", "FILE"), new("timestamp", "TIME"), new("width", "WIDTH"), new("height", "HEIGHT"), new("bytes", "BYTES"),
        new("camera", "CAMERA"));

    public void Add(RecordWriter records, string path, RecordedImage image) =>
        records.Add(path, TimeZoneInfo.ConvertTime(image.Timestamp, _zone), image.Width, image.Height, image.Data.Length, camera.Id);
}
