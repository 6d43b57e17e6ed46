using System.CommandLine;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Exports;
using Een.Media.Cli.Text;

namespace Een.Media.Cli.Commands;

/// <summary>Catches up what was recorded since.</summary>
internal sealed class SyncCommand : CliCommand
{
    private readonly Argument<string> _directory = new("directory") { Description = "The directory of an export.", HelpName = "DIR" };

    public SyncCommand()
        : base("sync", "Bring an export up to date: all its cameras, from where it ends.", "sync yesterday") => Arguments.Add(_directory);

    protected override string AfterInterrupt => "Stopped. What was fetched is kept: the same command goes on from there.";

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        string directory = session.Parsed.GetValue(_directory)!;
        ExportJob job = ExportJob.Read(directory) ?? throw CliException.Usage(
            $"{SafeText.Of(directory)} is not a directory of een-media export or een-media sample: it has no een-media.json.");
        if (job.Until is not null)
        {
            session.Reporter.Note(
                "This export is of a range with an end: what is missing of it is fetched, and nothing is added behind it, because its "
                    + "manifest "
                + "stands for that range. To collect on, export with --until now into another directory.");
        }

        var runner = new ExportRunner(session, job, directory);
        runner.Announce();
        return await runner.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
