using System.Net;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Faults of the connection, seen from the socket.</summary>
public sealed class ConnectionFaultTests
{
    private static readonly string Path = TestAccount.Image + TestAccount.Query("timestamp", TestAccount.Noon);

    [Test]
    public async Task A_reset_before_headers_sends_no_byte()
    {
        await using TestAccount account = await StartWithFaultAsync(Fault.ResetBeforeHeaders());

        RawCall call = await RawCall.GetAsync(account, Path);

        Assert.That((call.Head, call.End), Is.EqualTo((string.Empty, "reset")));
        Assert.That(account.Emulator.Journal.Entries.Single().Status, Is.Null);
    }

    [TestCase(null)]
    [TestCase(0)]
    [TestCase(10)]
    public async Task A_reset_within_the_body_sends_headers_and_a_part_of_the_body(int? afterBytes)
    {
        await using TestAccount account = await StartWithFaultAsync(Fault.ResetBody(afterBytes));

        RawCall call = await RawCall.GetAsync(account, Path);

        Assert.That(call.Head, Does.StartWith("HTTP/1.1 200 OK"));
        Assert.That(call.End, Is.EqualTo("reset"));
        Assert.That(call.Body, Has.Length.EqualTo(afterBytes ?? (call.ContentLength!.Value / 2)));
    }

    [TestCase(null)]
    [TestCase(0)]
    [TestCase(10)]
    public async Task A_cut_body_ends_early_without_a_reset(int? afterBytes)
    {
        await using TestAccount account = await StartWithFaultAsync(Fault.CutBody(afterBytes));

        RawCall call = await RawCall.GetAsync(account, Path);

        Assert.That(call.End, Is.EqualTo("closed"));
        Assert.That(call.ContentLength, Is.GreaterThan(100));
        Assert.That(call.Body, Has.Length.EqualTo(afterBytes ?? (call.ContentLength!.Value / 2)));
        Assert.That(call.Header("X-Een-Timestamp"), Is.EqualTo(TestAccount.Wire(TestAccount.Noon)));
    }

    [TestCase(50)]
    [TestCase(-50)]
    public async Task A_wrong_Content_Length_is_sent_as_it_is(int difference)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        int length = (await account.GetAsync(Path)).Body.Length;
        account.Emulator.Faults.Add(FaultRule.Of(Fault.WrongContentLength(difference)));

        RawCall call = await RawCall.GetAsync(account, Path);

