namespace Een.Media.Emulator.Tests.Server;

/// <summary>Ctrl-C, for tests that send it.</summary>
internal static class Interrupts
{
    /// <summary>Whether SIGINT, the second bit of the ignored signals, is ignored. Children inherit that.</summary>
    public static bool AreIgnored()
    {
        const string Field = "SigIgn:";
        string? ignored = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal))
            : null;
        return ignored is not null && (Convert.ToUInt64(ignored[Field.Length..].Trim(), 16) & 2) != 0;
    }
}
