using Een.Media.Client.Orleans.Exports;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>Which units of a plan run, and when they begin.</summary>
public sealed class RunningUnitsTests
{
    [Test]
    public void A_unit_begins_when_its_day_has_ended()
    {
        DateTimeOffset noon = new(2025, 6, 2, 12, 0, 0, TimeSpan.Zero);
        var time = new FakeTimeProvider(noon);
        var plan = new ExportPlan { Cameras = ["1000000a", "1000000b"], From = noon.AddDays(-1), Until = noon.AddDays(1), Directory = "fleet" };
        var record = new ExportPlanRecord { Done = new byte[1] };
        var units = new RunningUnits(plan, record, time);
        units.Fill();
        Assert.That(units.Numbers, Is.EquivalentTo(new[] { 0, 1 }), "June 1");

        foreach (int number in new[] { 0, 1 })
            units.Take(number, new UnitReport { State = UnitState.Done });
        units.Fill();
        Assert.That((units.Numbers.Count, units.IsFinished), Is.EqualTo((0, false)), "June 2 is not over");
        Assert.That(units.Remaining, Is.Null, "the speed says nothing about the wait");

        time.Advance(TimeSpan.FromHours(12));
        units.Fill();
        Assert.That(units.Numbers, Is.EquivalentTo(new[] { 2, 3 }));

        foreach (int number in new[] { 2, 3 })
            units.Take(number, new UnitReport { State = UnitState.Done });
        time.Advance(TimeSpan.FromHours(12));
        units.Fill();
        Assert.That(units.Numbers, Is.EquivalentTo(new[] { 4, 5 }), "the last ones end with the plan");
        Assert.That(units.Remaining, Is.EqualTo(TimeSpan.FromHours(12)), "four in a day, and two are left");

        foreach (int number in new[] { 4, 5 })
            units.Take(number, new UnitReport { State = UnitState.Done });
        units.Fill();
        Assert.That(units.IsFinished, Is.True);
    }
}
