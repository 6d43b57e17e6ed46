using System.Globalization;
using Een.Media.Client.Errors;

namespace Een.Media.Client.Authentication;

/// <summary>
/// One renewal at a time, under the store's lock: read what is stored, ask the service unless somebody else already has, save the
/// reply, and only then use it.
/// </summary>
internal sealed class TokenRenewal(TokenService service, GuardedTokenStore store, Grant? seed)
{
    private Unsaved? _unsaved;
    private Refusal? _refusal;

    /// <summary>From then on the store alone says how things stand.</summary>
    private bool _hasBegun;

    /// <summary>Whether the last run brought new tokens, so that the ones before are dead even if it failed afterwards.</summary>
    public bool GotReply { get; private set; }

    public async Task<CachedToken> RunAsync(CredentialContext context, CachedToken? current, AccessToken? rejected)
    {
        GotReply = false;
        IAsyncDisposable held = await store.LockAsync(context.Time, _unsaved is not null).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            TokenRecord? stored = await store.LoadAsync(context.Time, _unsaved is not null).ConfigureAwait(false);
            stored = await SaveLeftoverAsync(stored, context.Time).ConfigureAwait(false);
            return BeginsAnew(stored)
                ? await ExchangeAsync(context, seed!, stored, OriginsWith(seed!, stored)).ConfigureAwait(false)
                : await ContinueAsync(context, stored ?? current?.Record, rejected).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the program came with a refresh token or code that has led nowhere yet.</summary>
    private bool BeginsAnew(TokenRecord? stored) =>
        !_hasBegun && seed is not null && (stored is null || (!stored.Origins.Contains(seed.Fingerprint) && stored.RefreshToken != seed.Secret));

    /// <summary>A grant that was sent without an answer is over as well, once another one has taken its place.</summary>
    private static IReadOnlyList<string> OriginsWith(Grant grant, TokenRecord? stored)
    {
        TokenRecord record = stored ?? new();
        if (record.Pending is { } unanswered)
            record = record.WithOrigin(unanswered.Fingerprint);
        return record.WithOrigin(grant.Fingerprint).Origins;
    }

    private async Task<CachedToken> ContinueAsync(CredentialContext context, TokenRecord? known, AccessToken? rejected)
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
                return Live(await BaseAddressFor(context, known, known.BaseAddress).ConfigureAwait(false), renewAt);
        }

