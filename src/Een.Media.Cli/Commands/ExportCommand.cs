namespace Een.Media.Cli.Commands;

/// <summary>Exports every frame of a range.</summary>
internal sealed class ExportCommand() : ExportCommandBase(
    "export",
    "Export every frame of a range into a directory. Run the same command again to continue.",
    "export \"Loading dock\" --from 12:00 --until 13:00 -o evidence",
    "export dock gate --from -1d --until now -o yesterday",
    "export --all --site Austin --from -1h -o austin");
