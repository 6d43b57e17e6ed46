using System.Text;
using Een.Media.Client;

namespace Een.Media.Fuzz.Targets;

/// <summary>What the client reads for its credentials: tokens, the authentication service's answers, the user's redirect, the token file.</summary>
internal static class CredentialTargets
{
    private const string GoodReply = """{"access_token":"a","refresh_token":"r2","expires_in":3600,"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com","port":443}}""";
    private const string ReplyWithoutHost = """{"access_token":"a","refresh_token":"r2","expires_in":3600}""";
    private const string GoodSettings = """{"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com","port":443}}""";

    private static readonly IReadOnlyList<byte[]> s_json = Corpus.Words(
        "{", "}", "[", "]", "\"", ":", ",", "null", "-1", "0", "1e999", "1e-999", "99999999999999999999", "\"\"", "{}", "[]", "\\u0000", "\\ud800", "\uFEFF", "\u00ff", "[[[[[[[[[[[[[[[[[[[[",
        "\"hostname\":", "\"localhost\"", "\"::1\"", "\"[::1]\"", "\"127.0.0.1\"", "\"a.eagleeyenetworks.com\"", "\"x\\u3002eagleeyenetworks.com\"", "\"-\"", "\"port\":", "65536", "\"access_token\":", "\"refresh_token\":", "\"expires_in\":",
        "\"version\":", "\"expiresAt\":", "\"obtainedAt\":", "\"pending\":", "\"origins\":[null]", "\"baseAddress\":", "\"0001-01-01T00:00:00+00:00\"", "\"9999-12-31T23:59:59.999-14:00\"", "\"http:\"", "\"a/b\"");

    public static IReadOnlyList<Target> All(string folder) => [Jwt(), TokenReply(), ClientSettings(), Redirect(), TokenFile(folder)];

    /// <summary>An access token that a caller got from somewhere.</summary>
    private static Target Jwt()
    {
        var service = new FakeService();
        return new(
            "client-jwt",
            Corpus.Words(".", "..", "=", "-", "_", "e30", "eyJhbGciOiJub25lIn0", "eyJleHAiOjF9", "eyJleHAiOi0xfQ", "eyJleHAiOjFlMzB9", "eyJleHAiOiIxIn0", "eyJleHAiOltdfQ", "bnVsbA", "W10", "\0", " "),
            async input =>
            {
                string token = Encoding.Latin1.GetString(input);
                using EenMediaClient client = service.Client(EenCredential.FromAccessToken(_ => ValueTask.FromResult(token)), FakeService.BaseAddress);
                try
                {
                    return await FakeService.SucceedsAsync(async () => (await client.RecordedImages.GetAsync(FakeService.Request)).Dispose());
                }
                catch (ArgumentException e) when (e.ParamName == "provider")
                {
                    // Promised for a text that cannot be a token.
                    return false;
                }
            });
    }

    private static Target TokenReply() => new("client-token-reply", s_json, input => SignInAsync(
        request => request.RequestUri!.AbsolutePath switch
        {
            "/oauth2/token" => WireAnswer.Read(input),
            "/api/v3.0/clientSettings" => FakeService.Json(GoodSettings),
            _ => FakeService.Frame(),
        }));

    private static Target ClientSettings() => new("client-settings", s_json, input => SignInAsync(
        request => request.RequestUri!.AbsolutePath switch
        {
            "/oauth2/token" => FakeService.Json(ReplyWithoutHost),
            "/api/v3.0/clientSettings" => WireAnswer.Read(input),
            _ => FakeService.Frame(),
        }));

    /// <summary>The address by which a browser comes back. Anybody may have made the link.</summary>
    private static Target Redirect()
    {
        var signIn = new EenSignIn("program", new Uri("http://127.0.0.1:8400/"), null, "state", "verifier");
        return new(
            "client-redirect",
            Corpus.Words("&", "=", "?", "#", "%", "%00", "%ff", "%u0041", "+", "state=state", "code=", "error=", "error_description=", "http://127.0.0.1:8400/?", "\0", "\u202E"),
            input => FakeService.SucceedsAsync(() =>
            {
                if (Uri.TryCreate(Encoding.UTF8.GetString(input), UriKind.RelativeOrAbsolute, out Uri? address))
                {
                    try
                    {
                        _ = signIn.ParseAuthorizationResponse(address).ToString();
                    }
                    catch (ArgumentException e) when (e.ParamName == "redirect")
                    {
                        // Promised for an address that is not the sign-in's.
                    }
                }

                return Task.CompletedTask;
            }));
    }

    /// <summary>A token file that somebody edited, or half of which is gone: read by hand, and by a credential.</summary>
    private static Target TokenFile(string folder)
    {
        string file = Path.Combine(folder, "tokens.json");
        return new("client-token-file", s_json, async input =>
        {
            await File.WriteAllBytesAsync(file, input);
            var store = new FileTokenStore(file);
            bool loaded = true;
            try
            {
                _ = (await store.LoadAsync(CancellationToken.None))!.Reveal();
            }
            catch (FormatException)
            {
                loaded = false;
            }

            // Where the file names a host, the frame comes from there; where its token has ended, it is renewed.
            return loaded & await UseAsync(EenCredential.FromTokenStore("program", "secret", store), request => request.RequestUri!.AbsolutePath switch
            {
                "/oauth2/token" => FakeService.Json(GoodReply),
                "/api/v3.0/clientSettings" => FakeService.Json(GoodSettings),
                _ => FakeService.Frame(),
            });
        });
    }

    private static async Task<bool> SignInAsync(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var store = new InMemoryTokenStore();
        return await UseAsync(EenCredential.FromRefreshToken("program", "secret", "r1", store), answer);
    }

    private static Task<bool> UseAsync(EenCredential credential, Func<HttpRequestMessage, HttpResponseMessage> answer) => FakeService.SucceedsAsync(async () =>
    {
        await using EenMediaClient client = new FakeService { Answer = answer }.Client(credential);
        (await client.RecordedImages.GetAsync(FakeService.Request)).Dispose();
    });
}
