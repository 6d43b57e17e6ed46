using System.Net;

namespace Een.Media.Client.Errors;

/// <summary>What an error answer said, read from its status, headers and body.</summary>
internal sealed record ApiError(HttpStatusCode? StatusCode)
{
    public string? Status { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<EenErrorDetail> Details { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the body is not the service's JSON but a page, as a gateway or another web server sends it.</summary>
    public bool IsPage { get; init; }
}
