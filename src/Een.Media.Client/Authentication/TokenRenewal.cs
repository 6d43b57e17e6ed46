using Een.Media.Client.Errors;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>
/// One renewal at a time, under the store's lock: read what is stored, ask the service unless another program already has, save the
/// reply, and only then use it.
/// </summary>
internal sealed partial class TokenRenewal(TokenService service, TokenStoreCalls store, OAuthGrant? seed)
{
    private Unsaved? _unsaved;
    private RefusedGrant? _refused;

    /// <summary>Once true, the store alone determines which tokens are current.</summary>
    private bool _hasBegun;

    /// <summary>Whether the last run received new tokens. If so, the earlier tokens are invalid, even if the run failed later.</summary>
    public bool GotReply { get; private set; }

    public async Task<CachedToken> RunAsync(CredentialContext context, CachedToken? current, AccessToken? rejected)
    {
        GotReply = false;
        Renewed renewed = await UnderLockAsync(context, async () =>
        {
            TokenRecord? stored = await store.LoadAsync(context.Time, _unsaved is not null).ConfigureAwait(false);
            stored = await SaveLeftoverAsync(stored, context.Time).ConfigureAwait(false);
            return BeginsAnew(stored)
                ? await ExchangeAsync(context, seed!, stored, OriginsWith(seed!, stored)).ConfigureAwait(false)
                : await ContinueAsync(context, stored ?? current?.Record, rejected).ConfigureAwait(false);
        }).ConfigureAwait(false);

        // Without the lock: another program may need it while the service looks the address up.
        TokenRecord record = await WithAddressAsync(context, renewed.Record, renewed.EarlierAddress).ConfigureAwait(false);
        return new(record, new AccessToken(record.AccessToken!, record.ExpiresAt, record.BaseAddress), renewed.RenewAt);
    }

    private async Task<T> UnderLockAsync<T>(CredentialContext context, Func<Task<T>> step)
    {
        IAsyncDisposable held = await store.LockAsync(context, _unsaved is not null).ConfigureAwait(false);
        T result;
        try
        {
            result = await step().ConfigureAwait(false);
        }
        catch
        {
            // This exception matters more than a failure to release the lock.
            await store.TryReleaseAsync(held, context.Time).ConfigureAwait(false);
            throw;
        }

        if (GotReply)
            await store.TryReleaseAsync(held, context.Time).ConfigureAwait(false);
        else
            await store.ReleaseAsync(held, context.Time).ConfigureAwait(false);
        return result;
    }

    /// <summary>Whether the program has a refresh token or code that did not lead to the stored tokens.</summary>
    private bool BeginsAnew(TokenRecord? stored) =>
        !_hasBegun && seed is not null
            && (stored is null || (!stored.Origins.Contains(seed.Fingerprint) && stored.RefreshToken != seed.Secret));

    /// <summary>A grant whose answer never arrived also counts as used up, once another grant has replaced it.</summary>
    private static IReadOnlyList<string> OriginsWith(OAuthGrant grant, TokenRecord? stored)
    {
        TokenRecord record = stored ?? new();
        if (record.Pending is { } unanswered)
            record = record.WithOrigin(unanswered.Fingerprint);
        return record.WithOrigin(grant.Fingerprint).Origins;
    }

    private async Task<Renewed> ContinueAsync(CredentialContext context, TokenRecord? known, AccessToken? rejected)
    {
        if (known is null)
            throw NotSignedIn("The token store is empty, so nobody has signed in yet.");
        _hasBegun = true;
        if (known.AccessToken is not null)
        {
            DateTimeOffset now = context.Time.GetUtcNow();
            DateTimeOffset? renewAt = RenewalSchedule.For(known, context.Settings.TokenRenewalMargin);
            bool serves = known.AccessToken == rejected?.Value ? RenewalSchedule.IsTooYoung(known, now) : renewAt is null || now < renewAt;
            if (serves)
                return new(known, known.BaseAddress, renewAt);
        }

        if (known.RefreshToken is null)
            throw NotSignedIn("The access token is no longer valid, and the service gave no refresh token with it.");
        return await ExchangeAsync(context, new RefreshTokenGrant(known.RefreshToken), known, known.Origins).ConfigureAwait(false);
    }

