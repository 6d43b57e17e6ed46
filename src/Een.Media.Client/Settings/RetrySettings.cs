using System.Globalization;

namespace Een.Media.Client.Settings;

/// <summary><see cref="RetryOptions"/>, checked and frozen.</summary>
internal sealed record RetrySettings(
    int MaxRetryAttempts,
    Backoff Backoff,
    TimeLimit MaxRetryAfter,
    TimeLimit AttemptTimeout,
    TimeLimit PreviewHeaders,
    TimeLimit BodyInactivity,
    TimeLimit TotalTimeout,
    TimeLimit LiveImage)
{
    private const string Path = nameof(EenMediaClientOptions.Retry) + ".";
    private const int LargestMaxRetryAttempts = 100;
    private static readonly TimeSpan s_shortestLimit = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    public static RetrySettings From(RetryOptions options)
    {
        if (options.MaxRetryAttempts is < 0 or > LargestMaxRetryAttempts)
            throw InvalidOption.Create(
                Path + nameof(options.MaxRetryAttempts),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"is {options.MaxRetryAttempts}; allowed are 0 (no retries) to {LargestMaxRetryAttempts}."));
        CheckWait(options.Delay, nameof(options.Delay));
        CheckWait(options.MaxDelay, nameof(options.MaxDelay));
        CheckWait(options.MaxRetryAfter, nameof(options.MaxRetryAfter));
        CheckLimit(options.AttemptTimeout, nameof(options.AttemptTimeout));
        CheckLimit(options.PreviewHeadersTimeout, nameof(options.PreviewHeadersTimeout));
        CheckLimit(options.BodyInactivityTimeout, nameof(options.BodyInactivityTimeout));
        CheckLimit(options.TotalTimeout, nameof(options.TotalTimeout));
        CheckLimit(options.LiveImageTimeout, nameof(options.LiveImageTimeout));
        if (options.Delay > options.MaxDelay)
            throw InvalidOption.Create(
                Path + nameof(options.MaxDelay), $"is {options.MaxDelay}, below {nameof(options.Delay)}, which is {options.Delay}.");
        if (Longer(options.AttemptTimeout, options.TotalTimeout))
            throw InvalidOption.Create(
                Path + nameof(options.AttemptTimeout),
                $"is {Words(options.AttemptTimeout)}, above {nameof(options.TotalTimeout)}, which is {options.TotalTimeout}. "
                    + "Lower the one or raise the other.");
        return new(
            options.MaxRetryAttempts,
            new Backoff(options.Delay, options.MaxDelay),
            Limit(options.MaxRetryAfter, nameof(options.MaxRetryAfter)),
            Limit(options.AttemptTimeout, nameof(options.AttemptTimeout)),
            Limit(options.PreviewHeadersTimeout, nameof(options.PreviewHeadersTimeout)),
            Limit(options.BodyInactivityTimeout, nameof(options.BodyInactivityTimeout)),
            Limit(options.TotalTimeout, nameof(options.TotalTimeout)),
            Limit(options.LiveImageTimeout, nameof(options.LiveImageTimeout)));
    }

    private static void CheckWait(TimeSpan value, string option)
    {
        if (value < TimeSpan.Zero || value > s_longest)
            throw InvalidOption.Create(Path + option, $"is {value}; allowed are 0 to 1 day.");
    }

    private static void CheckLimit(TimeSpan value, string option)
    {
        if (value != Timeout.InfiniteTimeSpan && (value < s_shortestLimit || value > s_longest))
            throw InvalidOption.Create(
                Path + option, $"is {value}; allowed are 10 ms to 1 day, and Timeout.InfiniteTimeSpan for no limit.");
    }

    private static bool Longer(TimeSpan attempt, TimeSpan total) =>
        total != Timeout.InfiniteTimeSpan && (attempt == Timeout.InfiniteTimeSpan || attempt > total);

    private static string Words(TimeSpan limit) => limit == Timeout.InfiniteTimeSpan ? "infinite" : limit.ToString();

    private static TimeLimit Limit(TimeSpan value, string option) => new(value, Name(option));

    private static string Name(string option) => $"{nameof(EenMediaClientOptions)}.{nameof(EenMediaClientOptions.Retry)}.{option}";
}
