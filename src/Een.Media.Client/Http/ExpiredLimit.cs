namespace Een.Media.Client.Http;

/// <summary>Which limit of a <see cref="Deadline"/> ran out.</summary>
internal enum ExpiredLimit
{
    None,

    /// <summary>The time for all attempts together.</summary>
    Call,

    /// <summary>The time for one attempt.</summary>
    Attempt,

    /// <summary>The time for the headers of an attempt.</summary>
    Headers,

    /// <summary>The time for which a body may stall.</summary>
    Body,
}
