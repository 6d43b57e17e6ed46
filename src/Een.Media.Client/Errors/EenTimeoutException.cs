using System.Globalization;
using Een.Media.Client.Settings;

namespace Een.Media.Client;

/// <summary>
/// A time limit of the client ran out. The caller's own cancellation is an <see cref="OperationCanceledException"/> instead.
/// </summary>
public sealed class EenTimeoutException : EenMediaException
{
    internal EenTimeoutException(string message, TimeLimit limit, Exception? innerException = null)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{message} ({limit.Option} is {limit.Value.TotalSeconds:0.###} s.)"),
            innerException)
    {
        Limit = limit.Value;
        Option = limit.Option;
    }

    /// <summary>The limit that ran out.</summary>
    public TimeSpan Limit { get; }

    /// <summary>The option that sets it, such as <c>EenMediaClientOptions.Retry.AttemptTimeout</c>.</summary>
    public string Option { get; }

    internal override bool IsTransient => true;
}
