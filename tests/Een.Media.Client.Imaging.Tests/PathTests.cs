using System.Runtime.Versioning;
using Een.Media.Client.Imaging.Tests.Support;
using Een.Media.Contract.Tests.Support;
using NUnit.Framework.Constraints;

namespace Een.Media.Client.Imaging.Tests;

/// <summary>Videos and sheets are written to the given path or not at all.</summary>
public sealed class PathTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [TestCase(@"C:\videos\day.avi", @"C:\sheets\day.jpg", "Windows path")]
    [TestCase("/dev/een-media-day.avi", "/dev/een-media-day.jpg", "device")]
    [Platform(Exclude = "Win", Reason = "On Windows these are ordinary paths.")]
    public async Task A_path_that_cannot_be_a_file_on_this_system_is_refused(string video, string sheet, string reason)
    {
        using ContactSheet made = await ContactSheet.CreateAsync(Frames.Gray().Take(2));
        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(() => TimeLapse.SaveAsync(Frames.Gray().Take(2), video), Refused(video));
            await Assert.ThatAsync(() => made.SaveAsync(sheet), Refused(sheet));
        }

        Constraint Refused(string path) => Throws.ArgumentException.With.Message.Contains(reason).And.Message.Contains(path);
    }

    [Test]
    [Platform("Linux", Reason = "/proc is not writable, not even for root.")]
    public async Task An_error_names_the_requested_file_and_not_a_temporary_one()
    {
        using ContactSheet made = await ContactSheet.CreateAsync(Frames.Gray().Take(2));
        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(() => TimeLapse.SaveAsync(Frames.Gray().Take(2), "/proc/day.avi"), Refused("/proc/day.avi"));
            await Assert.ThatAsync(() => made.SaveAsync("/proc/day.jpg"), Refused("/proc/day.jpg"));
        }

        static Constraint Refused(string path) =>
            Throws.InstanceOf<SystemException>().With.Message.Contains($"'{path}'").And.Message.Not.Contains(".tmp");
    }

    [TestCase("day.avi")]
    [TestCase("day.webp")]
    [Platform("Linux", Reason = "A small file system in memory is Linux's.")]
    public async Task A_full_disk_names_the_requested_video_and_not_a_temporary_file(string name)
    {
        using var directory = new TestDirectory();
        await using (await SmallDisk.MountAsync(directory["small"], pages: 8))
        {
            string path = Path.Combine(directory["small"], name);
            await Assert.ThatAsync(
                () => TimeLapse.SaveAsync(Frames.Of(TestImages.Noise).Take(40), path),
                Throws.InstanceOf<IOException>().With.Message.Contains("No space left").And.Message.Contains($"'{path}'").And.Message.Not.Contains(".tmp"));
            Assert.That(Directory.GetFileSystemEntries(directory["small"]), Is.Empty);
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_video_that_replaces_a_file_keeps_its_rights([Values("day.avi", "day.webp", "day.mp4")] string name)
    {
        using var directory = new TestDirectory();
        await File.WriteAllTextAsync(directory[name], "private");
        File.SetUnixFileMode(directory[name], OwnerOnly);
        await TimeLapse.SaveAsync(
            Frames.Gray().Take(3), directory[name], new TimeLapseOptions { FfmpegPath = FakeFfmpeg.Create(directory, "cat > \"$last\"") });
        Assert.That(File.GetUnixFileMode(directory[name]), Is.EqualTo(OwnerOnly));
        Assert.That(new FileInfo(directory[name]).Length, Is.GreaterThan("private".Length));
    }

    [Test]
    public async Task A_read_only_file_is_not_replaced_and_refused_before_the_first_frame([Values("day.avi", "day.webp", "day.mp4")] string name)
    {
        using var directory = new TestDirectory();
        await File.WriteAllTextAsync(directory[name], "kept");
        File.SetAttributes(directory[name], FileAttributes.ReadOnly);
        Frames frames = Frames.Gray();
        await Assert.ThatAsync(
            () => TimeLapse.SaveAsync(frames.Take(2), directory[name]),
            Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains(directory[name]).And.Message.Contains("read-only"));
        File.SetAttributes(directory[name], FileAttributes.Normal);
        Assert.That(await File.ReadAllTextAsync(directory[name]), Is.EqualTo("kept"));
        Assert.That(directory.Files, Is.EqualTo(new[] { name }));
        Assert.That(frames.HandedOut, Is.Zero);
    }

    [Test]
    public async Task A_read_only_file_is_not_replaced_by_a_sheet()
    {
        using var directory = new TestDirectory();
        await File.WriteAllTextAsync(directory["day.jpg"], "kept");
        File.SetAttributes(directory["day.jpg"], FileAttributes.ReadOnly);
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().Take(2));
        await Assert.ThatAsync(
            () => sheet.SaveAsync(directory["day.jpg"]), Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains("read-only"));
        File.SetAttributes(directory["day.jpg"], FileAttributes.Normal);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    [UnsupportedOSPlatform("windows")]
    public async Task The_temporary_file_of_a_video_for_a_stream_is_for_its_owner_alone()
    {
        var temporary = new DirectoryInfo(Path.GetTempPath());
        HashSet<string> before = [.. temporary.GetFiles(".*.tmp").Select(file => file.Name)];
        UnixFileMode[] modes = [];
        using var stream = new MemoryStream();
        await TimeLapse.WriteAsync(ObservedFrames(), stream);
        Assert.That(modes, Is.Not.Empty.And.All.EqualTo(OwnerOnly));

        async IAsyncEnumerable<RecordedImage> ObservedFrames()
        {
            await foreach (RecordedImage frame in Frames.Gray().Take(2))
                yield return frame;

            // Those of tests that run at the same time have the same rights, or are gone (-1).
            modes =
            [
                .. temporary.GetFiles(".*.tmp").Where(file => !before.Contains(file.Name)).Select(file => file.UnixFileMode)
                    .Where(mode => (int)mode != -1),
            ];
        }
    }

    [Test]
    public async Task A_video_whose_path_is_a_directory_or_lies_under_a_file_is_refused_before_the_first_frame()
    {
        using var directory = new TestDirectory();
        string file = directory["notes.txt"];
        await File.WriteAllTextAsync(file, "");
        Directory.CreateDirectory(directory["day.avi"]);
        Frames frames = Frames.Gray();
        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(
                () => TimeLapse.SaveAsync(frames.Take(2), directory["day.avi"]),
                Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains($"'{directory["day.avi"]}' is a directory"));
            await Assert.ThatAsync(
                () => TimeLapse.SaveAsync(frames.Take(2), Path.Combine(file, "day.avi")),
                Throws.TypeOf<DirectoryNotFoundException>().With.Message.Contains($"'{file}' is a file"));
        }

        Assert.That(frames.HandedOut, Is.Zero);
    }
}
