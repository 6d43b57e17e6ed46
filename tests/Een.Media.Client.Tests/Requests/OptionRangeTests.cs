namespace Een.Media.Client.Tests.Requests;

/// <summary>The options of walks and samples: their limits are allowed, what lies beyond is refused by name and with the range.</summary>
public sealed class OptionRangeTests
{
    private static TestCaseData<Func<object>, string, string>[] Wrong { get; } =
    [
        new(() => new WalkOptions { Direction = (WalkDirection)2 }, "Direction", "Use WalkDirection.Forward or Backward."),
        new(() => new WalkOptions { MaxFrames = 0 }, "MaxFrames", "The number of frames must be 1 or more; null means no limit."),
        new(() => new WalkOptions { ReadAhead = -1 }, "ReadAhead", "The number of frames must be between 0 and 64."),
        new(() => new WalkOptions { ReadAhead = 65 }, "ReadAhead", "The number of frames must be between 0 and 64."),
        new(() => new WalkOptions { ReadAheadBytes = 0 }, "ReadAheadBytes", "The number of bytes must be 1 or more."),
        new(() => new WalkOptions { Parallelism = 0 }, "Parallelism", "Parallelism must be between 1 and 32."),
        new(() => new WalkOptions { Parallelism = 33 }, "Parallelism", "Parallelism must be between 1 and 32."),
        new(() => new WalkManyOptions { MaxConcurrency = 0 }, "MaxConcurrency", "The number must be between 1 and 256."),
        new(() => new WalkManyOptions { MaxConcurrency = 257 }, "MaxConcurrency", "The number must be between 1 and 256."),
        new(() => new WalkManyOptions { MaxFramesPerWalk = 0 }, "MaxFrames", "The number of frames must be 1 or more; null means no limit."),
        new(() => new SampleOptions { Parallelism = 0 }, "Parallelism", "Parallelism must be between 1 and 32."),
        new(() => new SampleOptions { Parallelism = 33 }, "Parallelism", "Parallelism must be between 1 and 32."),
        new(() => new SampleOptions { Tolerance = TimeSpan.FromTicks(-1) }, "Tolerance", "The tolerance must be 0 or more."),
        new(() => new FollowOptions { MaxPollInterval = TimeSpan.FromMilliseconds(249) }, "MaxPollInterval", "The interval must be between 250 ms and 1 hour."),
        new(() => new FollowOptions { MaxPollInterval = TimeSpan.FromHours(1) + TimeSpan.FromTicks(1) }, "MaxPollInterval", "The interval must be between 250 ms and 1 hour."),
        new(() => new FollowOptions { ReadAhead = 65 }, "ReadAhead", "The number of frames must be between 0 and 64."),
        new(() => new ExportOptions { GapThreshold = TimeSpan.Zero }, "GapThreshold", "The threshold must be above zero, such as one minute."),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void Options_of_walks_samples_and_exports_refuse_values_out_of_range(Func<object> make, string option, string reason)
    {
        ArgumentOutOfRangeException? e = Assert.Throws<ArgumentOutOfRangeException>(() => make());
        Assert.That(e!.ParamName, Is.EqualTo(option));
        Assert.That(e.Message, Does.StartWith(reason));
    }

    [Test]
    public void Options_of_walks_samples_and_exports_allow_the_limits_of_their_ranges()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new WalkOptions { MaxFrames = 1, ReadAhead = 0, ReadAheadBytes = 1, Parallelism = 1 }, Has.Property("MaxFrames").EqualTo(1).And.Property("ReadAhead").Zero.And.Property("ReadAheadBytes").EqualTo(1).And.Property("Parallelism").EqualTo(1));
            Assert.That(new WalkOptions { MaxFrames = null, ReadAhead = 64, Parallelism = 32 }, Has.Property("MaxFrames").Null.And.Property("ReadAhead").EqualTo(64).And.Property("Parallelism").EqualTo(32));
            Assert.That(new WalkManyOptions { MaxConcurrency = 1 }.MaxConcurrency, Is.EqualTo(1));
            Assert.That(new WalkManyOptions { MaxConcurrency = 256 }.MaxConcurrency, Is.EqualTo(256));
            Assert.That(new SampleOptions { Parallelism = 1, Tolerance = TimeSpan.Zero }, Has.Property("Parallelism").EqualTo(1).And.Property("Tolerance").EqualTo(TimeSpan.Zero));
            Assert.That(new SampleOptions { Parallelism = 32, Tolerance = null }, Has.Property("Parallelism").EqualTo(32).And.Property("Tolerance").Null);
            Assert.That(new FollowOptions { MaxPollInterval = TimeSpan.FromMilliseconds(250) }.MaxPollInterval, Is.EqualTo(TimeSpan.FromMilliseconds(250)));
            Assert.That(new FollowOptions { MaxPollInterval = TimeSpan.FromHours(1), ReadAhead = 64 }, Has.Property("MaxPollInterval").EqualTo(TimeSpan.FromHours(1)).And.Property("ReadAhead").EqualTo(64));
            Assert.That(new ExportOptions { GapThreshold = TimeSpan.FromTicks(1) }.GapThreshold, Is.EqualTo(TimeSpan.FromTicks(1)));
        }
    }

    [Test]
    public void The_defaults_of_walks_samples_and_exports_are_the_documented_ones()
    {
        var walk = new WalkOptions();
        var many = new WalkManyOptions();
        var follow = new FollowOptions();
        var sample = new SampleOptions();
        var export = new ExportOptions();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((walk.Direction, walk.Until, walk.MaxFrames, walk.ReadAhead, walk.ReadAheadBytes, walk.Parallelism, walk.SkipGaps), Is.EqualTo((WalkDirection.Forward, (DateTimeOffset?)null, (int?)null, 4, 67_108_864L, 1, false)));
            Assert.That((many.Direction, many.Until, many.MaxFramesPerWalk, many.MaxConcurrency), Is.EqualTo((WalkDirection.Forward, (DateTimeOffset?)null, (int?)null, 8)));
            Assert.That((follow.MaxPollInterval, follow.ReadAhead), Is.EqualTo((TimeSpan.FromSeconds(16), 4)));
            Assert.That((sample.Parallelism, sample.Tolerance, sample.SkipGaps), Is.EqualTo(((int?)null, (TimeSpan?)null, false)));
            Assert.That((export.Walk, export.Sample, export.Sampling, export.GapThreshold), Is.EqualTo(((WalkOptions?)null, (SamplePlan?)null, (SampleOptions?)null, TimeSpan.FromMinutes(1))));
        }
    }

    [Test]
    public void Options_of_many_walks_keep_what_is_set_in_any_order()
    {
        DateTimeOffset until = DateTimeOffset.UnixEpoch;
        WalkManyOptions[] all =
        [
            new() { Direction = WalkDirection.Backward, Until = until, MaxFramesPerWalk = 3 },
            new() { MaxFramesPerWalk = 3, Direction = WalkDirection.Backward, Until = until },
            new() { Until = until, MaxFramesPerWalk = 3, Direction = WalkDirection.Backward },
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (WalkManyOptions options in all)
                Assert.That((options.Direction, options.Until, options.MaxFramesPerWalk), Is.EqualTo((WalkDirection.Backward, (DateTimeOffset?)until, (int?)3)));
        }
    }
}
