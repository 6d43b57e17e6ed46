using System.Globalization;
using System.Net;

namespace Een.Media.Client.Http;

/// <summary>Which exception an error answer becomes, and what it says.</summary>
internal static class ErrorMapping
{
    public static EenApiException ToException(ApiError error)
    {
        string message = Describe(error);
        return error.StatusCode switch
        {
            HttpStatusCode.BadRequest => new EenInvalidRequestException(message, error),
            HttpStatusCode.Unauthorized => new EenAuthenticationException(message, error),
            HttpStatusCode.Forbidden => new EenPermissionException(message, error),
            HttpStatusCode.NotFound => new EenNotFoundException(message, error),
            HttpStatusCode.TooManyRequests => new EenRateLimitedException(message, error),
            HttpStatusCode.ServiceUnavailable when error.Details.Any(d => d.Reason == EenDeviceUnavailableException.ReasonKey) => new EenDeviceUnavailableException(message, error),
            _ => new EenApiException(message, error),
        };
    }

    private static string Describe(ApiError error)
    {
        var kinds = new List<string> { string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)error.StatusCode.GetValueOrDefault()}") };
        kinds.AddRange(new[] { error.Status, error.Details.Select(d => d.Reason).FirstOrDefault(r => r is not null) }.OfType<string>().Distinct());
        string said = error.Message?.TrimEnd('.') ?? "The service gave no explanation";
        string violations = string.Concat(error.Details.SelectMany(d => d.ArgumentViolations)
            .Select(v => $"{v.ArgumentName}: {v.Description}")
            .Where(violation => !said.Contains(violation, StringComparison.Ordinal))
            .Select(violation => "; " + violation));
        string resources = string.Concat(error.Details.Where(d => d.Ids.Count > 0).Select(d => $"; {d.Resource} {string.Join(", ", d.Ids)}"));
        return $"{said}{violations}{resources} ({string.Join(", ", kinds)}).";
    }
}
