using System.Diagnostics;
using System.Globalization;

namespace Een.Media.Contract.Tests.Support;

/// <summary>A small file system in memory, mounted on a directory. Needs root; without it the test is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _directory;

    private SmallDisk(string directory) => _directory = directory;

    public static async Task<SmallDisk> MountAsync(string directory, long pages)
    {
        Directory.CreateDirectory(directory);
        string size = string.Create(CultureInfo.InvariantCulture, $"size={pages * 4096}");
        if (!Environment.IsPrivilegedProcess || await RunAsync("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory) != 0)
            Assert.Ignore("A small disk could not be mounted; that takes root and the right to mount.");
        return new SmallDisk(directory);
    }

    public async Task GrowAsync() =>
        Assert.That(await RunAsync("mount", "-o", "remount,size=16m", _directory), Is.Zero, "the disk could not be made larger");

    public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", _directory);

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
