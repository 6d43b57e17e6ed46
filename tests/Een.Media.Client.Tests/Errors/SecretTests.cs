using System.Net;
using System.Text.Json;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Errors;

/// <summary>A service may echo what it was sent. None of it comes out again.</summary>
public sealed class SecretTests
{
    private const string Page = "cGFnZS10b2tlbg+/==canary&page";

    private static readonly string s_access = Jwt.ExpiringAt(TestValues.Noon.AddYears(100));
    private static readonly RecordedImageRequest s_request = RecordedImageRequest.FromPageToken(new PageToken(Page));

    private static IEnumerable<TestCaseData> Echoes()
    {
        foreach ((string name, Func<string, string> form) in new (string, Func<string, string>)[]
        {
            ("as it is", secret => secret),
            ("percent-encoded", Uri.EscapeDataString),
            ("percent-encoded twice", secret => Uri.EscapeDataString(Uri.EscapeDataString(secret))),
            ("percent-encoded in lower case", secret => Uri.EscapeDataString(secret).ToLowerInvariant()),
            ("in a URL", secret => $"https://api.c001.eagleeyenetworks.com/api/v3.0/media/recordedImage.jpeg?pageToken={Uri.EscapeDataString(secret)}&x=1"),
            ("in a header", secret => $"Authorization: Bearer {secret}"),
        })
        {
            yield return new TestCaseData(form(Page)).SetArgDisplayNames($"page token {name}");
            yield return new TestCaseData(form(s_access)).SetArgDisplayNames($"access token {name}");
        }
    }

    [TestCaseSource(nameof(Echoes))]
    public async Task A_secret_in_an_error_body_is_redacted(string echo)
    {
        string quoted = JsonSerializer.Serialize(echo);
        string body = $$$"""
            {"status":{{{quoted}}},"message":{{{quoted}}},"details":[{"type":{{{quoted}}},"reason":{{{quoted}}},"domain":{{{quoted}}},"resource":{{{quoted}}},"ids":[{{{quoted}}}],
             "metadata":{"a":{{{quoted}}},{{{quoted}}}:"b","nested":{"deeper":[{{{quoted}}}]}},"argumentViolations":[{"argumentName":{{{quoted}}},"description":{{{quoted}}}}]}]}
            """;
        foreach (HttpStatusCode status in (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError])
            await AssertSilentAsync(_ => Answers.Error(status, body));
    }

    [TestCaseSource(nameof(Echoes))]
    public async Task A_secret_in_a_body_of_another_kind_is_not_quoted(string echo)
    {
        await AssertSilentAsync(_ => Answers.Error(HttpStatusCode.BadGateway, $"<html>{echo}</html>", "text/html"));
        await AssertSilentAsync(_ => Answers.Frame(System.Text.Encoding.UTF8.GetBytes(echo)));
        await AssertSilentAsync(_ => Answers.Frame(timestamp: echo));
    }

    [Test]
    public async Task A_secret_in_a_redirect_is_not_quoted() => await AssertSilentAsync(_ =>
    {
        var redirect = new HttpResponseMessage(HttpStatusCode.Found);
        redirect.Headers.Location = new Uri($"https://elsewhere.example/?pageToken={Uri.EscapeDataString(Page)}");
        return redirect;
    });

    [Test]
    public async Task A_secret_in_a_transport_failure_is_not_quoted() => await AssertSilentAsync(
        _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (api.c001.eagleeyenetworks.com:443)"));

    private static async Task AssertSilentAsync(Func<SeenRequest, HttpResponseMessage> answer)
    {
        using MockService service = new MockService().Always(answer);
        EenMediaClient client = service.Client(o => o.Credential = EenCredential.FromAccessToken(s_access));
        EenMediaException? e = await Assert.CatchAsync<EenMediaException>(() => client.RecordedImages.GetAsync(s_request));
        string everything = Everything(e!);
        foreach (string secret in (string[])[Page, s_access])
        {
            // The beginning and the signature alone would be too much as well.
            foreach (string part in (string[])[secret, Uri.EscapeDataString(secret), Uri.EscapeDataString(Uri.EscapeDataString(secret)), secret[..16], secret[^12..]])
                Assert.That(everything, Does.Not.Contain(part).IgnoreCase);
        }
    }

    private static string Everything(EenMediaException e)
    {
        var all = new System.Text.StringBuilder();
        for (Exception? each = e; each is not null; each = each.InnerException)
            all.AppendLine(each.ToString()).AppendLine(each.Message).AppendLine(JsonSerializer.Serialize(each.Data.Keys));
        if (e is EenApiException api)
            all.AppendLine(JsonSerializer.Serialize(api.Details)).AppendLine(api.Status).AppendLine(api.Reason);
        return all.ToString();
    }
}
