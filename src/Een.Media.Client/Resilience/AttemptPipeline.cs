using Een.Media.Client.Authentication;

namespace Een.Media.Client.Resilience;

/// <summary>Runs whole attempts: the token, and then everything up to the last byte of the body.</summary>
internal sealed class AttemptPipeline(EenCredential credential, CredentialContext context, Uri? baseAddress)
{
    public async Task<T> RunAsync<T>(Func<AccessToken, CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        AccessToken token = await GetTokenAsync(rejected: null, cancellationToken).ConfigureAwait(false);
        try
        {
            return await attempt(token, cancellationToken).ConfigureAwait(false);
        }
        catch (EenAuthenticationException)
        {
            AccessToken another = await GetTokenAsync(rejected: token, cancellationToken).ConfigureAwait(false);
            if (another.Value == token.Value)
                throw;
            token = another;
        }

        return await attempt(token, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<AccessToken> GetTokenAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        AccessToken token = await credential.GetTokenAsync(context, rejected, cancellationToken).ConfigureAwait(false);
        return token with { BaseAddress = baseAddress ?? token.BaseAddress };
    }
}
