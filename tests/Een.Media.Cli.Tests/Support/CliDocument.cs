using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Een.Media.Cli.Commands;

namespace Een.Media.Cli.Tests.Support;

/// <summary>Generates docs/cli.md from the commands.</summary>
internal static class CliDocument
{
    private const string Head = """
        # The command line

        `een-media` gets recorded images without a program. A test generates this page from the commands.

        ```text
        dotnet tool install --global Een.Media.Cli --prerelease
        een-media login
        een-media cameras
        ```

        Without an account, run `een-media emulator` in one terminal and `een-media --profile emulator cameras` in another. Or run
        `een-media --emulator cameras`, which runs an emulator only for that command.

        ## Cameras

        Name a camera by its id, its name, or a part of its name that no other camera has. Case does not matter. Commands for several
        cameras take several names, or `--all`, `--site`, `--tag` and `--status`.

        ## Times

        | written | means |
        |---|---|
        | `now`, `today`, `yesterday` | this moment; midnight |
        | `-1h`, `-1d`, `-1h30m` | this long ago |
        | `+10m` | for `--until`: this long after `--from` |
        | `12:03`, `12:03:05`, `"yesterday 12:03"` | today; yesterday |
        | `2026-11-24`, `2026-11-24T12:03` | that day |
        | `2026-11-24T12:03Z`, `2026-11-24T12:03-06:00` | with its own zone |

        Clock times are in the camera's own zone. `--tz` selects another zone, for input and output. Each command writes the times that it
        has understood to the standard error. A time that the clocks skip is refused. If a time occurs twice, the first one is used, with a
        warning. The output for a range, such as its gaps, ends now at the latest.

        ## Output

        Data goes to the standard output, everything else to the standard error. `--json` writes one object per line, `--csv` a header and
        one line per record. Progress bars appear only on a terminal. The name of a camera can be any text. So control characters are
        replaced, a leading `=`, `+`, `-` or `@` in CSV gets an apostrophe in front, and file names keep only letters and digits.

        Directories that a file needs are made. A path that cannot be written (a read-only file, a file where a directory should be) is
        refused before anything is fetched.

        ## Exit codes

        | code | means |
        |---:|---|
        | 0 | done |
        | 1 | failed, such as a file or directory that cannot be written; `verify`: found a problem |
        | 2 | the command line is wrong, or matches no camera |
        | 3 | not signed in, or the sign-in was refused |
        | 4 | nothing is recorded there; a 404 that says nothing about recordings, such as the page of a gateway, is 1 |
        | 5 | rate-limited for longer than the client waits |
        | 6 | partly done: some cameras failed, or the range is not over yet; `verify`: intact but not complete |
        | 130 | stopped by Ctrl-C |
        | 141 | stopped without a message, because nothing reads the standard output any more, as after `\| head -1` (not on Windows) |

        A command whose reader has gone stops even if it would write nothing more, and an export can then be continued as after Ctrl-C.
        If it has written everything before, it returns its usual code.

        ## Signing in

        `login` opens a browser and stores the sign-in as a profile in `$XDG_CONFIG_HOME/een-media` (`%APPDATA%\een-media` on Windows). Only
        the owner can read it. A secret is never given on a command line. `--profile` takes precedence over the environment, and the
        environment over the current profile.

        | variable | holds |
        |---|---|
        | `EEN_BASE_ADDRESS` | the account's API address |
        | `EEN_ACCESS_TOKEN` | an access token |
        | `EEN_REFRESH_TOKEN`, `EEN_CLIENT_ID`, `EEN_CLIENT_SECRET` | a sign-in that renews itself |
        | `EEN_PROFILE` | the profile to use |

        Each value may be in a file instead: append `_FILE` to the name of the variable, and set it to the path of the file.

        ## Exports

        `export` and `sample` write a directory for each camera, with `manifest.jsonl` ([format](sampling-and-exports.md)), and
        `een-media.json`, which records the options of the command. If you run the same command again, it continues where it stopped, with
        the times of the first run. `sync` brings an export with `--until now` up to date. `verify` checks the hash of every file, the order
        of the frames, and the gaps. A gap of an export is more than a minute without a frame; `recordings` shows every gap.

        Frames of an export are named by their time in UTC, so they sort by time. Images of `get`, `live` and `follow` are named by
        `--name`, in the camera's zone or the zone of `--tz`. In the hour that occurs twice, `{time}` ends with the offset.

        If the range of an export has an end, `sync` fetches only frames that are missing within the range. While the end is in the future,
        the export is not complete.

        ## For models

        `een-media mcp` is a server for the Model Context Protocol on its standard input and output. It has five read-only tools:
        `list_cameras`, `get_frame`, `contact_sheet`, `recordings` and `what_moved`. The [native file](#as-one-native-file) does not have
        this command. Sign in first, and configure the program that runs the model:

        ```json
        { "mcpServers": { "een-media": { "command": "een-media", "args": ["mcp"] } } }
        ```

        ## Completions

        `een-media completions bash` writes the script for a shell. It completes the names of cameras that the last `een-media cameras`
        listed; completions send no request.

        ## As one native file

        `eng/cli` in the repository publishes `een-media` with Native AOT, and prints these figures (2 cores): 14.1 MB, beside SkiaSharp's
        native library of 11.7 MB. From start to end, `--help` takes 14.6 ms at best and 15.7 ms in the middle of ten runs. The native file
        has no `mcp`, because the library for the protocol is large. An export of 14,039 frames by the .NET tool takes 1.11 times the
        processor time of the library at best (10.7 to 11.5 s, the library 9.7 to 10.3 s), the start of the tool included.
        What weighs most, as the compiler lists it. The rows add up to more than the file, because types count twice: as they are in memory,
        and in the first row as the file holds them, compressed.

        | MB | of |
        |---:|---|
        | 5.7 | tables of the runtime, strings and resources |
        | 3.8 | System.Private.CoreLib |
        | 0.8 | System.Text.Json |
        | 0.6 | Een.Media.Client |
        | 0.4 | System.Linq |
        | 0.4 | System.Net.Http |
        | 0.4 | System.Security.Cryptography |
        | 0.2 | een-media |
        | 0.1 | System.Net.Security |
        | 0.1 | Spectre.Console |
        | 0.1 | System.Private.TypeLoader |
        | 0.1 | System.Text.RegularExpressions |

        ## Options of every command


        """;

