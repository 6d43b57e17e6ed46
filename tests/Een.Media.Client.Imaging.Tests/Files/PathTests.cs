using Een.Media.Client.Imaging.Tests.Support;
using NUnit.Framework.Constraints;

namespace Een.Media.Client.Imaging.Tests.Files;

/// <summary>Films and sheets go where they were meant to go, or nowhere.</summary>
public sealed class PathTests
{
    [TestCase(@"C:\films\day.avi", @"C:\sheets\day.jpg", "path of Windows")]
    [TestCase("/dev/een-media-day.avi", "/dev/een-media-day.jpg", "device")]
    [Platform(Exclude = "Win", Reason = "There the first are paths like any other, and the second, too.")]
    public async Task A_path_that_is_not_a_place_for_a_file_here_is_refused(string film, string sheet, string reason)
    {
        using ContactSheet made = await ContactSheet.CreateAsync(Frames.Grey().Take(2));
        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(() => TimeLapse.SaveAsync(Frames.Grey().Take(2), film), Refused(film));
            await Assert.ThatAsync(() => made.SaveAsync(sheet), Refused(sheet));
        }

        Constraint Refused(string path) => Throws.ArgumentException.With.Message.Contains(reason).And.Message.Contains(path);
    }

    [Test]
    [Platform("Linux", Reason = "Where nobody can write, not even root.")]
    public async Task A_refusal_names_the_file_that_was_asked_for_and_not_a_temporary_one()
    {
        using ContactSheet made = await ContactSheet.CreateAsync(Frames.Grey().Take(2));
        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(() => TimeLapse.SaveAsync(Frames.Grey().Take(2), "/proc/day.avi"), Refused("/proc/day.avi"));
            await Assert.ThatAsync(() => made.SaveAsync("/proc/day.jpg"), Refused("/proc/day.jpg"));
        }

        static Constraint Refused(string path) =>
            Throws.InstanceOf<SystemException>().With.Message.Contains($"'{path}'").And.Message.Not.Contains(".tmp");
    }
}
