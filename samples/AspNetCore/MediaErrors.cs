using System.Diagnostics.CodeAnalysis;
using Een.Media.Client;
using Microsoft.AspNetCore.Diagnostics;

namespace AspNetCoreSample;

/// <summary>The client's errors as problem+json. Their messages hold no secret, so they may be shown.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The container makes it.")]
internal sealed class MediaErrors(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        int? status = exception switch
        {
            EenUnknownCameraException => StatusCodes.Status404NotFound,
            EenInvalidRequestException or ArgumentException => StatusCodes.Status400BadRequest,
            EenPermissionException => StatusCodes.Status403Forbidden,
            EenRateLimitedException => StatusCodes.Status429TooManyRequests,
            EenTimeoutException => StatusCodes.Status504GatewayTimeout,
            EenMediaException => StatusCodes.Status502BadGateway,
            _ => null,
        };
        if (status is null)
            return false;
        httpContext.Response.StatusCode = status.Value;
        if (exception is EenApiException { RetryAfter: { } wait })
            httpContext.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Title = exception.GetType().Name, Detail = exception.Message },
        });
    }
}
