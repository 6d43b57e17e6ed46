using Een.Media.Client.RecordedImages.Walking;

using static Een.Media.Client.Tests.Walking.TimelineService;

namespace Een.Media.Client.Tests.Walking;

/// <summary>Where a chain ends while somebody else would take over the rest. Positions are milliseconds along the walk.</summary>
[TestFixture(WalkDirection.Forward)]
[TestFixture(WalkDirection.Backward)]
public class ChainLimitTests(WalkDirection direction)
{
    [Test]
    public void It_admits_up_to_its_end_and_knows_how_far_it_has_come()
    {
        ChainLimit limit = New(1000);
        Assert.That((limit.Reached, limit.Admits(Along(400)), limit.Admits(Along(1001))), Is.EqualTo(((DateTimeOffset?)null, true, false)));
        Assert.That((limit.Reached, limit.IsAt(Along(400)), limit.IsAt(Along(1000))), Is.EqualTo(((DateTimeOffset?)Along(400), false, true)));
    }

    [TestCase(399, false, Description = "A frame behind it was admitted.")]
    [TestCase(400, true)]
    [TestCase(999, true)]
    [TestCase(1000, false, Description = "It goes no further as it is.")]
    [TestCase(1500, false)]
    public void It_can_be_drawn_in_but_neither_behind_what_was_admitted_nor_out(int end, bool drawn)
    {
        ChainLimit limit = New(1000);
        limit.Admits(Along(400));
        Assert.That(limit.TryDrawIn(Along(end)), Is.EqualTo(drawn));
        Assert.That((limit.IsAt(Along(end)), limit.IsAt(Along(1000))), Is.EqualTo((drawn || end == 1000, !drawn)));
    }

    [Test]
    public void One_without_an_end_can_be_given_one()
    {
        ChainLimit limit = New(null);
        Assert.That((limit.Admits(Along(5_000_000)), limit.TryDrawIn(Along(6_000_000)), limit.Admits(Along(6_000_001))), Is.EqualTo((true, true, false)));
    }

    private ChainLimit New(int? end) => new(end is { } at ? Along(at) : null, direction);

    private DateTimeOffset Along(int position) => At(direction == WalkDirection.Forward ? position : -position);
}
