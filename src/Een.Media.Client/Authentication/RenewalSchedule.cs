namespace Een.Media.Client.Authentication;

/// <summary>When to renew.</summary>
internal static class RenewalSchedule
{
    /// <summary>The largest part of the lifetime that an early renewal gives up.</summary>
    private const double LargestFraction = 0.25;

    /// <summary>Added to the margin at random.</summary>
    private const double Jitter = 0.2;

    /// <summary>The pause after a renewal that failed while the token is still valid, or that returned the token unchanged.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    /// <summary>When to renew the record's access token; <see langword="null"/> when its expiry is unknown.</summary>
    public static DateTimeOffset? For(TokenRecord record, TimeSpan margin)
    {
        if (record.ExpiresAt is not { } expiresAt)
            return null;
        TimeSpan wanted = margin * (1 + (Jitter * Random.Shared.NextDouble()));
        TimeSpan most = record.ObtainedAt is { } obtainedAt && expiresAt > obtainedAt ? (expiresAt - obtainedAt) * LargestFraction : wanted;
        return Earlier(expiresAt, wanted < most ? wanted : most);
    }

    /// <summary>When to try again after a renewal that failed before the token has expired.</summary>
    public static DateTimeOffset AfterFailure(DateTimeOffset now, DateTimeOffset? expiresAt) =>
        expiresAt is { } end && end < now + s_pause ? end : now + s_pause;

    /// <summary>
    /// For a service whose tokens do not rotate: it returns the current access token until that has expired, so an earlier renewal is
    /// useless.
    /// </summary>
    public static DateTimeOffset? ForUnchanged(TokenRecord record, DateTimeOffset now) =>
        record.ExpiresAt is { } expiresAt ? (expiresAt > now ? expiresAt : now + Shorter(s_pause, Lifetime(record))) : null;

    /// <summary>
    /// Whether a refused token is so new that another renewal could only lead to a lockout: the service refuses all tokens of this account,
    /// not this one.
    /// </summary>
    public static bool IsTooYoung(TokenRecord record, DateTimeOffset now) =>
        record.ObtainedAt is { } obtainedAt && now >= obtainedAt && now - obtainedAt < Shorter(s_pause, Lifetime(record));

    private static TimeSpan? Lifetime(TokenRecord record) => (record.ExpiresAt - record.ObtainedAt) * LargestFraction;

    private static TimeSpan Shorter(TimeSpan pause, TimeSpan? other) =>
        other is { } limit && limit > TimeSpan.Zero && limit < pause ? limit : pause;

    private static DateTimeOffset Earlier(DateTimeOffset time, TimeSpan by) =>
        time - DateTimeOffset.MinValue < by ? DateTimeOffset.MinValue : time - by;
}
