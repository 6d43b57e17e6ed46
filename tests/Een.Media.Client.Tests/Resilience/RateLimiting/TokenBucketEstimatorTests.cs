using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>The estimator, and the rate learned from it, against a slow implementation.</summary>
public sealed class TokenBucketEstimatorTests
{
    [Test]
    public void After_any_answers_the_earliest_time_is_that_of_the_slow_implementation([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        double likely = new[] { 0.1, 0.7, 1, 6, 50 }[seed % 5];
        (var estimator, var slow) = (new TokenBucketEstimator(likely), new SlowEstimator(likely));
        double now = 0;
        Compare("at first");
        for (int step = 0; step < 30; step++)
        {
            // Answers come late at times: one may have been sent before the last that was told.
            now += (random.NextDouble() - 0.1) * new[] { 0.05, 0.5, 3, 20 }[random.Next(4)] / likely;
            switch (random.Next(20))
            {
                case 0:
                    estimator.ExploreHigherRates();
                    slow.ExploreHigherRates();
                    break;
                case < 7:
                    estimator.Refused(now);
                    slow.Refused(now);
                    break;
                default:
                    estimator.Accepted(now);
                    slow.Accepted(now);
                    break;
            }

            Compare($"after step {step}");
        }

        void Compare(string when)
        {
            foreach ((double confidence, int count) in new[] { (0.8, 0), (0.3, 0), (0.8, 1), (0.8, 8) })
            {
                double[] inProgress = [.. Enumerable.Range(1, count).Select(i => now + ((i - 2) * random.NextDouble() / likely)).Order()];
                double exact = slow.EarliestTime(confidence, inProgress);
                Assert.That(
                    estimator.EarliestTime(confidence, inProgress), Is.InRange(exact - 1e-6, exact + TokenBucketEstimator.TimePrecisionSeconds + 1e-6), $"{count} in progress, {confidence}, {when}");
            }
        }
    }

    [Test]
    public void The_search_for_the_earliest_time_ends_even_if_no_time_is_certain_enough() =>
        Assert.That(new TokenBucketEstimator(1).EarliestTime(1.1, []), Is.GreaterThan(1e6).And.LessThan(1e7));

    [Test]
    public void A_configured_rate_delays_each_request_until_there_is_a_token_for_all_in_progress()
    {
        var rate = new LearnedRate(initialRate: 2);
        var estimator = new TokenBucketEstimator(2);
        for (int inProgress = 0; inProgress <= 8; inProgress++)
            Assert.That(rate.NextAt(0, new double[inProgress]), Is.EqualTo(estimator.EarliestTime(0.8, new double[inProgress])), $"{inProgress} in progress");
        Assert.That(rate.NextAt(1e5, new double[8]), Is.EqualTo(1e5), "never in the past");
        rate.Accepted(1);
        estimator.Accepted(1);
        Assert.That(rate.NextAt(1, [1, 1]), Is.EqualTo(estimator.EarliestTime(0.8, [1, 1])));
        Assert.That(rate.NextAt(1, [1, 3]), Is.EqualTo(estimator.EarliestTime(0.8, [1, 3])), "one was sent later");
        rate.Refused(2);
        estimator.Refused(2);
        Assert.That(rate.NextAt(2, [2, 2, 2]), Is.EqualTo(estimator.EarliestTime(0.8, [2, 2, 2])));
    }

    [Test]
    public void The_next_request_waits_for_what_the_last_one_in_progress_has_left_of_the_bucket()
    {
        var estimator = new TokenBucketEstimator(10);
        for (int i = 0; i < 40; i++)
        {
            estimator.Accepted(i * 0.1);
            estimator.Refused((i * 0.1) + 0.05);
        }

        // The bucket of one token was full when the one in progress was sent, a second after the last answer: it gained nothing by waiting.
        double idle = estimator.EarliestTime(0.8, []) + 1;
        Assert.That(estimator.EarliestTime(0.8, [idle]) - idle, Is.GreaterThan(0.05));
    }

    [Test]
    public void What_was_accepted_before_the_first_refusal_counts_after_it()
    {
        var rate = new LearnedRate(initialRate: null);
        var estimator = new TokenBucketEstimator(1);
        for (int i = 1; i <= 10; i++)
        {
            rate.Accepted(i);
            estimator.Accepted(i);
        }

        rate.Refused(11);
        estimator.Refused(11);
        Assert.That(rate.NextAt(0, []), Is.EqualTo(estimator.EarliestTime(0.8, [])));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void After_the_first_refusal_requests_are_spaced(int inProgress)
    {
        var rate = new LearnedRate(initialRate: null);
        for (int i = 1; i < inProgress; i++)
            rate.Accepted(0);
        Assert.That(rate.NextAt(0, new double[inProgress]), Is.Null);
        rate.Refused(0);
        Assert.That(rate.NextAt(0, new double[inProgress]), Is.GreaterThan(0));
    }
}
