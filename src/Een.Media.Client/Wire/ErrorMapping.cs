using System.Net;

namespace Een.Media.Client.Wire;

/// <summary>Which exception an error answer becomes, and what it says.</summary>
internal static class ErrorMapping
{
    public static EenMediaException ToException(ApiError error)
    {
        string message = Describe(error);
        return error.StatusCode switch
        {
            HttpStatusCode.BadRequest => new EenInvalidRequestException(message, error),
            HttpStatusCode.Unauthorized => new EenAuthenticationException(message, error),
            HttpStatusCode.Forbidden => new EenPermissionException(message, error),
            HttpStatusCode.NotFound => new EenNotFoundException(message, error),
            HttpStatusCode.TooManyRequests => new EenRateLimitedException(message, error),
            _ => new EenApiException(message, error),
        };
    }

    private static string Describe(ApiError error)
    {
        int code = (int)error.StatusCode.GetValueOrDefault();
        string kind = string.Join(", ", new[] { error.Status, error.Details.FirstOrDefault(d => d.Reason is not null)?.Reason }.Where(part => part is not null));
        string said = error.Message ?? "The service gave no explanation.";
        string violations = string.Concat(error.Details.SelectMany(d => d.ArgumentViolations).Select(v => $" {v.ArgumentName}: {v.Description}"));
        return $"{said}{violations} (HTTP {code}{(kind.Length > 0 ? ", " + kind : "")})";
    }
}
