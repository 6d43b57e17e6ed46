namespace Een.Media.Emulator;

/// <summary>The timestamps that an endpoint accepts. <c>2022-08-08T07:57:37.000+00:00</c> is always accepted.</summary>
public enum TimestampForms
{
    /// <summary>ISO 8601 with at most three decimals and any numeric offset or <c>Z</c>.</summary>
    AnyOffsetOrZulu,

    /// <summary>As <see cref="AnyOffsetOrZulu"/>, but <c>Z</c> is refused.</summary>
    AnyOffset,

    /// <summary>Only three decimals and <c>+00:00</c>.</summary>
    Strict,
}
