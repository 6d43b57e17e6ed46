namespace Een.Media.Emulator;

/// <summary>The form of the <c>Retry-After</c> header of a 429 answer.</summary>
public enum RetryAfterForm
{
    /// <summary>Whole seconds, rounded up.</summary>
    Seconds,

    /// <summary>An HTTP date by the emulator's clock, rounded up.</summary>
    Date,

    /// <summary>No header.</summary>
    None,
}