    public static string Of(RootCommand root)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        WriteOptions(text, root.Options.Where(option => option is not HelpOption and not VersionOption));
        text.Append("\n## Commands\n");
        foreach (Command command in root.Subcommands)
            Write(text, command, "een-media");
        return text.ToString();
    }

    private static void Write(StringBuilder text, Command command, string path)
    {
        path = $"{path} {command.Name}";
        if (command.Subcommands.Count > 0)
        {
            foreach (Command inner in command.Subcommands)
                Write(text, inner, path);
            return;
        }

        string arguments = string.Concat(command.Arguments.Select(argument =>
            argument.Arity.MinimumNumberOfValues > 0 ? $" {argument.HelpName}" : $" [{argument.HelpName}]"));
        text.Append($"\n### {path}\n\n{command.Description}\n\n```text\n");
        foreach (string example in command is CliCommand known ? known.Examples : [])
            text.Append($"een-media {example}\n");
        text.Append($"```\n\nUsage: `{path}{arguments}`\n\n");
        WriteOptions(text, command.Options.Where(option => option is not HelpOption));
    }

    private static void WriteOptions(StringBuilder text, IEnumerable<Option> options)
    {
        Option[] all = [.. options];
        if (all.Length == 0)
        {
            text.Length -= 1;
            return;
        }

        text.Append("| option | what |\n|---|---|\n");
        foreach (Option option in all)
        {
            string names = string.Join(", ", option.Aliases.Append(option.Name).Distinct());
            string value = option.HelpName is { } help ? $" {help}" : "";
            string preset = option.HasDefaultValue
                && option.GetDefaultValue() is { } standard and not false ? $" Default: `{standard}`." : "";
            text.Append($"| `{names}{value}` | {option.Description}{preset}{(option.Required ? " Required." : "")} |\n");
        }
    }
}
