[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

// Most of their time they wait, for delays and pauses that the fault matrix asks for.
[assembly: LevelOfParallelism(6)]
