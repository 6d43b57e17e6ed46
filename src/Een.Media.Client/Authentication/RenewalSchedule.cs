namespace Een.Media.Client.Authentication;

/// <summary>When to renew.</summary>
internal static class RenewalSchedule
{
    /// <summary>The largest part of the lifetime that an early renewal gives up.</summary>
    private const double LargestFraction = 0.25;

    /// <summary>Added to the margin at random.</summary>
    private const double Jitter = 0.2;

    /// <summary>After a renewal that failed although the token still lives, and for a token that the service returned unchanged.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    /// <summary>When the record's access token is to be replaced; <see langword="null"/> when its end is unknown.</summary>
    public static DateTimeOffset? For(TokenRecord record, TimeSpan margin)
    {
        if (record.ExpiresAt is not { } expiresAt)
            return null;
        TimeSpan wanted = margin * (1 + (Jitter * Random.Shared.NextDouble()));
        TimeSpan most = record.ObtainedAt is { } obtainedAt && expiresAt > obtainedAt ? (expiresAt - obtainedAt) * LargestFraction : wanted;
        return Earlier(expiresAt, wanted < most ? wanted : most);
    }

    /// <summary>The next try, after one that failed ahead of the expiry.</summary>
    public static DateTimeOffset AfterFailure(DateTimeOffset now, DateTimeOffset? expiresAt) =>
        expiresAt is { } end && end < now + s_pause ? end : now + s_pause;

    /// <summary>
    /// For a service whose tokens do not rotate: it returns the current access token until that has expired, so asking earlier is of no
    /// use.
    /// </summary>
    public static DateTimeOffset? ForUnchanged(TokenRecord record, DateTimeOffset now) =>
        record.ExpiresAt is { } expiresAt ? (expiresAt > now ? expiresAt : now + Shorter(s_pause, Lifetime(record))) : null;

    /// <summary>
    /// Whether a refused token is so young that renewing again would only ask for a lockout: the service refuses this account's
    /// tokens, not this token.
    /// </summary>
    public static bool IsTooYoung(TokenRecord record, DateTimeOffset now) =>
        record.ObtainedAt is { } obtainedAt && now >= obtainedAt && now - obtainedAt < Shorter(s_pause, Lifetime(record));

    private static TimeSpan? Lifetime(TokenRecord record) => (record.ExpiresAt - record.ObtainedAt) * LargestFraction;

    private static TimeSpan Shorter(TimeSpan pause, TimeSpan? other) =>
        other is { } limit && limit > TimeSpan.Zero && limit < pause ? limit : pause;

    private static DateTimeOffset Earlier(DateTimeOffset time, TimeSpan by) =>
        time - DateTimeOffset.MinValue < by ? DateTimeOffset.MinValue : time - by;
}
