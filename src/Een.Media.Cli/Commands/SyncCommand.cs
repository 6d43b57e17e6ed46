using System.CommandLine;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Exports;
using Een.Media.Cli.Text;

namespace Een.Media.Cli.Commands;

/// <summary>Exports what was recorded since the last run.</summary>
internal sealed class SyncCommand : CliCommand
{
    private readonly Argument<string> _directory = new("directory") { Description = "The directory of an export.", HelpName = "DIR" };

    public SyncCommand()
        : base("sync", "Bring an export up to date: continue all of its cameras.", "sync yesterday") => Arguments.Add(_directory);

    protected override string AfterInterrupt => "Stopped. The frames so far are kept. Run the same command again to continue.";

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        string directory = session.Parsed.GetValue(_directory)!;
        ExportJob job = ExportJob.Read(directory) ?? throw CliException.Usage(
            $"{SafeText.Of(directory)} is not a directory of een-media export or een-media sample: it has no een-media.json.");
        if (job.Until is not null)
        {
            session.Reporter.Note(
                "The range of this export has an end. Missing frames within the range are fetched, but no later ones. To keep collecting, "
                    + "export with --until now into another directory.");
        }

        var runner = new ExportRunner(session, job, directory);
        runner.Announce();
        return await runner.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
