using System.CommandLine;
using System.CommandLine.Help;
using System.Text;

namespace Een.Media.Cli.Commands;

/// <summary>docs/cli.md, made of the commands themselves.</summary>
internal static class CliDocument
{
    private const string Head = """
        # The command line

        `een-media` gets recorded images without a program. Written from the commands themselves by a test, which compares it.

        ```text
        dotnet tool install --global Een.Media.Cli --prerelease
        een-media login
        een-media cameras
        ```

        Without an account: `een-media emulator` in one terminal, `een-media --profile emulator cameras` in another; or
        `een-media --emulator cameras`, for which one runs as long as the command.

        ## Cameras

        A camera is named by its id, its name, or a part of its name that no other camera has, in any case. Commands for several cameras
        take several names, or `--all`, `--site`, `--tag` and `--status`.

        ## Times

        | written | means |
        |---|---|
        | `now`, `today`, `yesterday` | this moment; midnight |
        | `-1h`, `-1d`, `-1h30m` | so long ago |
        | `+10m` | for `--until`: so long after `--from` |
        | `12:03`, `12:03:05` | today |
        | `2026-11-24`, `2026-11-24T12:03` | that day |
        | `2026-11-24T12:03Z`, `2026-11-24T12:03-06:00` | with a zone of its own |

        Clock times are those of the camera's own zone; `--tz` chooses another one, for what is read and what is shown. What was understood
        is written to the standard error. A time that the clocks skip is refused. Of a time that comes twice the first is taken, with a
        warning. What is shown of a range, such as its gaps, ends now at the latest.

        ## Output

        Data goes to the standard output, everything else to the standard error. `--json` writes one object a line, `--csv` a header and one
        line a record. Progress bars are drawn on a terminal only. Names of cameras are any text: what a terminal would obey is replaced, in
        CSV a leading `=`, `+`, `-` or `@` gets an apostrophe in front, and file names keep letters and digits only.

        ## Exit codes

        | code | means |
        |---:|---|
        | 0 | done |
        | 1 | failed; `verify`: something is wrong |
        | 2 | the command line is wrong, or names no camera |
        | 3 | not signed in, or refused |
        | 4 | nothing recorded there |
        | 5 | rate-limited for longer than the client waits |
        | 6 | partly done: some cameras failed, or the range is not over yet; `verify`: intact but not complete |
        | 130 | stopped by Ctrl-C |

        ## Signing in

        `login` opens a browser and keeps the sign-in as a profile in `$XDG_CONFIG_HOME/een-media` (`%APPDATA%\een-media` on Windows), for
        its owner alone. No secret is ever on a command line. `--profile` beats the environment, and the environment beats the current
        profile.

        | variable | holds |
        |---|---|
        | `EEN_BASE_ADDRESS` | the account's API address |
        | `EEN_ACCESS_TOKEN` | an access token |
        | `EEN_REFRESH_TOKEN`, `EEN_CLIENT_ID`, `EEN_CLIENT_SECRET` | a sign-in that renews itself |
        | `EEN_PROFILE` | the profile to use |

        Each may come from a file instead, named by the variable with `_FILE` appended.

        ## Exports

        `export` and `sample` write a directory for each camera, with `manifest.jsonl` ([format](sampling-and-exports.md)), and
        `een-media.json`, which says what was asked for. The same command, given again, goes on where it stopped, with the times of the
        first run. `sync` brings an export with `--until now` up to date. `verify` compares every file with its hash, and every frame with
        the order and the gaps.

        Frames of an export are named by their time in UTC, so that they sort as they were recorded. Images of `get`, `live` and `follow`
        are named by `--name`, in the camera's zone or the one of `--tz`; in the hour that comes twice, `{time}` ends with the offset.

        An export of a range with an end stands for that range, so `sync` fetches what is missing of it and adds nothing behind it. Until
        the end has come, the export is not complete.

        ## For models

        `een-media mcp` is a server of the Model Context Protocol on its standard input and output. It has five tools, which only read:
        `list_cameras`, `get_frame`, `contact_sheet`, `recordings` and `what_moved`. Sign in first, and tell the program that runs the
        model:

        ```json
        { "mcpServers": { "een-media": { "command": "een-media", "args": ["mcp"] } } }
        ```

        ## Completions

        `een-media completions bash` writes the script of a shell. Cameras are completed by the names that the last `een-media cameras`
        listed; completions never ask the service.

        ## As one native file

        `eng/cli` in the repository publishes `een-media` as Native AOT, without warnings: 26 MB, beside the 12 MB of SkiaSharp's native
        library. Nothing is left out of it. `--help` takes 26 ms from start to end, 250 ms as a .NET tool (measured on 2 busy cores).

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
