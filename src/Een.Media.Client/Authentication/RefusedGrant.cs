using Een.Media.Client.Errors;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>
/// A grant that the authentication service refused. Repeated requests could end in a lockout. So a final refusal stands for good, and any
/// other stands for a pause.
/// </summary>
internal sealed class RefusedGrant
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    private readonly string _fingerprint;
    private readonly EenApiException _first;
    private readonly string _message;
    private readonly DateTimeOffset? _until;

    /// <param name="grant">What was refused.</param>
    /// <param name="first">The service's answer.</param>
    /// <param name="explanation">A sentence about the reason; null if it is not known.</param>
    /// <param name="now">When it was refused.</param>
    public RefusedGrant(OAuthGrant grant, EenApiException first, string? explanation, DateTimeOffset now)
    {
        _fingerprint = grant.Fingerprint;
        _first = first;
        _until = first is EenAuthenticationException ? null : now + s_pause;
        string next = _until is { } until ? $" No request is sent to the authentication service before {ClockSkew.Format(until)}." : "";
        _message = $"{first.Message}{explanation}{next}";
    }

    /// <summary>A clock that was set back since then does not prolong the pause.</summary>
    public bool Stands(OAuthGrant grant, DateTimeOffset now) =>
        _fingerprint == grant.Fingerprint && (_until is not { } until || (now < until && now >= until - s_pause));

    public EenApiException ToException()
    {
        var error = new ApiError(_first.StatusCode)
        {
            Status = _first.Status,
            Message = _first.Message,
            Details = _first.Details,
            RetryAfter = _first.RetryAfter,
        };
        return _first is EenAuthenticationException
            ? new EenAuthenticationException(_message, error)
            : new EenApiException(_message, error);
    }
}
