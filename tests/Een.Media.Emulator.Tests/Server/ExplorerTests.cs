using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

public sealed class ExplorerTests
{
    [TestCase("/")]
    [TestCase("/openapi.json")]
    [TestCase("/explorer/main.js")]
    [TestCase("/explorer/state")]
    public async Task An_explorer_that_is_turned_off_is_not_there(string path)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.ServeExplorer = false);

        Reply reply = await account.GetAsync(path);

        Assert.That(reply.Code, Is.EqualTo(404));
        Assert.That(reply.Reason, Is.EqualTo("endpointNotFound"));
    }

    [Test]
    public async Task What_the_page_asks_for_itself_is_not_in_the_journal_and_meets_no_fault()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Emulator.Faults.Add("* status=503");

        long from = TestAccount.Noon.ToUnixTimeMilliseconds();
        Reply recordings = await account.GetAsync($"/explorer/recordings?deviceId={TestAccount.Device}&from={from}&until={from + 200_000}");
        Reply thumbnail = await account.GetAsync($"/explorer/thumbnail?deviceId={TestAccount.Device}");
        await account.GetAsync("/");

        Assert.That(recordings.Json.GetProperty("preview").GetArrayLength(), Is.EqualTo(2));
        Assert.That(thumbnail.ContentType, Is.EqualTo("image/jpeg"));
        Assert.That(account.Emulator.Journal.Entries, Is.Empty);
    }

    [Test]
    public async Task The_history_shows_every_request_live_with_its_program_and_without_secrets()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using HttpResponseMessage stream = await account.Client.GetAsync(
            new Uri("/explorer/journal", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        account.Emulator.Faults.Add("status=429 retry-after=5");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{TestAccount.Image}?pageToken=SECRET-TOKEN");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("my-program", "2.0"));
        using HttpResponseMessage response = await account.Client.SendAsync(request);

        List<string> seen = [];
        JsonElement entry = JsonDocument.Parse("{}").RootElement;
        while (!entry.TryGetProperty("milliseconds", out JsonElement duration) || duration.ValueKind == JsonValueKind.Null)
        {
            string line = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(10)) ?? throw new EndOfStreamException();
            seen.Add(line);
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                entry = JsonDocument.Parse(line["data: ".Length..]).RootElement;
        }

        Assert.That(stream.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(entry.GetProperty("userAgent").GetString(), Is.EqualTo("my-program/2.0"));
        Assert.That(entry.GetProperty("status").GetInt32(), Is.EqualTo(429));
        Assert.That(entry.GetProperty("bytes").GetInt32(), Is.GreaterThan(0));
        Assert.That(
            entry.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()),
            Is.EqualTo(new[] { "status=429", "retry-after=5" }));
        Assert.That(string.Join('\n', seen), Does.Not.Contain("SECRET-TOKEN"));
        Assert.That(string.Join('\n', seen), Does.Not.Contain(account.Client.DefaultRequestHeaders.Authorization!.Parameter));
    }

    [Test]
    public async Task An_open_page_is_told_when_another_page_changes_faults_or_clears_the_history()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.GetAsync("/api/v3.0/users/self");
        using HttpResponseMessage stream = await account.Client.GetAsync(
            new Uri("/explorer/journal", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        await ReadUntilAsync(reader, "event: request");
        await PostAsync(account, "faults", new { rule = "media status=503" });
        await ReadUntilAsync(reader, "event: faults");
        await account.SendAsync(HttpMethod.Delete, "/explorer/journal");
        await ReadUntilAsync(reader, "event: cleared");
        await account.SendAsync(HttpMethod.Delete, "/explorer/faults");

        Assert.That(await ReadUntilAsync(reader, "event: faults"), Is.EqualTo("data: []"));
    }

    [Test]
    public async Task The_page_learns_whether_its_access_token_is_still_good()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        bool known = (await account.GetAsync("/explorer/state")).Json.GetProperty("acceptsToken").GetBoolean();
        account.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "of-an-earlier-run");
        bool unknown = (await account.GetAsync("/explorer/state")).Json.GetProperty("acceptsToken").GetBoolean();

        Assert.That((known, unknown), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Faults_are_switched_on_counted_and_switched_off()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply added = await PostAsync(account, "faults", new { rule = "recordedImage first=1 status=503" });
        Reply affected = await account.ImageAsync("timestamp", TestAccount.Noon);
        Reply unaffected = await account.ImageAsync("timestamp", TestAccount.Noon);
        JsonElement fault = (await account.GetAsync("/explorer/state")).Json.GetProperty("faults")[0];
        await account.SendAsync(HttpMethod.Delete, $"/explorer/faults?id={fault.GetProperty("id").GetInt32()}");

        Assert.That(added.Code, Is.EqualTo(204));
        Assert.That((affected.Code, unaffected.Code), Is.EqualTo((503, 200)));
        Assert.That((fault.GetProperty("matched").GetInt32(), fault.GetProperty("applied").GetInt32()), Is.EqualTo((2, 1)));
        Assert.That(account.Emulator.Faults.Active, Is.Empty);
    }

    [Test]
    public async Task A_fault_that_is_none_is_refused_with_the_reason()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await PostAsync(account, "faults", new { rule = "recordedImage status=99" });

        Assert.That(reply.Code, Is.EqualTo(400));
        Assert.That(reply.Json.GetProperty("message").GetString(), Does.Contain("status"));
    }

    [TestCase("tokens", "{}", "lifetimeSeconds")]
    [TestCase("tokens", """{"lifetimeSeconds":60}""", "permissions")]
    [TestCase("tokens", """{"lifetimeSeconds":60,"permissions":null}""", "permissions")]
    [TestCase("tokens/revoke", "{}", "accessToken")]
    [TestCase("tokens/revoke", """{"accessToken":null}""", "accessToken")]
    [TestCase("faults", "{}", "rule")]
    [TestCase("faults", """{"rule":null}""", "rule")]
    public async Task A_value_that_is_missing_is_named(string path, string body, string name)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        using var content = new StringContent(body);
        Reply reply = await account.SendAsync(HttpMethod.Post, $"/explorer/{path}", content);

        Assert.That((reply.Code, reply.Json.GetProperty("message").GetString()), Is.EqualTo((400, $"{name} is missing.")));
    }

    [Test]
    public async Task An_access_token_is_issued_for_a_time_with_permissions_and_revoked()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        string token = await IssueAsync(account, 60, "viewPreviewVideo");
        int preview = await ImageStatusAsync(account, token, "preview");
        int main = await ImageStatusAsync(account, token, "main");
        account.Clock.Advance(TimeSpan.FromSeconds(61));
        int late = await ImageStatusAsync(account, token, "preview");
        string other = await IssueAsync(account, 60, "viewPreviewVideo");
        await PostAsync(account, "tokens/revoke", new { accessToken = other });

        Assert.That((preview, main, late), Is.EqualTo((200, 403, 401)));
        Assert.That(await ImageStatusAsync(account, other, "preview"), Is.EqualTo(401));
    }

    /// <summary>Reads up to a line, and returns the one after it.</summary>
    private static async Task<string?> ReadUntilAsync(StreamReader reader, string line)
    {
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(10)) != line)
        {
        }

        return await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(10));
    }

    private static Task<Reply> PostAsync(TestAccount account, string path, object body) =>
        account.SendAsync(HttpMethod.Post, $"/explorer/{path}", JsonContent.Create(body));

    private static async Task<string> IssueAsync(TestAccount account, int seconds, params string[] permissions) =>
        (await PostAsync(account, "tokens", new { lifetimeSeconds = seconds, permissions })).Json.GetProperty("accessToken").GetString()!;

    private static async Task<int> ImageStatusAsync(TestAccount account, string token, string stream)
    {
        string query = TestAccount.Query("timestamp__gte", TestAccount.Noon, stream);
        Reply reply = await account.SendAsync(
            HttpMethod.Get, TestAccount.Image + query, authorization: new AuthenticationHeaderValue("Bearer", token));
        return reply.Code;
    }
}
