using Een.Media.Client;
using Een.Media.Contract.SecondProcess;

// Arguments: mode, address of the service, client id, client secret, refresh token, token file, device.
// "rotate" uses the account 20 times, each time half a day later; "hang" waits without end between a reply and its storing.
if (args is not [var mode, var address, var clientId, var clientSecret, var refreshToken, var file, var device])
    return 2;
var time = new LaterEachRound();
ITokenStore store = mode == "hang" ? new HangingStore(new FileTokenStore(file)) : new FileTokenStore(file);
await using var client = new EenMediaClient(new EenMediaClientOptions
{
    AuthenticationAddress = new Uri(address),
    ClientSettingsAddress = new Uri(address),
    Credential = EenCredential.FromRefreshToken(clientId, clientSecret, refreshToken, store),
    TimeProvider = time,
});
for (int round = 0; round < 20; round++)
{
    // The other process may renew again between the look into the store and the request; then the service refuses once more.
    for (int attempt = 0; ; attempt++)
    {
        try
        {
            await client.RecordedImages.ListOverlaysAsync(device);
            break;
        }
        catch (EenAuthenticationException e) when (attempt < 100 && e.Status == "unauthenticated")
        {
            await Task.Delay(10);
        }
    }

    time.NextRound();
}

return 0;
