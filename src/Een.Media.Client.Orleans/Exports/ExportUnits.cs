using System.Globalization;

namespace Een.Media.Client.Orleans.Exports;

/// <summary>The units of a plan, by number: all cameras of the first day, then all of the second.</summary>
internal static class ExportUnits
{
    private static readonly TimeSpan s_tick = TimeSpan.FromTicks(1);

    /// <summary>The number of days in UTC that the plan covers, at least in part.</summary>
    public static int Days(ExportPlan plan) => (LastDay(plan).DayNumber - FirstDay(plan).DayNumber) + 1;

    public static (string DeviceId, DateOnly Day) Name(ExportPlan plan, int number) =>
        (plan.Cameras[number % plan.Cameras.Count], FirstDay(plan).AddDays(number / plan.Cameras.Count));

    /// <summary>The unit; null if no instant of the plan's grid lies in that day.</summary>
    public static ExportUnit? At(ExportPlan plan, int number)
    {
        (string deviceId, DateOnly day) = Name(plan, number);
        DateTimeOffset start = Later(plan.From, Midnight(day));
        DateTimeOffset last = Earlier(plan.Until, Midnight(day.AddDays(1))) - s_tick;
        if (plan.Every is { } every)
        {
            start = plan.From + (every * Math.Ceiling((start - plan.From) / every));
            if (start > last)
                return null;
        }

        return new ExportUnit
        {
            Account = plan.Account,
            DeviceId = deviceId,
            From = start,
            Last = last,
            Every = plan.Every,
            Path = string.Create(CultureInfo.InvariantCulture, $"{plan.Directory}/{deviceId}/{day:yyyy-MM-dd}"),
            Stream = plan.Stream.Value,
            Width = plan.Width,
            Height = plan.Height,
        };
    }

    /// <summary>The plan's first request. Throws if the plan's sizes are not valid.</summary>
    public static RecordedImageTimeRequest FirstRequest(ExportPlan plan) =>
        Request(plan.Cameras[0], plan.Stream, plan.From, plan.Width, plan.Height);

    public static RecordedImageTimeRequest Request(ExportUnit unit) =>
        Request(unit.DeviceId, new StreamType(unit.Stream), unit.From, unit.Width, unit.Height);

    /// <summary>The export's options. They are the same on every silo, so that one silo can continue where another one stopped.</summary>
    public static ExportOptions Options(ExportUnit unit, IProgress<ExportProgress> progress) => unit.Every is { } every
        ? new ExportOptions { Sample = SamplePlan.Every(every, unit.From, unit.Last), Progress = progress }
        : new ExportOptions { Walk = new WalkOptions { Until = unit.Last }, Progress = progress };

    private static RecordedImageTimeRequest Request(string deviceId, StreamType stream, DateTimeOffset from, int? width, int? height)
    {
        RecordedImageDeviceStage device = RecordedImageRequest.ForDevice(deviceId);
        RecordedImageTimeRequest request = (stream == StreamType.Main ? device.Main() : device.Preview()).AtOrAfter(from);
        return width is null && height is null ? request : request.WithSize(width, height);
    }

    private static DateOnly FirstDay(ExportPlan plan) => DateOnly.FromDateTime(plan.From.UtcDateTime);

    private static DateOnly LastDay(ExportPlan plan) => DateOnly.FromDateTime((plan.Until - s_tick).UtcDateTime);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
