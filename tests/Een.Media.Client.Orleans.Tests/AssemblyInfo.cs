[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

// Each test has a cluster of its own; most of its time it waits, for probes, timers and watches.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(4)]
