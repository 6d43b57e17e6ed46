using System.Security.Cryptography;

namespace Een.Media.Contract.Tests.Support;

/// <summary>A directory of one test, gone afterwards.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("een-export-");

    /// <summary>A directory in it, which does not exist yet.</summary>
    public string New() => Path.Combine(_root.FullName, Guid.NewGuid().ToString("N"));

    /// <summary>All that a directory holds, hidden files too: a line for each, with its hash.</summary>
    public static IReadOnlyList<string> Contents(string directory) =>
        [.. Directory.EnumerateFileSystemEntries(directory).Order(StringComparer.Ordinal).Select(file =>
            $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];

    public void Dispose() => _root.Delete(recursive: true);
}
