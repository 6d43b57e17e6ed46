namespace Een.Media.Client.Http;

/// <summary>Which timeout of a <see cref="Deadline"/> has expired.</summary>
internal enum TimeoutKind
{
    /// <summary>None has.</summary>
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
