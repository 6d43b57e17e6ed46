using System.Net.Sockets;
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
            throw NotRunning();
        var values = File.ReadLines(path).Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2).ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
        if (!values.TryGetValue("EEN_BASE_ADDRESS", out string? text) || !values.TryGetValue("EEN_ACCESS_TOKEN", out string? token))
            throw new CliException(ExitCode.Failed, $"{path} was not written by an emulator. Delete it, and start the emulator again.");
        Uri address = AccountFinder.Address(text);
        return Listens(address)
            ? new Account("the emulator", EenCredential.FromAccessToken(token), address, AuthenticationAddress: null)
            {
                SignInAgain = "Start the emulator again: een-media emulator",
                RenewsItself = false,
            }
            : throw NotRunning();
    }

    /// <summary>An emulator that was killed leaves its file behind.</summary>
    private static bool Listens(Uri address)
    {
        try
        {
            using var connection = new TcpClient(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static CliException NotRunning() =>
        new(ExitCode.SignIn, "No emulator is running. Start one in another terminal: een-media emulator");
}
