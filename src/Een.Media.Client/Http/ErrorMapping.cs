using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Een.Media.Client.Errors;

namespace Een.Media.Client.Http;

/// <summary>
/// Turns an error answer into an exception, whatever its body is: the vendor's JSON, parts of it, HTML, or nothing. The JSON
/// (<c>{code, status, message, details[]}</c>) is read member by member, because any member may be missing or have another type.
/// </summary>
internal static class ErrorMapping
{
    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxTextLength = 1000;
    private const int MaxDetails = 32;
    private const int MaxMembers = 32;

    public static async Task<EenMediaException> ReadAsync(
        HttpResponseMessage response, BodyReader bodies, TimeProvider time, SecretScrubber secrets, Deadline deadline)
    {
        int status = (int)response.StatusCode;
        if (status < 400)
        {
            return new EenProtocolException(status is >= 300 and < 400
                ? $"The service answered HTTP {status}, a redirect. Redirects are not followed, so that a token never leaves its host."
                : $"The service answered HTTP {status} where 200 was expected.");
        }

        ReadOnlyMemory<byte> body = await bodies.ReadStartAsync(response.Content, MaxBodyBytes, deadline).ConfigureAwait(false);
        EenApiException error = ToException(
            Parse(body, response.StatusCode, secrets) with { RetryAfter = RetryAfterHeader.Read(response, time), IsPage = IsPage(body) });
        if (error is EenAuthenticationException)
        {
            error.Advice = ClockSkew.Describe(response, time.GetUtcNow())
                ?? "The service does not accept the access token. An access token lasts 12 hours at most. "
                    + "Get a new one, or use a credential that renews its tokens.";
        }

        return error;
    }

    public static ApiError Parse(ReadOnlyMemory<byte> body, HttpStatusCode statusCode, SecretScrubber secrets) =>
        BoundedJson.ReadObject(Decode(body.Span), root => new ApiError(statusCode)
        {
            Status = Text(root, "status", secrets),
            Message = Text(root, "message", secrets),
            Details = [.. Elements(root, "details").Take(MaxDetails).Where(IsObject).Select(detail => Detail(detail, secrets))],
        }) ?? new ApiError(statusCode);

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
            HttpStatusCode.ServiceUnavailable when error.Details.Any(d => d.Reason == EenDeviceUnavailableException.ReasonKey) =>
                new EenDeviceUnavailableException(message, error),
            _ => new EenApiException(message, error),
        };
    }

    /// <summary>
    /// Whether a body is neither empty nor the beginning of a JSON object. The service's errors are JSON objects. Any member may be
    /// missing, and an answer that broke off may have no body.
    /// </summary>
    private static bool IsPage(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> text = Decode(body.Span).AsSpan().TrimStart(" \t\r\n"u8);
        return !text.IsEmpty && text[0] != (byte)'{';
    }

    private static string Describe(ApiError error)
    {
        var kinds = new List<string> { string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)error.StatusCode.GetValueOrDefault()}") };
        kinds.AddRange(
            new[] { error.Status, error.Details.Select(d => d.Reason).FirstOrDefault(r => r is not null) }.OfType<string>().Distinct());
        string said = error.Message?.TrimEnd('.') ?? "The service gave no explanation";
        string violations = string.Concat(error.Details.SelectMany(d => d.ArgumentViolations)
            .Select(v => $"{v.ArgumentName}: {v.Description}")
            .Where(violation => !said.Contains(violation, StringComparison.Ordinal))
            .Select(violation => "; " + violation));
        string resources = string.Concat(
            error.Details.Where(d => d.Ids.Count > 0).Select(d => $"; {d.Resource} {string.Join(", ", d.Ids)}"));
        return $"{said}{violations}{resources} ({string.Join(", ", kinds)}).";
    }

    /// <summary>Replaces bytes that are not valid UTF-8 with U+FFFD, so that they spoil one member only.</summary>
    private static byte[] Decode(ReadOnlySpan<byte> body) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).TrimStart('\uFEFF'));

    private static EenErrorDetail Detail(JsonElement detail, SecretScrubber secrets) => new()
    {
        Type = Text(detail, "type", secrets),
        Reason = Text(detail, "reason", secrets),
        Domain = Text(detail, "domain", secrets),
        Metadata = Metadata(detail, secrets),
        ArgumentViolations =
        [
            .. Elements(detail, "argumentViolations").Take(MaxMembers).Where(IsObject)
                .Select(v => new EenArgumentViolation(Text(v, "argumentName", secrets), Text(v, "description", secrets))),
        ],
        Resource = Text(detail, "resource", secrets),
        Ids = [.. Elements(detail, "ids").Take(MaxMembers).Select(id => Text(id, secrets)).OfType<string>()],
    };

    private static Dictionary<string, string> Metadata(JsonElement detail, SecretScrubber secrets)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!detail.TryGetProperty("metadata", out JsonElement members) || !IsObject(members))
            return metadata;
        foreach (JsonProperty member in members.EnumerateObject().Take(MaxMembers))
        {
            if ((Text(member.Value, secrets) ?? Scalar(member.Value)) is { } value)
                metadata[Clean(member.Name, secrets)] = value;
        }

        return metadata;
    }

    private static string? Scalar(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? Clip(value.GetRawText()) : null;

    private static string? Text(JsonElement parent, string name, SecretScrubber secrets) =>
        parent.TryGetProperty(name, out JsonElement value) ? Text(value, secrets) : null;

    private static string? Text(JsonElement value, SecretScrubber secrets) =>
        BoundedJson.Text(value) is { Length: > 0 } text ? Clean(text, secrets) : null;

    /// <summary>
    /// Removes the secrets of the request, which a server may echo. Puts the text on one line, because it goes to logs. Limits its length.
    /// </summary>
    private static string Clean(string text, SecretScrubber secrets) =>
        Clip(string.Concat(secrets.Scrub(text).Select(c => char.IsControl(c) ? ' ' : c)));

    private static string Clip(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength] + "…";

    private static IEnumerable<JsonElement> Elements(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;
}
