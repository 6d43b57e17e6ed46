using System.Globalization;
using Een.Media.Cli.Text;
using Een.Media.Cli.Times;
using Spectre.Console;

namespace Een.Media.Cli.Output;

/// <summary>One bar for each camera, on a terminal; nothing elsewhere.</summary>
internal sealed class ProgressBars(Reporter reporter)
{
    public async Task RunAsync(Func<Func<string, ProgressBar>, Task> work)
    {
        if (!reporter.ShowsProgress)
        {
            await work(_ => new ProgressBar(null)).ConfigureAwait(false);
            return;
        }

        await Reporter.ProgressConsole().Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn())
            .StartAsync(context => work(title => new ProgressBar(context.AddTask(Markup.Escape(SafeText.Of(title))))))
                .ConfigureAwait(false);
    }
}

/// <summary>One bar.</summary>
internal sealed class ProgressBar(ProgressTask? task)
{
    private readonly string? _title = task?.Description;

    public void Show(ProgressState state)
    {
        string rest = state.Remaining is { } remaining ? $", {DurationText.Of(remaining)} left" : "";
        Show(state.Fraction, string.Create(CultureInfo.InvariantCulture,
            $"{state.Position}  {state.Frames} frames, {state.Bytes / 1e6:0.0} MB, {state.FramesPerSecond:0.0}/s{rest}"));
    }

    public void Show(double? fraction, string text)
    {
        if (task is null)
            return;
        task.IsIndeterminate = fraction is null;
        task.Value = (fraction ?? 0) * task.MaxValue;
        task.Description = $"{_title}  {text}";
    }

    public void Complete()
    {
        if (task is not null)
            task.Value = task.MaxValue;
    }
}

/// <summary>What a bar shows.</summary>
internal sealed record ProgressState(
    string Position, long Frames, long Bytes, double FramesPerSecond, double? Fraction, TimeSpan? Remaining);