    /// <summary>Requests tokens, and saves them before they are used.</summary>
    /// <param name="context">The connection to the service.</param>
    /// <param name="grant">The grant to exchange.</param>
    /// <param name="known">What is stored now.</param>
    /// <param name="origins">See <see cref="TokenRecord.Origins"/>.</param>
    private async Task<Renewed> ExchangeAsync(
        CredentialContext context, OAuthGrant grant, TokenRecord? known, IReadOnlyList<string> origins)
    {
        DateTimeOffset sentAt = context.Time.GetUtcNow();
        if (_refused is { } refused && refused.Stands(grant, sentAt))
            throw refused.ToException();
        TokenReply reply = await RequestAsync(context, grant, known, sentAt).ConfigureAwait(false);
        if (reply is { AccessToken: null, RefreshToken: null })
            throw new EenProtocolException(
                "The authentication service's answer could not be read: it has neither an access token nor a refresh token.");

        GotReply = _hasBegun = true;
        bool unchanged = reply.AccessToken is not null && reply.AccessToken == known?.AccessToken;
        TokenRecord record = new()
        {
            Version = TokenRecord.CurrentVersion,
            AccessToken = reply.AccessToken,
            ObtainedAt = sentAt,
            ExpiresAt = Expiry(reply, sentAt, unchanged ? known!.ExpiresAt : null),
            RefreshToken = reply.RefreshToken ?? (grant as RefreshTokenGrant)?.Secret,
            BaseAddress = reply.BaseAddress,
            Origins = origins,
        };
        _unsaved = new(record, IsOnlyCopy: reply.RefreshToken is { } next && next != grant.Secret);
        await SaveAsync(context.Time).ConfigureAwait(false);
        if (reply.AccessToken is null)
            throw new EenProtocolException(
                "The authentication service sent no usable access token. Its new refresh token has been stored.", isTransient: true);
        return new(record, known?.BaseAddress, unchanged
            ? RenewalSchedule.ForUnchanged(record, context.Time.GetUtcNow())
            : RenewalSchedule.For(record, context.Settings.TokenRenewalMargin));
    }

    /// <summary>
    /// Marks in the store that a renewal begins, and sends the request. So a store that cannot be written fails while the old refresh token
    /// is still valid. And if the process ends before the reply is stored, the next process knows what happened.
    /// </summary>
    private async Task<TokenReply> RequestAsync(CredentialContext context, OAuthGrant grant, TokenRecord? known, DateTimeOffset now)
    {
        TokenRecord before = (known ?? new TokenRecord()) with { Version = TokenRecord.CurrentVersion };
        RenewalMark? unanswered = before.Pending?.Fingerprint == grant.Fingerprint ? before.Pending : null;
        if (unanswered is null)
            await store.SaveAsync(
                before with { Pending = new(grant.Fingerprint, now) }, context.Time, holdsOnlyCopy: false).ConfigureAwait(false);
        try
        {
            return await service.RequestAsync(context, grant).ConfigureAwait(false);
        }
        catch (EenApiException e) when (!e.IsTransient)
        {
            _refused = new(grant, e, e is EenAuthenticationException ? Explain(unanswered) : null, context.Time.GetUtcNow());
            if (unanswered is null)
                await ForgetMarkAsync(before, context.Time).ConfigureAwait(false);
            throw _refused.ToException();
        }
    }

    private async Task ForgetMarkAsync(TokenRecord before, TimeProvider time)
    {
        try
        {
            await store.SaveAsync(before, time, holdsOnlyCopy: false).ConfigureAwait(false);
        }
        catch (EenTokenStoreException)
        {
            // The refusal matters more. The mark stays and says that a renewal has begun, which is true.
        }
    }

    private static string? Explain(RenewalMark? unanswered) => unanswered is null
        ? null
        : $" What happened: a renewal that began at {ClockSkew.Format(unanswered.StartedAt)} was never finished. "
            + "The process ended, or the connection broke, after the service had replaced the refresh token "
            + "and before the new one was stored, so the new one is lost. A new sign-in repairs it.";

    /// <summary>
    /// Saves a reply that could not be saved earlier, over whatever is stored: a store that was restored or failed over may have gone back
    /// to an earlier state. Only a later sign-in or renewal takes precedence.
    /// </summary>
    private async Task<TokenRecord?> SaveLeftoverAsync(TokenRecord? stored, TimeProvider time)
    {
        if (_unsaved is not { } unsaved)
            return stored;
        if (stored is not null && (stored.Origins.Except(unsaved.Record.Origins).Any() || stored.ObtainedAt > unsaved.Record.ObtainedAt))
        {
            _unsaved = null;
            return stored;
        }

        await SaveAsync(time).ConfigureAwait(false);
        return unsaved.Record;
    }

    private async Task SaveAsync(TimeProvider time)
    {
        await store.SaveAsync(_unsaved!.Record, time, _unsaved.IsOnlyCopy).ConfigureAwait(false);
        _unsaved = null;
    }

    private static DateTimeOffset? Expiry(TokenReply reply, DateTimeOffset sentAt, DateTimeOffset? earlier)
    {
        DateTimeOffset? stated = sentAt + reply.ExpiresIn
            ?? (reply.AccessToken is null ? null : AccessTokenParser.ExpiryOf(reply.AccessToken));

        // A token that came back unchanged keeps its expiry.
        return earlier is { } end && (stated is null || end < stated) ? end : stated;
    }

    private static EenAuthenticationException NotSignedIn(string problem) =>
        new(
            $"{problem} Nothing was sent. The user must sign in (EenSignIn), or give a refresh token (EenCredential.FromRefreshToken).",
            new ApiError(StatusCode: null));

    /// <summary>The result of a run under the lock.</summary>
    private sealed record Renewed(TokenRecord Record, Uri? EarlierAddress, DateTimeOffset? RenewAt)
    {
        public override string ToString() => "Renewed(redacted)";
    }

    /// <summary>Tokens that are not stored yet.</summary>
    private sealed record Unsaved(TokenRecord Record, bool IsOnlyCopy)
    {
        public override string ToString() => "Unsaved(redacted)";
    }
}
