using Een.Media.Cli.Accounts;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Cameras;

/// <summary>
/// The names of an account's cameras from the last time that they were listed. Shell completions use them, because they must not wait for a
/// network. Nothing else does, so a file that cannot be written or read is not an error.
/// </summary>
internal sealed class CameraNames(string file)
{
    private const int LargestFile = 4 * 1024 * 1024;

    /// <summary>Names first, then ids.</summary>
    public IReadOnlyList<string> Read()
    {
        try
        {
            return File.Exists(file) && new FileInfo(file).Length <= LargestFile ? [.. File.ReadLines(file).Select(SafeText.Of)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public void Write(IReadOnlyCollection<Camera> cameras)
    {
        try
        {
            IEnumerable<string> names = cameras.Select(camera => SafeText.Of(camera.Name)).Where(name => name.Length > 0)
                .Order(StringComparer.OrdinalIgnoreCase);
            PrivateFile.Write(file, string.Concat(names.Concat(cameras.Select(camera => camera.Id)).Select(line => line + "\n")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In that case, the shell completes no names.
        }
    }
}
