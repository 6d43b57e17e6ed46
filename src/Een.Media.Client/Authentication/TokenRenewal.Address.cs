using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <content>The account's API root, which some replies name and others do not.</content>
internal sealed partial class TokenRenewal
{
    /// <summary>
    /// The record with a checked API root: the one that came with the tokens, else the one of the client settings, else the earlier one.
    /// </summary>
    private async Task<TokenRecord> WithAddressAsync(CredentialContext context, TokenRecord record, Uri? earlier)
    {
        AuthenticationSettings settings = context.Settings;
        if (settings.BaseAddress is not null)
            return record;
        if (record.BaseAddress is null)
        {
            Uri found = await FindAsync(context, record.AccessToken!, earlier).ConfigureAwait(false);
            record = record with { BaseAddress = found };
            await KeepAddressAsync(context, record).ConfigureAwait(false);
        }

        Uri namedBy = HostRules.IsLoopback(settings.ClientSettingsAddress)
            ? settings.ClientSettingsAddress
            : settings.AuthenticationAddress;
        return settings.Hosts.Refusal(record.BaseAddress, namedBy) is { } reason
            ? throw new EenProtocolException(
                "The service named an API host to which no token may be sent. "
                    + $"{new SecretScrubber(record.AccessToken, record.RefreshToken).Scrub(reason)}")
            : record;
    }

    /// <summary>
    /// Saves the address for the next start, unless the store holds other tokens by now. A failure costs only another look-up.
    /// </summary>
    private async Task KeepAddressAsync(CredentialContext context, TokenRecord record)
    {
        try
        {
            await UnderLockAsync(context, async () =>
            {
                TokenRecord? stored = await store.LoadAsync(context.Time, holdsOnlyCopy: false).ConfigureAwait(false);
                if (stored?.AccessToken == record.AccessToken)
                    await store.SaveAsync(
                        stored! with { BaseAddress = record.BaseAddress }, context.Time, holdsOnlyCopy: false).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
        }
        catch (EenTokenStoreException)
        {
            // The tokens themselves are already saved.
        }
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
}