        Assert.That((call.ContentLength, call.Body.Length, call.End), Is.EqualTo((length + difference, length, "closed")));
    }

    [Test]
    public async Task A_chunked_body_has_no_Content_Length()
    {
        await using TestAccount account = await StartWithFaultAsync(Fault.Chunked());

        RawCall call = await RawCall.GetAsync(account, Path, bytes => bytes.AsSpan().EndsWith("0\r\n\r\n"u8));
        Reply reply = await account.GetAsync(Path);

        Assert.That(call.Header("Transfer-Encoding"), Is.EqualTo("chunked"));
        Assert.That(call.ContentLength, Is.Null);
        Assert.That(reply.Taken, Is.EqualTo(TestAccount.Noon));
    }

    [Test]
    public async Task A_stall_before_headers_ends_when_the_caller_leaves()
    {
        await using TestAccount account = await StartWithFaultAsync(Fault.StallHeaders());
        using var patience = new CancellationTokenSource();

        Task<Reply> call = account.GetAsync(Path, patience.Token);
        await ArrivedAsync(account, 1);
        account.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(call.IsCompleted, Is.False);
        await patience.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        await UntilAsync(() => account.Emulator.OpenConnections == 0);
    }

    [Test]
    public async Task A_stall_ends_when_the_emulator_is_disposed()
    {
        TestAccount account = await StartWithFaultAsync(Fault.StallHeaders());
        Task<Reply> call = account.GetAsync(Path);
        await ArrivedAsync(account, 1);

        await account.Emulator.DisposeAsync();

        Assert.That(async () => await call, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_stalled_body_stops_in_the_middle_and_does_not_end()
    {
        await using TestAccount account = await StartWithFaultAsync(Fault.StallBody(100));

        RawCall call = await RawCall.GetAsync(
            account, Path, bytes => bytes.AsSpan().IndexOf("\r\n\r\n"u8) is > 0 and var head && bytes.Length - head - 4 >= 100);

        Assert.That((call.Body.Length, call.End), Is.EqualTo((100, "open")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_delay_fault_waits_by_the_emulators_clock(bool withinBody)
    {
        await using TestAccount account = await StartWithFaultAsync(
            withinBody ? Fault.DelayBody(TimeSpan.FromHours(1)) : Fault.DelayHeaders(TimeSpan.FromHours(1)));

        var headers = new TaskCompletionSource();
        Task<byte[]> body = BodyAsync();
        await account.Clock.WaiterAsync();
        account.Clock.Advance(TimeSpan.FromMinutes(59));
        if (withinBody)
            await headers.Task;
        Assert.That((headers.Task.IsCompleted, body.IsCompleted), Is.EqualTo((withinBody, false)));
        account.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(FrameStamp.Read(await body), Is.EqualTo(TestAccount.Noon));

        async Task<byte[]> BodyAsync()
        {
            using HttpResponseMessage response = await account.Client.GetAsync(
                new Uri(Path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            headers.SetResult();
            return await response.Content.ReadAsByteArrayAsync();
        }
    }

    [TestCase("cut=100")]
    [TestCase("reset=body")]
    [TestCase("reset=headers")]
    [TestCase("content-length=+10")]
    public async Task On_HTTP_2_a_reset_ends_the_stream_and_keeps_the_connection(string fault)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.Http2Port = 0);
        account.Emulator.Faults.Add($"recordedImage first=1 {fault}");
        using var client = Http2Client(account);

        Assert.That(async () => await client.GetByteArrayAsync(new Uri(Path, UriKind.Relative)), Throws.InstanceOf<HttpRequestException>());
        byte[] second = await client.GetByteArrayAsync(new Uri(Path, UriKind.Relative));

        Assert.That(FrameStamp.Read(second), Is.EqualTo(TestAccount.Noon));
        Assert.That(account.Emulator.Journal.Entries.Select(entry => entry.Protocol), Is.All.EqualTo("HTTP/2"));
        Assert.That(account.Emulator.OpenConnections, Is.EqualTo(1));
    }

    [Test]
    public async Task On_HTTP_2_a_body_longer_than_announced_ends_at_its_announced_length()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.Http2Port = 0);
        account.Emulator.Faults.Add("recordedImage first=1 content-length=-10");
        using var client = Http2Client(account);

        byte[] first = await client.GetByteArrayAsync(new Uri(Path, UriKind.Relative));
        byte[] second = await client.GetByteArrayAsync(new Uri(Path, UriKind.Relative));

        Assert.That(first, Is.EqualTo(second[..^10]));
        Assert.That(account.Emulator.OpenConnections, Is.EqualTo(1));
    }

    private static HttpClient Http2Client(TestAccount account)
    {
        var client = new HttpClient
        {
            BaseAddress = account.Emulator.Http2BaseAddress,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Authorization = account.Client.DefaultRequestHeaders.Authorization;
        return client;
    }

    private static async Task<TestAccount> StartWithFaultAsync(Fault fault)
    {
        TestAccount account = await TestAccount.StartAsync();
        account.Emulator.Faults.Add(FaultRule.Of(fault));
        return account;
    }

    private static Task ArrivedAsync(TestAccount account, int requests) => UntilAsync(() => account.Emulator.Journal.Total >= requests);

    /// <summary>Waits until another thread has done something.</summary>
    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        while (!condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
