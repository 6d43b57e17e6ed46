using System.Net.Http.Headers;
using Een.Media.Contract.Tests.Support;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Een.Media.Contract.Tests.Conformance;

/// <summary>
/// Every answer of the emulator, held against the vendor's description of the API, which <c>Schemas/</c> says in our own words. The schemas are
/// stricter in one thing: they allow no field that the description does not know.
/// </summary>
public sealed class ConformanceTests
{
    [TestCaseSource(typeof(Call), nameof(Call.All))]
    public async Task The_emulators_answer_is_as_the_vendor_describes_it(object what)
    {
        var call = (Call)what;
        await using MediaAccount account = await MediaAccount.StartAsync();
        if (call.Fault is { } status)
            account.Emulator.Faults.Add(FaultRule.Of(Fault.Status(status)));

        using HttpResponseMessage response = await SendAsync(account, call);

        string body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(call.Status), body);
        if (call.Status >= 400)
            await VerifyJsonAsync("error", response, body);
        else if (call.Schema is { } schema)
            await VerifyJsonAsync(schema, response, body);
        else if (call.IsImage)
            VerifyImage(response);
        else
            Assert.That((response.Headers.Contains("Set-Cookie"), body), Is.EqualTo((true, "")));
        if (call.Status >= 400)
            Assert.That(System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("code").GetInt32(), Is.EqualTo(call.Status));
    }

    [Test]
    public async Task The_emulators_live_image_is_as_the_vendor_describes_it()
    {
        await using MediaAccount account = await MediaAccount.StartAsync();
        account.Clock.Advance(TimeSpan.FromMilliseconds(300));
        Task<HttpResponseMessage> live = SendAsync(account, new Call("live", "/api/v3.0/media/liveImage.jpeg?deviceId=10058b7a&type=preview"));
        await account.Clock.WaitedForAsync(TimeSpan.FromMilliseconds(700));
        account.Clock.Advance(TimeSpan.FromMilliseconds(700));

        using HttpResponseMessage response = await live;

        VerifyImage(response);
        Assert.That(response.Headers.Contains("X-Een-NextToken"), Is.False);
    }

    [Test]
    public void Every_documented_status_of_every_endpoint_is_checked()
    {
        var seen = Call.All.Select(call => (call.Target.Split('?')[0], call.Status)).ToHashSet();
        (string Path, int[] Statuses)[] documented =
        [
            ("/api/v3.0/media", [200, 400, 401, 403, 404, 500]),
            ("/api/v3.0/media/recordedImage.jpeg", [200, 400, 401, 403, 404, 500]),
            ("/api/v3.0/media/recordedImage.jpeg:listFieldValues", [200, 400, 401, 404, 500]),
            ("/api/v3.0/media/liveImage.jpeg", [400, 401, 403, 404, 500, 503]),
            ("/api/v3.0/media/session", [200, 400, 401, 500]),
            ("/api/v3.0/feeds", [200, 400, 401, 403, 404, 500]),
        ];
        Assert.That(documented.SelectMany(d => d.Statuses.Select(status => (d.Path, status))).Except(seen), Is.Empty);
    }

    /// <summary>So that passing means something.</summary>
    [TestCase("media", """{"results":[],"nextPageToken":""}""")]
    [TestCase("media", """{"results":[{"type":"main","deviceId":"a","mediaType":"video","startTimestamp":"noon","endTimestamp":"2026-03-01T12:00:00.000+00:00"}],"nextPageToken":"","prevPageToken":""}""")]
    [TestCase("feeds", """{"results":[],"nextPageToken":"","prevPageToken":""}""")]
    [TestCase("session", """{"url":7}""")]
    [TestCase("overlays", """{"overlays":[]}""")]
    [TestCase("error", """{"code":400,"status":"wrong","message":"x","details":[]}""")]
    [TestCase("error", """{"code":400,"status":"internal","message":"x","details":[{"type":"errorInfo","reason":"whatever"}]}""")]
    public async Task The_check_of_descriptions_finds_an_answer_that_differs(string schema, string body) =>
        Assert.That((await SchemaAsync(schema)).Validate(body), Is.Not.Empty);

    private static async Task<HttpResponseMessage> SendAsync(MediaAccount account, Call call)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = account.Emulator.BaseAddress };
        if (!call.WithoutToken)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", account.Emulator.IssueAccessToken(permissions: call.WithoutPermission ? VideoPermissions.None : VideoPermissions.All));
        return await http.GetAsync(new Uri(call.Target.Replace("{time}", "2026-03-01T12:00:00.000%2B00:00", StringComparison.Ordinal), UriKind.Relative));
    }

    private static void VerifyImage(HttpResponseMessage response)
    {
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/jpeg"));
        Assert.That(DateTimeOffset.TryParse(response.Headers.GetValues("X-Een-Timestamp").Single(), out _), Is.True);
        string[] described = ["X-Een-Timestamp", "X-Een-NextToken", "X-Een-PrevToken", "X-Een-OverlaySvg"];
        Assert.That(response.Headers.Select(h => h.Key).Where(name => name.StartsWith("X-Een-", StringComparison.OrdinalIgnoreCase)), Is.SubsetOf(described));
    }

    private static async Task VerifyJsonAsync(string schema, HttpResponseMessage response, string body)
    {
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        IEnumerable<ValidationError> errors = (await SchemaAsync(schema)).Validate(body);
        Assert.That(errors.Select(error => error.ToString()), Is.Empty, body);
    }

    private static Task<JsonSchema> SchemaAsync(string name) => JsonSchema.FromFileAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Schemas", $"{name}.json"));
}
