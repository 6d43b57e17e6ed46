using System.Globalization;
using Een.Media.Client.Authentication;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;

namespace Een.Media.Client.Resilience;

/// <content>The exception that the caller gets.</content>
internal abstract partial class CallExecution
{
    /// <summary>The exception that the caller gets, with the number of requests and the time that they took.</summary>
    private Exception Explain(Exception failure, CancellationToken caller)
    {
        // Cancellation can break an attempt in several ways. The caller gets a cancellation, with the caller's own token.
        if (caller.IsCancellationRequested && failure is OperationCanceledException or EenMediaException { IsTransient: true })
            failure = new OperationCanceledException(caller);
        else if (_deadline.Expired == TimeoutKind.Call && IsBrokenOff(failure))
            failure = TotalTimedOut();
        AccessToken? rejected = ReferenceEquals(failure, _tokenRejection) ? _rejectedToken : _sentToken;
        if (failure is EenAuthenticationException { StatusCode: not null } rejection && rejected is { } token)
            rejection.Advice = $"{DescribeExpiry(token)}{rejection.Advice}";
        if (failure is EenNotFoundException missing)
        {
            missing.MeansNothingRecorded &= Call.OperationName == OperationNames.GetRecordedImage;
            if (Call.DeviceId is { } camera)
            {
                missing.Advice ??= $"The request was for camera {camera}. Check the id; client.Cameras.ListAsync lists the cameras."
                    + missing.AddressHint;
            }
        }

        if (failure is EenMediaException own)
        {
            own.Attempts = _requests;
            own.Elapsed = pipeline.Time.GetElapsedTime(_called);
        }

        return failure;
    }

    /// <summary>
    /// When a rejected token expired, according to the token. It was sent all the same, as this machine's clock may be wrong.
    /// </summary>
    private string? DescribeExpiry(AccessToken token)
    {
        DateTimeOffset now = pipeline.Time.GetUtcNow();
        return token.ExpiresAt is { } expiry && expiry <= now
            ? $"According to the token, it expired at {ClockSkew.Format(expiry)}; this machine's clock says {ClockSkew.Format(now)}. "
            : null;
    }

    private EenMediaException TotalTimedOut()
    {
        if (_limiter is not null && _lastFailure is EenRateLimitedException refusal)
        {
            refusal.Advice = string.Create(
                CultureInfo.InvariantCulture,
                $"The rate limit allowed no other attempt within {_totalTimeout.Option}, "
                    + $"which is {_totalTimeout.Value.TotalSeconds:0.###} s.");
            return refusal;
        }

        return new EenTimeoutException(
            _lastFailure is null
                ? "The call did not end in time."
                : $"The call did not end in time. The last attempt failed: {_lastFailure.Message}",
            _totalTimeout,
            _lastFailure);
    }
}
