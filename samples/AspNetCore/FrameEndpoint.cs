using Microsoft.Net.Http.Headers;

namespace AspNetCoreSample;

/// <summary>One frame as an answer. A client that disconnects cancels the call to the service.</summary>
internal static class FrameEndpoint
{
    public static async Task<IResult> GetAsync(string id, DateTimeOffset time, FrameCache cache, HttpContext context, CancellationToken cancellationToken)
    {
        if (await cache.TryGetAsync(id, time, cancellationToken) is not { } frame)
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "Nothing is recorded there.");
        context.Response.Headers["X-Een-Timestamp"] = frame.Timestamp.ToString("O");

        // A recorded frame does not change: its time is its version.
        var tag = new EntityTagHeaderValue($"\"{frame.Timestamp.ToUnixTimeMilliseconds()}\"");
        return Results.Bytes(frame.Jpeg, "image/jpeg", lastModified: frame.Timestamp, entityTag: tag);
    }
}
