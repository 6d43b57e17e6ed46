using System.CommandLine;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Exports;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Compares an export with its manifests.</summary>
internal sealed class VerifyCommand : CliCommand
{
    private const int MostShown = 20;

    private readonly Argument<string> _directory = new("directory") { Description = "The directory of an export.", HelpName = "DIR" };

    public VerifyCommand()
        : base("verify", "Check the files, hashes, order and gaps of an export. Needs no account.", "verify evidence",
            "verify evidence --json") => Arguments.Add(_directory);

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        string directory = session.Parsed.GetValue(_directory)!;
        IReadOnlyList<(string? Camera, string Title, string Path)> exports = Exports(directory);
        bool forPeople = session.Reporter.Form == OutputForm.Text;
        var found = new List<ExportVerification?>();
        using RecordWriter records = session.Reporter.Records(
            new("camera", "CAMERA"), new("name", "NAME"), new("directory", "DIRECTORY"), new("frames", "FRAMES"), new("bytes", "BYTES"),
            new("gaps", "GAPS"),
            new("first", "FIRST"), new("last", "LAST"), new("complete", "COMPLETE"), new("problems", "PROBLEMS"), new("details", ""));
        int misplaced = 0;
        foreach ((string? camera, string title, string path) in exports)
        {
            ExportVerification? export = Directory.Exists(path) && File.Exists(Path.Combine(path, "manifest.jsonl"))
                ? await ExportVerification.VerifyAsync(path, progress: null, cancellationToken).ConfigureAwait(false)
                : null;
            found.Add(export);
            List<string> problems = [.. export?.Problems.Select(problem => problem.ToString()) ?? []];
            if (camera is not null && export?.DeviceId is { } device && device != camera)
            {
                problems.Insert(0, $"The frames are from camera {device}, not from {camera}.");
                misplaced++;
            }

            Tell(session.Reporter, title, problems);
            records.Add(
                export?.DeviceId, title, path, export?.Frames ?? 0, export?.Bytes ?? 0, export?.Gaps ?? 0, export?.First, export?.Last,
                export?.IsComplete ?? false,
                problems.Count, forPeople ? null : problems);
        }

        if (misplaced > 0 || found.Any(export => export?.Problems.Count > 0))
            return ExitCode.Failed;
        if (found.All(export => export is { IsComplete: true }))
        {
            session.Reporter.Note("Intact: every file matches its manifest.");
            return ExitCode.Ok;
        }

        session.Reporter.Warn(
            "The files are intact, but the export is not complete. To continue it, run the command that began it, or een-media sync.");
        return ExitCode.PartlyDone;
    }

    private static IReadOnlyList<(string? Camera, string Title, string Path)> Exports(string directory)
    {
        if (ExportJob.Read(directory) is { } job)
            return [.. job.Cameras.Select(camera => ((string?)camera.Id, camera.Name, Path.Combine(directory, camera.Directory)))];
        return File.Exists(Path.Combine(directory, "manifest.jsonl"))
            ? [(null, "", directory)]
            : throw CliException.Usage(
                $"{SafeText.Of(directory)} is not the directory of an export: it has neither een-media.json nor manifest.jsonl.");
    }

    private static void Tell(Reporter reporter, string title, List<string> problems)
    {
        string prefix = title.Length > 0 ? $"{SafeText.Of(title)}: " : "";
        foreach (string problem in problems.Take(MostShown))
            reporter.Fail($"{prefix}{problem}");
        if (problems.Count > MostShown)
            reporter.Fail($"{prefix}and {problems.Count - MostShown} more problems. --json lists them all.");
    }
}
