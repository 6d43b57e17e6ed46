using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Walking;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>Where a cursor ends while the scheduler gives its remainder to another slice. Positions are milliseconds along the walk.</summary>
[TestFixture(WalkDirection.Forward)]
[TestFixture(WalkDirection.Backward)]
public class CursorBoundaryTests(WalkDirection direction)
{
    [Test]
    public void A_cursor_admits_frames_before_its_boundary_and_knows_how_far_it_has_come()
    {
        WalkCursor cursor = New();
        Assert.That((cursor.Progress?.Last, Admits(cursor, 400), Admits(cursor, 1000)), Is.EqualTo(((long?)null, true, false)));
        Assert.That((cursor.Progress?.Last, cursor.FirstPositionAfter), Is.EqualTo(((long?)Position(400), (long?)Position(1000))));
    }

    [TestCase(400, false, Description = "The frame there was admitted.")]
    [TestCase(401, true)]
    [TestCase(999, true)]
    [TestCase(1000, false, Description = "It goes no further as it is.")]
    [TestCase(1500, false)]
    public void The_boundary_of_a_cursor_moves_neither_before_an_admitted_frame_nor_outward(int boundary, bool moves)
    {
        WalkCursor cursor = New();
        Admits(cursor, 400);
        Assert.That(cursor.TryShorten(Position(boundary)), Is.EqualTo(moves));
        Assert.That(Admits(cursor, 999), Is.EqualTo(!moves || boundary > 999));
    }

    private static long Position(int milliseconds) => milliseconds * TimeSpan.TicksPerMillisecond;

    private bool Admits(WalkCursor cursor, int milliseconds) =>
        cursor.Judge(cursor.Next!, cursor.Last, new FrameHeaders(Along(milliseconds), NextToken: null, PreviousToken: null, OverlaySvg: null)) == FrameDecision.Admitted;

    private WalkCursor New()
    {
        RecordedImageStreamStage stage = RecordedImageRequest.ForDevice("10058b7a").Preview();
        RecordedImageTimeRequest first = direction == WalkDirection.Forward ? stage.AtOrAfter(At(0)) : stage.AtOrBefore(At(0));
        var axis = WalkAxis.WithoutGaps(first, new WalkOptions { Direction = direction, Until = Along(5000) });
        return new WalkCursor(first, axis, Position(1000));
    }

    private DateTimeOffset Along(int milliseconds) => At(direction == WalkDirection.Forward ? milliseconds : -milliseconds);
}
