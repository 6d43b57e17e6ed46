using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Sampling;

/// <summary>Plans against the slow way: count every grid point, look at the clock for each.</summary>
public sealed class SamplePlanProperties
{
    /// <summary>Clocks changed by an hour, by half an hour (Lord Howe), at midnight (São Paulo), for Ramadan (Casablanca), by a whole day (Apia, 2011), never.</summary>
    private static readonly TimeZoneInfo[] Zones =
        [.. new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Apia", "Asia/Kolkata", "UTC" }
            .Select(TimeZoneInfo.FindSystemTimeZoneById)];

    /// <summary>Days before a change of some clock above.</summary>
    private static readonly DateTimeOffset[] Days =
        [.. new[] { (2025, 3, 28), (2025, 10, 24), (2025, 3, 8), (2025, 11, 1), (2025, 4, 4), (2018, 2, 16), (2018, 11, 2), (2025, 2, 21), (2011, 12, 28), (2025, 6, 1) }
            .Select(d => new DateTimeOffset(d.Item1, d.Item2, d.Item3, 0, 0, 0, TimeSpan.Zero))];

    private static readonly Gen<TimeOnly> Times = Gen.Choose(0, 95).Select(quarter => TimeOnly.MinValue.AddMinutes(15 * quarter));

    private static readonly Gen<DailyWindow> Windows =
        from zone in Gen.Elements(Zones)
        from times in Gen.Two(Times).Where(t => t.Item1 != t.Item2)
        select new DailyWindow(times.Item1, times.Item2, zone);

    private static readonly Gen<(DateTimeOffset From, DateTimeOffset Until)> Ranges =
        from day in Gen.Elements(Days)
        from offset in Gen.Choose(0, 2 * 24 * 3600)
        from seconds in Gen.Choose(1, 4 * 24 * 3600)
        select (day.AddSeconds(offset), day.AddSeconds(offset + seconds));

    private static readonly Gen<DailyWindow?> MaybeWindows = Gen.Frequency((1, Gen.Constant<DailyWindow?>(null)), (4, Windows.Select(w => (DailyWindow?)w)));

    [Test]
    public void A_plan_has_every_instant_of_the_grid_that_lies_in_the_window_and_no_other()
    {
        var cases = from range in Ranges
                    from window in MaybeWindows
                    from seconds in Gen.Choose(60, 9_000)
                    from ticks in Gen.Choose(0, 9_999_999)
                    select (range, window, Every: TimeSpan.FromTicks((seconds * TimeSpan.TicksPerSecond) + ticks));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            SamplePlan plan = SamplePlan.Every(c.Every, c.range.From, c.range.Until, c.window);
            var expected = new List<DateTimeOffset>();
            for (long k = 0; c.range.From + (k * c.Every) <= c.range.Until; k++)
            {
                if (ShowsTimeOf(c.window, c.range.From + (k * c.Every)))
                    expected.Add(c.range.From + (k * c.Every));
            }

            return plan.Instants.SequenceEqual(expected) && plan.Count == expected.Count
                && plan.Instants.All(i => c.window?.Contains(i) ?? true);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Test]
    public void A_plan_for_a_number_of_frames_spreads_them_evenly_over_the_time_in_the_window()
    {
        var cases = from range in Ranges
                    from window in MaybeWindows
                    from count in Gen.Choose(1, 500)
                    select (range, window, count);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            // The window opens and closes on whole quarters of an hour by the clock, so whole minutes tell all.
            (DateTimeOffset from, DateTimeOffset until) = (WholeMinute(c.range.From), WholeMinute(c.range.Until).AddMinutes(1));
            var open = new List<DateTimeOffset>();
            for (DateTimeOffset minute = from; minute < until; minute = minute.AddMinutes(1))
            {
                if (ShowsTimeOf(c.window, minute))
                    open.Add(minute);
            }

            if (open.Count == 0)
                return Throws(() => SamplePlan.Frames(c.count, from, until, c.window));
            SamplePlan plan = SamplePlan.Frames(c.count, from, until, c.window);
            IEnumerable<DateTimeOffset> expected = Enumerable.Range(0, c.count).Select(k =>
            {
                long position = (long)((Int128)k * open.Count * TimeSpan.TicksPerMinute / c.count);
                return open[(int)(position / TimeSpan.TicksPerMinute)].AddTicks(position % TimeSpan.TicksPerMinute);
            });
            return plan.Instants.SequenceEqual(expected) && plan.Count == c.count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Test]
    public void A_plan_can_be_entered_at_any_instant()
    {
        var cases = from range in Ranges
                    from window in MaybeWindows
                    from byCount in Gen.Elements(true, false)
                    from second in Gen.Choose(-3_600, 5 * 24 * 3600)
                    select (range, window, byCount, First: range.From.AddSeconds(second).AddTicks(second % 3));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            if (c.byCount && !SamplePlan.Every(TimeSpan.FromSeconds(1), c.range.From, c.range.Until.AddSeconds(-1), c.window).Instants.Any())
                return true;
            SamplePlan plan = c.byCount
                ? SamplePlan.Frames(97, c.range.From, c.range.Until.AddSeconds(1), c.window)
                : SamplePlan.Every(TimeSpan.FromSeconds(1234.567), c.range.From, c.range.Until, c.window);
            return plan.InstantsFrom(c.First).SequenceEqual(plan.Instants.Where(i => i >= c.First));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static bool ShowsTimeOf(DailyWindow? window, DateTimeOffset instant)
    {
        if (window is null)
            return true;
        TimeOnly clock = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(instant, window.TimeZone).TimeOfDay);
        return clock.IsBetween(window.From, window.Until);
    }

    private static DateTimeOffset WholeMinute(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));

    private static bool Throws(Action plan)
    {
        Assert.Throws<ArgumentException>(() => plan());
        return true;
    }
}
