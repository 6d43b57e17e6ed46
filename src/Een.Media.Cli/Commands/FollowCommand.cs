using System.CommandLine;
using System.Diagnostics;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Files;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Saves every frame as it is recorded, and runs a command for it.</summary>
internal sealed class FollowCommand : CliCommand
{
    /// <summary>A damaged frame must not end the command.</summary>
    private static readonly FollowOptions s_follow = new() { DamagedFrames = DamagedFrameHandling.Keep };

    private readonly CameraSymbols _camera = CameraSymbols.One();
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The directory for the frames.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };
    private readonly Option<string?> _execute = new("--exec")
    {
        Description = "Run this in the shell for each frame, with EEN_FILE, EEN_TIME and EEN_CAMERA set.",
        HelpName = "COMMAND",
    };

    private readonly Option<string> _name = SavedImage.NameOption();
    private readonly Option<int?> _count = new("--count") { Description = "Stop after this many frames.", HelpName = "N" };

    public FollowCommand()
        : base("follow", "Save every preview as it is recorded, until Ctrl-C.", "follow dock -o frames",
            "follow dock -o frames --exec 'cp \"$EEN_FILE\" latest.jpg'")
    {
        _camera.AddTo(this);
        Options.Add(_output);
        Options.Add(_execute);
        Options.Add(_count);
        Options.Add(_name);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        ParseResult parsed = session.Parsed;
        if (parsed.GetValue(_count) is < 1)
            throw CliException.Usage("--count must be 1 or more.");
        NameTemplate template = NameTemplate.Parse(parsed.GetValue(_name)!);
        if (!template.Has("date") || !template.Has("time"))
            throw CliException.Usage("--name needs {date} and {time} here, or a frame would replace an earlier one.");
        OutputPath.CheckDirectory(parsed.GetValue(_output)!);
        Camera camera = (await session.Cameras.FindAsync(_camera.Read(parsed), cancellationToken).ConfigureAwait(false))[0];
        string directory = OutputPath.CreateDirectory(parsed.GetValue(_output)!);
        session.Reporter.Note(
            $"{CameraTitle.Of(camera)}, each preview from now on, into {parsed.GetValue(_output)}. Press Ctrl-C to stop.");
        var saved = new SavedImage(session, camera, template);
        using RecordWriter records = SavedImage.Records(session);
        int left = parsed.GetValue(_count) ?? int.MaxValue;
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice(camera.Id).Preview().AtOrAfter(session.Now);
        await foreach (RecordedImage image in session.Client.RecordedImages.FollowAsync(request, s_follow, cancellationToken)
            .ConfigureAwait(false))
        {
            using (image)
            {
                string path = Path.Combine(directory, saved.NameOf(image));
                await SavedImage.WriteAsync(image, path, cancellationToken).ConfigureAwait(false);
                if (image.IsDamaged)
                    session.Reporter.Warn($"{Path.GetFileName(path)} is damaged in the recording. It is saved as received.");

                // A table is written when its last row is known, and here no row is the last.
                if (session.Reporter.Form == OutputForm.Text)
                    await Console.Out.WriteLineAsync(SafeText.Of(path)).ConfigureAwait(false);
                else
                    saved.Add(records, path, image);
                if (parsed.GetValue(_execute) is { } command)
                    await ExecuteAsync(session, command, path, image, camera, cancellationToken).ConfigureAwait(false);
            }

            if (--left == 0)
                return ExitCode.Ok;
        }

        return ExitCode.Ok;
    }

    /// <summary>
    /// Runs the user's command unchanged. The camera and the path are passed in environment variables, so they cannot change the command.
    /// </summary>
    private static async Task ExecuteAsync(
        Session session, string command, string path, RecordedImage image, Camera camera, CancellationToken cancellationToken)
    {
        // Records on the standard output stay records: what the command writes goes to the standard error.
        if (session.Reporter.Form != OutputForm.Text)
            command = OperatingSystem.IsWindows() ? $"({command}) 1>&2" : $"exec 1>&2\n{command}";
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", command])
            : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.Environment["EEN_FILE"] = path;
        start.Environment["EEN_TIME"] = CellText.Iso(image.Timestamp);
        start.Environment["EEN_CAMERA"] = camera.Id;
        foreach (string secret in new[] { "EEN_ACCESS_TOKEN", "EEN_REFRESH_TOKEN", "EEN_CLIENT_SECRET" })
            start.Environment.Remove(secret);
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0)
            session.Reporter.Warn($"The command ended with exit code {process.ExitCode} for {Path.GetFileName(path)}.");
    }
}
