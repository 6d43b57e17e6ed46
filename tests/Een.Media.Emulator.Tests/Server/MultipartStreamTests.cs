using System.Text;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Motion JPEG at the <c>multipartUrl</c> of a feed.</summary>
public sealed class MultipartStreamTests
{
    [TestCase("preview")]
    [TestCase("main")]
    public async Task A_stream_sends_the_newest_frame_at_once_and_every_further_frame_in_time(string type)
    {
        await using TestAccount account = await FutureAsync();
        DateTimeOffset now = account.Clock.GetUtcNow();
        string url = await UrlAsync(account, type);

        using HttpResponseMessage response = await account.Client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead);
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        DateTimeOffset? newest = FrameStamp.Read(await PartAsync(stream));
        List<DateTimeOffset?> further = [];
        for (int i = 0; i < 3; i++)
        {
            account.Clock.Advance(await account.Clock.WaiterAsync());
            further.Add(FrameStamp.Read(await PartAsync(stream)));
        }

        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("multipart/x-mixed-replace; boundary=een-frame"));
        Assert.That(newest, Is.EqualTo(now));
        Assert.That(further, Is.EqualTo(Enumerable.Range(1, 3).Select(second => (DateTimeOffset?)now.AddSeconds(second))));
        JournalEntry entry = account.Emulator.Journal.Of(EmulatorEndpoint.MultipartStream).Single();
        Assert.That((entry.Status, entry.StreamType, entry.BodyLength), Is.EqualTo((200, type, (int?)null)));
    }

    [Test]
    public async Task A_stream_without_token_or_cookie_is_answered_403()
    {
        await using TestAccount account = await FutureAsync();
        string url = await UrlAsync(account, "preview");
        account.Client.DefaultRequestHeaders.Authorization = null;

        Reply reply = await account.GetAsync(url);

        Assert.That((reply.Code, reply.Json.GetProperty("status").GetString()), Is.EqualTo((403, "permissionDenied")));
    }

    [Test]
    public async Task A_stream_opens_with_the_session_cookie()
    {
        await using TestAccount account = await FutureAsync();
        string url = await UrlAsync(account, "preview");
        Reply cookie = await account.GetAsync("/media/session");
        account.Client.DefaultRequestHeaders.Authorization = null;
        account.Client.DefaultRequestHeaders.Add("Cookie", cookie.Headers["Set-Cookie"].Split(';')[0]);

        using HttpResponseMessage response = await account.Client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [TestCase("?esn=deadbeef", 404)]
    [TestCase("", 400)]
    [TestCase("?esn=10058b7a&deviceId=10058b7a", 400)]
    [TestCase("?esn=100cafe1", 503)]
    public async Task An_invalid_stream_is_refused(string query, int status)
    {
        await using TestAccount account = await FutureAsync();

        Assert.That((await account.GetAsync($"/media/streams/preview/multipart{query}")).Code, Is.EqualTo(status));
    }

    [Test]
    public async Task A_stream_ends_when_the_emulator_is_disposed()
    {
        TestAccount account = await FutureAsync();
        string url = await UrlAsync(account, "preview");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = account.Client.DefaultRequestHeaders.Authorization;
        using HttpResponseMessage response = await client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead);
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        await PartAsync(stream);

        await account.DisposeAsync();

        try
        {
            while (await stream.ReadAsync(new byte[100]).AsTask().WaitAsync(TimeSpan.FromMinutes(10)) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Aborted, or ended: either way it is over.
        }

        Assert.That(account.Emulator.Journal.Of(EmulatorEndpoint.MultipartStream), Has.Count.EqualTo(1));
    }

    private static async Task<string> UrlAsync(TestAccount account, string type)
    {
        Reply feeds = await account.GetAsync($"/api/v3.0/feeds?deviceId={TestAccount.Device}&type={type}&include=multipartUrl");
        return feeds.Json.GetProperty("results")[0].GetProperty("multipartUrl").GetString()!;
    }

    /// <summary>The body of the next part.</summary>
    private static async Task<byte[]> PartAsync(Stream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        string length = head.ToString().Split("Content-Length: ")[1].Split('\r')[0];
        byte[] body = new byte[int.Parse(length)];
        await stream.ReadExactlyAsync(body);
        await stream.ReadExactlyAsync(new byte[2]);
        return body;
    }

    /// <summary>A camera with a frame every second, before and after now, and an offline camera.</summary>
    private static Task<TestAccount> FutureAsync() => TestAccount.StartAsync(options =>
    {
        DateTimeOffset[] frames = [.. Enumerable.Range(0, 300).Select(second => TestAccount.Noon.AddSeconds(second))];
        options.Cameras.Add(EmulatedCamera.FromTimeline("Yard", frames, frames) with { DeviceId = TestAccount.Device });
        options.Cameras.Add(TestAccount.Camera("Gate", TestAccount.OtherDevice) with { Online = false });
    });
}
