using System.Runtime.InteropServices;

namespace Een.Media.Cli.Output;

/// <summary>Tells whether anything still reads the standard output. The framework ignores writes that nothing reads.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;
    private const short PollOut = 0x4;
    private const short PollError = 0x8;
    private const short PollHangUp = 0x10;

    /// <summary>Whether the output may be a pipe, whose reader can go away. Windows has no such call.</summary>
    public static bool CanLoseItsReader => !OperatingSystem.IsWindows() && Console.IsOutputRedirected;

    /// <summary>Whether the reader of the pipe has gone, as <c>head</c> does after its first lines.</summary>
    public static bool HasLostItsReader()
    {
        var output = new PollDescriptor { Descriptor = Descriptor, Requested = PollOut };
        return Poll(ref output, 1, 0) > 0 && (output.Returned & (PollError | PollHangUp)) != 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Requested;
        public short Returned;
    }
}
