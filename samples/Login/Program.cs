using Een.Media.Client;
using Een.Media.Emulator;
using Login;

// Signs a user in by browser, and keeps the account in a file for later runs.
// With --client-id and EEN_CLIENT_SECRET at Eagle Eye Networks; without, at an emulator of its own, where the "browser" is this program.
string? clientId = args is ["--client-id", var given, ..] ? given : null;
string? clientSecret = Environment.GetEnvironmentVariable("EEN_CLIENT_SECRET");
if (clientId is not null && string.IsNullOrEmpty(clientSecret))
{
    await Console.Error.WriteLineAsync("error: set EEN_CLIENT_SECRET in the environment.");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

await using EenMediaEmulator? emulator = clientId is null ? await EenMediaEmulator.StartAsync() : null;
clientId ??= emulator!.ClientId;
clientSecret = emulator?.ClientSecret ?? clientSecret!;
Uri authentication = emulator?.BaseAddress ?? EenMediaClientOptions.DefaultAuthenticationAddress;
try
{
    using var redirect = new LoopbackRedirect(port: emulator is null ? 8400 : 0);
    var signIn = new EenSignIn(clientId, redirect.Address, authentication);
    Console.WriteLine($"Sign in here: {signIn.AuthorizationUrl.GetLeftPart(UriPartial.Path)}");
    Browser.Open(signIn.AuthorizationUrl, itself: emulator is not null);
    AuthorizationCode code = signIn.ParseAuthorizationResponse(await redirect.WaitAsync(stop.Token));

    var store = new FileTokenStore(Path.Combine("out", "account.json"));
    await using var client = new EenMediaClient(new EenMediaClientOptions
    {
        AuthenticationAddress = authentication,
        ClientSettingsAddress = emulator?.BaseAddress ?? EenMediaClientOptions.DefaultClientSettingsAddress,
        Credential = EenCredential.FromAuthorizationCode(clientId, clientSecret, code, store),
    });
    int feeds = 0;
    await foreach (Feed feed in client.Feeds.ListAsync(cancellationToken: stop.Token))
        feeds++;
    Console.WriteLine($"Signed in: the account has {feeds} feeds. Its tokens are in out/account.json.");
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 130;
}
catch (EenMediaException e)
{
    await Console.Error.WriteLineAsync($"error: {e.Message}");
    return 1;
}
