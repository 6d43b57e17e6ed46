namespace Een.Media.Cli.Commands;

/// <summary>Exports every frame of a range.</summary>
internal sealed class ExportCommand() : ExportCommandBase(
    "export",
    "Export every frame of a range into a directory. The same command, given again, goes on.",
    "export \"Loading dock\" --from 12:00 --until 13:00 -o evidence",
    "export dock gate --from -1d --until now -o yesterday",
    "export --all --site Austin --from -1h -o austin");
