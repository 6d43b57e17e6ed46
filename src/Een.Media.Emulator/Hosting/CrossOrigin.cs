using System.Collections.Frozen;
using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Een.Media.Emulator.Hosting;

/// <summary>Allows cross-origin requests (CORS) of browsers, from registered origins only.</summary>
internal sealed class CrossOrigin(IEnumerable<string> origins)
{
    private const string ExposedHeaders =
        $"{ImageHeaders.Timestamp}, {ImageHeaders.NextToken}, {ImageHeaders.PrevToken}, {ImageHeaders.OverlaySvg}, Retry-After";

    private readonly FrozenSet<string> _origins = origins.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The answer to a preflight request of a registered origin; <see langword="null"/> for any other request.</summary>
    public Answer? Preflight(HttpRequest request)
    {
        if (!IsRegistered(request) || !HttpMethods.IsOptions(request.Method) || request.Headers.AccessControlRequestMethod.Count == 0)
            return null;
        var answer = new Answer(204);
        answer.SetHeader(HeaderNames.AccessControlAllowMethods, "GET, POST");
        answer.SetHeader(HeaderNames.AccessControlAllowHeaders, request.Headers.AccessControlRequestHeaders);
        answer.SetHeader(HeaderNames.AccessControlMaxAge, "600");
        return answer;
    }

    /// <summary>Lets a registered origin read the answer.</summary>
    public void Allow(HttpRequest request, Answer answer)
    {
        if (!IsRegistered(request))
            return;
        answer.SetHeader(HeaderNames.AccessControlAllowOrigin, request.Headers.Origin);
        answer.SetHeader(HeaderNames.AccessControlAllowCredentials, "true");
        answer.SetHeader(HeaderNames.AccessControlExposeHeaders, ExposedHeaders);
        answer.SetHeader(HeaderNames.Vary, HeaderNames.Origin);
    }

    private bool IsRegistered(HttpRequest request) =>
        _origins.Count > 0 && request.Headers.Origin is [{ } origin] && _origins.Contains(origin);
}
