using System.CommandLine;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;

namespace Een.Media.Cli.Commands;

/// <summary>The options that every command has.</summary>
internal static class GlobalOptions
{
    private static readonly Option<string?> s_profile =
        Make<string?>("--profile", "The account to use. Default: EEN_PROFILE, else the current profile.", "NAME");
    private static readonly Option<string?> s_baseAddress =
        Make<string?>("--base-address", "The account's API address. Default: EEN_BASE_ADDRESS, else the profile's.", "URL");
    private static readonly Option<string?> s_timeZone =
        Make<string?>("--tz", "The time zone: camera, utc, local, or a name such as America/Chicago. Default: camera.", "ZONE");
    private static readonly Option<bool> s_emulator =
        Make<bool>("--emulator", "Use an emulated account, which runs only for this command. Needs een-media-emulator.");
    private static readonly Option<bool> s_json = Make<bool>("--json", "Write one JSON object per line.");
    private static readonly Option<bool> s_csv = Make<bool>("--csv", "Write CSV with a header.");
    private static readonly Option<bool> s_quiet = Make<bool>("--quiet", "Write only data, warnings and errors.", null, "-q");
    private static readonly Option<bool> s_verbose = Make<bool>("--verbose", "Also write what the client does.");
    private static readonly Option<bool> s_noInput = Make<bool>("--no-input", "Never ask for input; fail instead.");
    private static readonly Option<bool> s_noColor = Make<bool>("--no-color", "No color and no progress bars, as with NO_COLOR.");

    public static void AddTo(RootCommand root)
    {
        Option[] all = [s_profile, s_baseAddress, s_emulator, s_timeZone, s_json, s_csv, s_quiet, s_verbose, s_noInput, s_noColor];
        foreach (Option option in all)
            root.Options.Add(option);
    }

    public static string? Profile(ParseResult parsed) => parsed.GetValue(s_profile);

    public static string? BaseAddress(ParseResult parsed) => parsed.GetValue(s_baseAddress);

    public static string? TimeZone(ParseResult parsed) => parsed.GetValue(s_timeZone);

    /// <exception cref="CliException">Another account is also named.</exception>
    public static bool Emulator(ParseResult parsed) => parsed.GetValue(s_emulator)
        && (Profile(parsed) is null && BaseAddress(parsed) is null
            ? true
            : throw CliException.Usage("Give --emulator, or --profile and --base-address, not both."));

    public static bool NoInput(ParseResult parsed) => parsed.GetValue(s_noInput);

    /// <exception cref="CliException">Both forms are requested.</exception>
    public static OutputSettings Output(ParseResult parsed)
    {
        bool json = parsed.GetValue(s_json), csv = parsed.GetValue(s_csv);
        if (json && csv)
            throw CliException.Usage("Give --json or --csv, not both.");
        OutputForm form = json ? OutputForm.Json : csv ? OutputForm.Csv : OutputForm.Text;
        return new OutputSettings(form, parsed.GetValue(s_quiet), parsed.GetValue(s_verbose), parsed.GetValue(s_noColor));
    }

    private static Option<T> Make<T>(string name, string description, string? value = null, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value, Recursive = true };
}
