namespace Een.Media.Emulator;

/// <summary>The timestamps that an endpoint accepts. <c>2022-08-08T07:57:37.000+00:00</c> is always accepted.</summary>
public enum TimestampForms
{
    /// <summary>ISO 8601 with at most three decimals and any numeric offset. <c>Z</c> is refused.</summary>
    AnyOffset,

    /// <summary>As <see cref="AnyOffset"/>, and <c>Z</c>.</summary>
    AnyOffsetOrZulu,

    /// <summary>Only three decimals and <c>+00:00</c>.</summary>
    Strict,
}
