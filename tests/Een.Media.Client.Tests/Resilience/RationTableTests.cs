using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>The table of rations, and the pace that reads it, against the slow way.</summary>
public sealed class RationTableTests
{
    /// <summary>How finely the table looks for the moment at which it is sure, in seconds.</summary>
    private const double Fineness = 0.001;

    [Test]
    public void After_any_answers_it_is_sure_when_the_slow_way_is([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        double likely = new[] { 0.1, 0.7, 1, 6, 50 }[seed % 5];
        (var table, var slow) = (new RationTable(likely), new SlowRations(likely));
        double now = 0;
        Compare("at first");
        for (int step = 0; step < 30; step++)
        {
            // Answers come late at times: one may have been sent before the last that was told.
            now += (random.NextDouble() - 0.1) * new[] { 0.05, 0.5, 3, 20 }[random.Next(4)] / likely;
            switch (random.Next(20))
            {
                case 0:
                    table.ConsiderMore();
                    slow.ConsiderMore();
                    break;
                case < 7:
                    table.Refused(now);
                    slow.Refused(now);
                    break;
                default:
                    table.Served(now);
                    slow.Served(now);
                    break;
            }

            Compare($"after step {step}");
        }

        void Compare(string when)
        {
            foreach ((double confidence, int tokens) in new[] { (0.8, 1), (0.3, 1), (0.8, 2), (0.8, 9) })
            {
                double exact = slow.WhenSure(confidence, tokens);
                Assert.That(table.WhenSure(confidence, tokens), Is.InRange(exact - 1e-6, exact + Fineness + 1e-6), $"{tokens} tokens by {confidence} {when}");
            }
        }
    }

    [Test]
    public void It_never_looks_for_a_certainty_that_there_is_not() =>
        Assert.That(new RationTable(1).WhenSure(1.1, 1), Is.GreaterThan(1e6).And.LessThan(1e7));

    [Test]
    public void With_a_ration_told_the_next_request_goes_when_the_table_is_sure_of_all_that_are_under_way()
    {
        var pace = new LearnedPace(initialRate: 2);
        var table = new RationTable(2);
        Assert.That(pace.NextAt(0), Is.EqualTo(table.WhenSure(0.8, 1)));
        for (int underWay = 1; underWay <= 8; underWay++)
        {
            pace.Sent();
            Assert.That(pace.NextAt(0), Is.EqualTo(table.WhenSure(0.8, underWay + 1)), $"{underWay} under way");
        }

        Assert.That(pace.NextAt(1e5), Is.EqualTo(1e5), "never in the past");
        pace.Served(1);
        table.Served(1);
        pace.Ended();
        Assert.That(pace.NextAt(1), Is.EqualTo(table.WhenSure(0.8, 8)));
        pace.Refused(2);
        table.Refused(2);
        pace.Ended();
        Assert.That(pace.NextAt(2), Is.EqualTo(table.WhenSure(0.8, 7)));
    }

    [Test]
    public void Every_three_hundred_images_without_a_refusal_it_considers_more()
    {
        var pace = new LearnedPace(initialRate: 1);
        var table = new RationTable(1);
        double now = 0;
        Tell(served: 100);
        now += 5;
        pace.Refused(now);
        table.Refused(now);
        Tell(served: 299);
        Assert.That(Next(), Is.EqualTo(table.WhenSure(0.8, 1)));
        Tell(served: 1);
        table.ConsiderMore();
        Assert.That(Next(), Is.EqualTo(table.WhenSure(0.8, 1)));
        Tell(served: 300);
        table.ConsiderMore();
        Assert.That(Next(), Is.EqualTo(table.WhenSure(0.8, 1)));

        void Tell(int served)
        {
            for (; served > 0; served--)
            {
                now += 3;
                pace.Sent();
                pace.Served(now);
                pace.Ended();
                table.Served(now);
            }
        }

        double? Next() => pace.NextAt(now - 1e6);
    }

    [TestCase(1)]
    [TestCase(3)]
    public void A_first_refusal_ends_the_time_without_a_ration(int underWay)
    {
        var pace = new LearnedPace(initialRate: null);
        for (int i = 1; i < underWay; i++)
            pace.Served(0);
        for (int i = 0; i < underWay; i++)
            pace.Sent();
        Assert.That(pace.NextAt(0), Is.Null);
        pace.Refused(0);
        Assert.That(pace.NextAt(0), Is.GreaterThan(0));
    }
}
