using Een.Media.Cli.Errors;
using Een.Media.Client;

namespace Een.Media.Cli.Accounts;

/// <summary>The file that a running emulator has written, which is the profile <c>emulator</c>.</summary>
internal static class EmulatorFile
{
    public const string ProfileName = "emulator";

    private const int LargestFile = 64 * 1024;

    /// <exception cref="CliException">No emulator of this user is running.</exception>
    public static Account Read(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > LargestFile)
            throw new CliException(ExitCode.SignIn, "No emulator is running. Start one in another terminal: een-media emulator");
        var values = File.ReadLines(path).Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2).ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
        return values.TryGetValue("EEN_BASE_ADDRESS", out string? address) && values.TryGetValue("EEN_ACCESS_TOKEN", out string? token)
            ? new Account("the emulator", EenCredential.FromAccessToken(token), AccountFinder.Address(address), AuthenticationAddress: null)
            : throw new CliException(ExitCode.Failed, $"{path} was not written by an emulator. Delete it, and start the emulator again.");
    }
}
