using Een.Media.Client.Imaging.Tests.Support;
using NUnit.Framework.Constraints;

namespace Een.Media.Client.Imaging.Tests;

/// <summary>Videos and sheets are written to the given path or not at all.</summary>
public sealed class PathTests
{
    [TestCase(@"C:\videos\day.avi", @"C:\sheets\day.jpg", "path of Windows")]
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
}
