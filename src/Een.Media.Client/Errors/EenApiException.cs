using System.Net;
using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>The service answered with an error. Errors that programs handle differently have subclasses.</summary>
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

    /// <summary>The HTTP status; <see langword="null"/> when nothing was sent, for example because the token has expired.</summary>
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
    /// The time to wait, from the server's <c>Retry-After</c> header; never negative. <see langword="null"/> when the answer had none.
    /// </summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// Every 5xx counts, because gateways have their own, such as 520 to 530. The exception is 501, which would come again.
    /// </summary>
    internal override bool IsTransient =>
        StatusCode is HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests
        or (>= HttpStatusCode.InternalServerError and <= (HttpStatusCode)599 and not HttpStatusCode.NotImplemented);
}
