namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>A directory for one test.</summary>
internal sealed class TestDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("een-imaging-");

    public string[] Files => [.. _directory.GetFiles().Select(file => file.Name)];

    public string this[string name] => Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
