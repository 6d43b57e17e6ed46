using System.Net;
using Een.Media.Client.Errors;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>Asks the service which host serves an account.</summary>
internal static class AccountHost
{
    public static Task<Uri> FindAsync(CredentialContext context, string accessToken) =>
        AuthenticationCall.RunAsync(context, async cancellationToken =>
        {
            Uri address = context.Settings.ClientSettingsAddress;
            using HttpResponseMessage response = await TransportExceptions.TranslateAsync(
                () => context.Connection.HeldFor(address).GetClientSettingsAsync(accessToken, cancellationToken),
                address,
                cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> body = await AuthenticationCall.ReadBodyAsync(response, address, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                // Never an EenNotFoundException: that would read as "nothing is recorded there".
                ApiError error = ErrorMapping.Parse(body, response.StatusCode, new SecretScrubber(accessToken));
                throw new EenApiException(
                    $"The account's API host could not be found: {address.Host} answered HTTP {(int)response.StatusCode}."
                        + (string.IsNullOrEmpty(error.Message) ? "" : $" {error.Message}"),
                    error);
            }

            return BoundedJson.ReadObject(body, settings => BaseUrlParser.Parse(settings, address))
                ?? throw new EenProtocolException(
                    $"The client settings of {address.Host} do not name the account's API host (httpsBaseUrl).");
        });
}