        if (known.RefreshToken is null)
            throw NotSignedIn("The access token has ended, and the service gave no refresh token with it.");
        return await ExchangeAsync(context, new RefreshGrant(known.RefreshToken), known, known.Origins).ConfigureAwait(false);
    }

    /// <summary>Asks for tokens, and saves them before anything else is done with them.</summary>
    /// <param name="context">The way to the service.</param>
    /// <param name="grant">What is exchanged.</param>
    /// <param name="known">What is stored now.</param>
    /// <param name="origins">See <see cref="TokenRecord.Origins"/>.</param>
    private async Task<CachedToken> ExchangeAsync(CredentialContext context, Grant grant, TokenRecord? known, IReadOnlyList<string> origins)
    {
        if (_refusal is { } refusal && refusal.Fingerprint == grant.Fingerprint)
            throw refusal.ToException();
        DateTimeOffset sentAt = context.Time.GetUtcNow();
        TokenReply reply = await RequestAsync(context, grant, known, sentAt).ConfigureAwait(false);
        if (reply is { AccessToken: null, RefreshToken: null })
            throw new EenProtocolException("The authentication service's answer could not be read: it holds neither an access token nor a refresh token.");

        GotReply = _hasBegun = true;
        bool unchanged = reply.AccessToken is not null && reply.AccessToken == known?.AccessToken;
        TokenRecord record = new()
        {
            Version = TokenRecord.CurrentVersion,
            AccessToken = reply.AccessToken,
            ObtainedAt = sentAt,
            ExpiresAt = Expiry(reply, sentAt, unchanged ? known!.ExpiresAt : null),
            RefreshToken = reply.RefreshToken ?? (grant as RefreshGrant)?.Secret,
            BaseAddress = reply.BaseAddress,
            Origins = origins,
        };
        _unsaved = new(record, grant.Fingerprint, IsOnlyCopy: reply.RefreshToken is { } next && next != grant.Secret);
        await SaveAsync(context.Time).ConfigureAwait(false);
        if (reply.AccessToken is null)
            throw new EenProtocolException("The authentication service sent no usable access token. Its new refresh token has been stored.", isTransient: true);
        record = await BaseAddressFor(context, record, known?.BaseAddress).ConfigureAwait(false);
        return Live(record, unchanged
            ? RenewalSchedule.ForUnchanged(record, context.Time.GetUtcNow())
            : RenewalSchedule.For(record, context.Settings.TokenRenewalMargin));
    }

    /// <summary>
    /// Notes in the store that a renewal begins, and sends it. A store that cannot be written is found out while the old refresh token is
    /// still good; and should the process end before the reply is stored, the next one knows what happened.
    /// </summary>
    private async Task<TokenReply> RequestAsync(CredentialContext context, Grant grant, TokenRecord? known, DateTimeOffset now)
    {
        TokenRecord before = (known ?? new TokenRecord()) with { Version = TokenRecord.CurrentVersion };
        RenewalMark? unanswered = before.Pending?.Fingerprint == grant.Fingerprint ? before.Pending : null;
        if (unanswered is null)
            await store.SaveAsync(before with { Pending = new(grant.Fingerprint, now) }, context.Time, holdsOnlyCopy: false).ConfigureAwait(false);
        try
        {
            return await service.RequestAsync(context, grant).ConfigureAwait(false);
        }
        catch (EenAuthenticationException e)
        {
            _refusal = new(grant.Fingerprint, Explain(e, unanswered), e);
            if (unanswered is null)
                await ForgetMarkAsync(before, context.Time).ConfigureAwait(false);
            throw _refusal.ToException();
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
            // The refusal matters more. The mark that stays says that a renewal was begun, which is true.
        }
    }

    private static string Explain(EenAuthenticationException refused, RenewalMark? unanswered) => unanswered is null
        ? refused.Message
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{refused.Message} What happened: a renewal that began at {unanswered.StartedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} was never finished. The process ended, or the connection broke, after the service had replaced the refresh token and before the new one was stored, so the new one is lost. A new sign-in repairs it.");

    /// <summary>A reply that could not be saved earlier: unless somebody has signed in anew meanwhile, it still belongs into the store.</summary>
    private async Task<TokenRecord?> SaveLeftoverAsync(TokenRecord? stored, TimeProvider time)
    {
        if (_unsaved is not { } unsaved)
            return stored;
        if (stored is not null && stored.Pending?.Fingerprint != unsaved.ReplacedFingerprint)
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

    /// <summary>The record with a checked API root: the one that came with the tokens, else the one of the client settings, else the earlier one.</summary>
    private async Task<TokenRecord> BaseAddressFor(CredentialContext context, TokenRecord record, Uri? earlier)
    {
        if (context.Settings.BaseAddress is not null)
            return record;
        if (record.BaseAddress is null)
        {
            record = record with { BaseAddress = await FindAsync(context, record.AccessToken!, earlier).ConfigureAwait(false) };
            await store.SaveAsync(record, context.Time, holdsOnlyCopy: false).ConfigureAwait(false);
        }

        return context.Settings.Hosts.Refusal(record.BaseAddress) is { } reason
            ? throw new EenProtocolException($"The service names an API host to which no token may go. {reason}")
            : record;
    }

    private static async Task<Uri> FindAsync(CredentialContext context, string accessToken, Uri? earlier)
    {
        try
        {
            return await AccountHost.FindAsync(context, accessToken).ConfigureAwait(false);
        }
        catch (EenMediaException e) when (e.IsTransient && earlier is not null)
        {
            return earlier;
        }
    }

    private static DateTimeOffset? Expiry(TokenReply reply, DateTimeOffset sentAt, DateTimeOffset? earlier)
    {
        DateTimeOffset? stated = sentAt + reply.ExpiresIn ?? (reply.AccessToken is null ? null : AccessTokenParser.ExpiryOf(reply.AccessToken));

        // A token that came back unchanged does not live longer for it.
        return earlier is { } end && (stated is null || end < stated) ? end : stated;
    }

    private static CachedToken Live(TokenRecord record, DateTimeOffset? renewAt) =>
        new(record, new AccessToken(record.AccessToken!, record.ExpiresAt, record.BaseAddress), renewAt);

    private static EenAuthenticationException NotSignedIn(string problem) =>
        new($"{problem} Nothing was sent. The user must sign in (EenSignIn), or give a refresh token (EenCredential.FromRefreshToken).", new ApiError(StatusCode: null));

    /// <summary>Tokens that the store has not taken yet.</summary>
    private sealed record Unsaved(TokenRecord Record, string ReplacedFingerprint, bool IsOnlyCopy)
    {
        public override string ToString() => "Unsaved(redacted)";
    }

    /// <summary>A grant that the service has refused for good: asking again could only end in a lockout.</summary>
    private sealed record Refusal(string Fingerprint, string Message, EenAuthenticationException First)
    {
        public EenAuthenticationException ToException() => new(Message, new ApiError(First.StatusCode)
        {
            Status = First.Status,
            Message = First.Message,
            Details = First.Details,
            RetryAfter = First.RetryAfter,
        });
    }
}
