using System.Net;

namespace Een.Media.Client.Errors;

/// <summary>What an error answer said, read from its status, headers and body.</summary>
internal sealed record ApiError(HttpStatusCode? StatusCode)
{
    public string? Status { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<EenErrorDetail> Details { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the body is something else than the service's JSON, such as the page of a gateway or of another web server.</summary>
    public bool IsPage { get; init; }
}
