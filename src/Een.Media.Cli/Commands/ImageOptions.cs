using System.CommandLine;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Files;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>The options of commands that get one image: <c>-o</c>, <c>--name</c> and <c>--show</c>.</summary>
internal sealed class ImageOptions
{
    private readonly Option<string?> _output = SavedImage.OutputOption();
    private readonly Option<string> _name = SavedImage.NameOption();
    private readonly Option<bool> _show = SavedImage.ShowOption();

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _output, _name, _show })
            command.Options.Add(option);
    }

    /// <summary>Refuses options that cannot be combined, and a file that cannot be written, before any request.</summary>
    public void Check(Session session)
    {
        if (session.Parsed.GetValue(_output) is { } path and not "-")
            OutputPath.CheckFile(path);
        _ = NameTemplate.Parse(session.Parsed.GetValue(_name)!);
        if (session.Parsed.GetValue(_output) is not null && IsNamed(session))
            throw CliException.Usage("Give -o or --name, not both.");
        if (session.Parsed.GetValue(_show) && !session.Reporter.HasColor)
            throw CliException.Usage("--show needs a terminal with colors. Leave it out to save the image, or give -o - to pipe it.");
    }

    public async Task HandOverAsync(Session session, Camera camera, RecordedImage image, CancellationToken cancellationToken)
    {
        var saved = new SavedImage(session, camera, NameTemplate.Parse(session.Parsed.GetValue(_name)!));
        string? path = session.Parsed.GetValue(_output);
        if (session.Parsed.GetValue(_show))
        {
            TerminalImage.Write(image, Console.Out);
            if (path is null && !IsNamed(session))
                return;
        }

        await saved.SaveAsync(image, path, cancellationToken).ConfigureAwait(false);
    }

    private bool IsNamed(Session session) => session.Parsed.GetResult(_name) is { Implicit: false };
}
