using Microsoft.Extensions.Time.Testing;
using static Een.Media.Client.Tests.Exporting.RecordedFrames;

namespace Een.Media.Client.Tests.Exporting;

/// <summary>Exports of a range that is not over yet when they run.</summary>
public sealed class OpenExportTests
{
    [Test]
    public async Task An_export_whose_end_is_still_to_come_claims_no_gap_is_not_complete_and_ends_as_if_it_had_run_once([Values] bool isSample)
    {
        var time = new FakeTimeProvider(At(150));
        ExportOptions options = isSample
            ? new() { Sample = SamplePlan.Every(TimeSpan.FromSeconds(50), Start, At(250)) }
            : new() { Walk = new WalkOptions { Until = At(250) } };
        using var recording = new RecordedFrames(0, 1, 100);
        await recording.ExportAsync(options, time: time);
        Assert.That(recording.Lines[^1], Does.Contain(NameOf(100)));
        ExportVerification open = await ExportVerification.VerifyAsync(recording.Folder);
        Assert.That(open.IsComplete, Is.False);
        Assert.That(open.ToString(), Does.Match(@"^Not complete: \d frames, \d+ gaps, \d+ bytes, 0 problems$"));

        recording.Frames.AddRange([At(160), At(170)]);
        time.Advance(TimeSpan.FromMinutes(2));
        await recording.ExportAsync(options, time: time);

        using var undisturbed = new RecordedFrames(0, 1, 100, 160, 170);
        await undisturbed.ExportAsync(options, time: time);
        Assert.That(recording.Lines, Is.EqualTo(undisturbed.Lines));
        Assert.That((await ExportVerification.VerifyAsync(recording.Folder)).IsIntact);
    }

    [Test]
    public async Task An_export_that_has_all_the_frames_it_may_have_is_complete_although_its_end_is_still_to_come()
    {
        using var recording = new RecordedFrames(0, 1, 100);
        await recording.ExportAsync(new() { Walk = new WalkOptions { Until = At(250), MaxFrames = 2 } }, time: new FakeTimeProvider(At(150)));
        Assert.That((await ExportVerification.VerifyAsync(recording.Folder)).IsIntact);
    }
}
