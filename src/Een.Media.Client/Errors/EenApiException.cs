using System.Net;
using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>The service answered with an error. The subclasses single out those that programs handle differently.</summary>
public class EenApiException : EenMediaException
{
    internal EenApiException(string message, ApiError error)
        : base(message)
    {
        StatusCode = error.StatusCode;
        Status = error.Status;
        Details = error.Details;
        RetryAfter = error.RetryAfter;
    }

    /// <summary>The HTTP status, or <see langword="null"/> when the error was found before anything was sent (an expired token).</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>
    /// The vendor's name for the kind of error, such as <c>notFound</c> or <c>invalidArgument</c>. An open set: the vendor adds
    /// values. <see langword="null"/> when the answer had none, for example when a gateway answered with HTML.
    /// </summary>
    public string? Status { get; }

    /// <summary>
    /// The vendor's key for programs, such as <c>resourceNotFound</c>, <c>outOfRetention</c> or <c>wrongArgumentValue</c>: the first
    /// reason among <see cref="Details"/>. An open set; <see langword="null"/> when the answer had none.
    /// </summary>
    public string? Reason => Details.Select(detail => detail.Reason).FirstOrDefault(reason => reason is not null);

    /// <summary>The structured details of the answer, in the server's order. Empty when there were none.</summary>
    public IReadOnlyList<EenErrorDetail> Details { get; }

    /// <summary>
    /// How long the server asks to wait, from its <c>Retry-After</c> header; never negative. <see langword="null"/> when it did not say.
    /// </summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// An open set: gateways have 5xx of their own, such as 520 to 530. Only 501 says that it would be the same the next time.
    /// </summary>
    internal override bool IsTransient =>
        StatusCode is HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests
        or (>= HttpStatusCode.InternalServerError and <= (HttpStatusCode)599 and not HttpStatusCode.NotImplemented);
}
