using Een.Media.Client.Tests.Support;
using NUnit.Framework.Constraints;

namespace Een.Media.Client.Tests.Images;

/// <summary>A file is there and whole, or it is not there.</summary>
public sealed class SavingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("een-media-");
    private readonly byte[] _jpeg = Jpeg.Sample();
    private readonly RecordedImage _image;

    public SavingTests() => _image = EenMediaModelFactory.RecordedImage(_jpeg, TestValues.Noon);

    private string Target => Path.Combine(_folder.FullName, "noon.jpg");

    private string[] Files => [.. _folder.EnumerateFileSystemInfos().Select(f => f.Name)];

    public void Dispose()
    {
        _image.Dispose();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_saved_image_leaves_no_other_file()
    {
        await _image.SaveAsync(Target);
        Assert.That(await File.ReadAllBytesAsync(Target), Is.EqualTo(_jpeg));
        Assert.That(Files, Is.EqualTo(new[] { "noon.jpg" }));
    }

    [Test]
    public async Task Saving_an_image_replaces_the_file_that_is_there()
    {
        await File.WriteAllTextAsync(Target, new string('x', 100_000));
        await _image.SaveAsync(Target);
        Assert.That(await File.ReadAllBytesAsync(Target), Is.EqualTo(_jpeg));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_file_that_an_image_replaces_keeps_its_rights()
    {
        await File.WriteAllTextAsync(Target, "private");
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await _image.SaveAsync(Target);
        Assert.That(File.GetUnixFileMode(Target), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Saving_an_image_does_not_replace_a_read_only_file()
    {
        await File.WriteAllTextAsync(Target, "kept");
        File.SetAttributes(Target, FileAttributes.ReadOnly);
        UnauthorizedAccessException e = await Expect.ThrowsAsync<UnauthorizedAccessException>(() => _image.SaveAsync(Target));
        File.SetAttributes(Target, FileAttributes.Normal);
        Assert.That(e.Message, Does.Contain(Target).And.Contain("read-only"));
        Assert.That(await File.ReadAllTextAsync(Target), Is.EqualTo("kept"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no symbolic links without rights for them.")]
    public async Task Saving_an_image_replaces_a_symbolic_link_and_does_not_write_through_it()
    {
        string victim = Path.Combine(_folder.FullName, "victim");
        await File.WriteAllTextAsync(victim, "untouched");
        File.CreateSymbolicLink(Target, victim);
        await _image.SaveAsync(Target);
        Assert.That(await File.ReadAllTextAsync(victim), Is.EqualTo("untouched"));
        Assert.That(new FileInfo(Target).LinkTarget, Is.Null);
    }

    [Test]
    public async Task A_canceled_save_leaves_the_old_file_and_nothing_else()
    {
        await File.WriteAllTextAsync(Target, "old");
        await Assert.CatchAsync<OperationCanceledException>(() => _image.SaveAsync(Target, new CancellationToken(canceled: true)));
        Assert.That(await File.ReadAllTextAsync(Target), Is.EqualTo("old"));
        Assert.That(Files, Is.EqualTo(new[] { "noon.jpg" }));
    }

    [Test]
    public async Task Saving_an_image_to_a_directorys_path_leaves_nothing_behind()
    {
        Directory.CreateDirectory(Target);
        await Assert.ThatAsync(() => _image.SaveAsync(Target), Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains($"'{Target}' is a directory"));
        Assert.That(Files, Is.EqualTo(new[] { "noon.jpg" }));
    }

    [TestCase("day.jpg")]
    [TestCase("frames/day.jpg")]
    public async Task Saving_an_image_under_a_file_says_that_it_is_a_file(string below)
    {
        await File.WriteAllTextAsync(Target, "");
        await Assert.ThatAsync(
            () => _image.SaveAsync(Path.Combine(Target, below)),
            Throws.TypeOf<DirectoryNotFoundException>().With.Message.Contains($"'{Target}' is a file, not a directory"));
    }

    [TestCase("")]
    [TestCase("day")]
    public async Task An_export_onto_or_under_a_file_says_that_it_is_a_file(string below)
    {
        await File.WriteAllTextAsync(Target, "");
        using var service = new MockService();
        await Assert.ThatAsync(
            () => service.Client().RecordedImages.ExportAsync(TestValues.Request, Path.Combine(Target, below)),
            Throws.InstanceOf<IOException>().With.Message.Contains($"'{Target}' is a file, not a directory"));
        Assert.That(service.Seen, Is.Empty);
    }

    [Test]
    public async Task A_token_file_under_a_file_says_that_it_is_a_file()
    {
        await File.WriteAllTextAsync(Target, "");
        var store = new FileTokenStore(Path.Combine(Target, "tokens.json"));
        await Assert.ThatAsync(
            async () => await store.LockAsync(CancellationToken.None),
            Throws.InstanceOf<IOException>().With.Message.Contains($"'{Target}' is a file, not a directory"));
    }

    [Test]
    public async Task Saving_an_image_says_when_the_directory_is_missing()
    {
        string missing = Path.Combine(_folder.FullName, "missing");
        await Assert.ThatAsync(
            () => _image.SaveAsync(Path.Combine(missing, "noon.jpg")),
            Throws.InstanceOf<DirectoryNotFoundException>().With.Message.EqualTo($"The directory {missing} does not exist."));
    }

    [Test]
    [Platform("Linux", Reason = "Where nobody can write, not even root.")]
    public async Task A_refused_save_names_the_requested_file_and_not_a_temporary_one() => await Assert.ThatAsync(
        () => _image.SaveAsync("/proc/noon.jpg"),
        Throws.InstanceOf<SystemException>().With.Message.Contains("'/proc/noon.jpg'").And.Message.Not.Contains(".tmp"));

    [TestCase(@"C:\exports\noon.jpg", "Windows path")]
    [TestCase("d:/exports/noon.jpg", "Windows path")]
    [TestCase(@"\\server\exports\noon.jpg", "Windows path")]
    [TestCase("/dev/een-media-noon.jpg", "device")]
    [Platform(Exclude = "Win", Reason = "There they are paths like any other.")]
    public void Saving_an_image_refuses_a_path_that_is_no_file_on_this_system(string path, string reason)
    {
        using var service = new MockService();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => _image.SaveAsync(path), Refused("path"));
            Assert.That(() => new FileTokenStore(path), Refused("path"));
            Assert.That(() => service.Client().RecordedImages.ExportAsync(TestValues.Request, path), Refused("directory"));
        }

        Constraint Refused(string parameter) => Throws.ArgumentException.With.Message.Contains(reason).And.Message.Contains(path).And.Property("ParamName").EqualTo(parameter);
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public async Task Saving_an_image_needs_a_path(string? path) => await Assert.ThatAsync(() => _image.SaveAsync(path!), Throws.InstanceOf<ArgumentException>());

    [Test]
    public async Task Saving_the_same_file_from_many_threads_leaves_one_whole_file()
    {
        await Parallel.ForAsync(0, 50, async (_, token) => await _image.SaveAsync(Target, token));
        Assert.That(await File.ReadAllBytesAsync(Target), Is.EqualTo(_jpeg));
        Assert.That(Files, Is.EqualTo(new[] { "noon.jpg" }));
    }
}
