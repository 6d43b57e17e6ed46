using System.IO.Compression;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Faults of the answer: status, headers, image, tokens.</summary>
public sealed class AnswerFaultTests
{
    [TestCase(400, "invalidArgument", "wrongArgumentValue")]
    [TestCase(401, "unauthenticated", "unauthenticated")]
    [TestCase(403, "permissionDenied", "invalidPermission")]
    [TestCase(404, "notFound", "resourceNotFound")]
    [TestCase(408, "deadlineExceeded", "deadlineExpired")]
    [TestCase(429, "tooManyRequests", "tooManyRequests")]
    [TestCase(500, "internal", "unexpectedError")]
    [TestCase(501, "unimplemented", "unexpectedError")]
    [TestCase(502, "unavailable", "serviceUnavailable")]
    [TestCase(503, "unavailable", "serviceUnavailable")]
    [TestCase(504, "deadlineExceeded", "deadlineExpired")]
    [TestCase(418, "unknown", "unexpectedError")]
    public async Task A_status_fault_sends_the_vendors_error_body(int status, string word, string reason)
    {
        await using TestAccount account = await StartWithFaultAsync($"status={status}");

        Reply reply = await ImageAsync(account);

        Assert.That(
            (reply.Code, reply.Json.GetProperty("code").GetInt32(), reply.Json.GetProperty("status").GetString(), reply.Reason),
            Is.EqualTo((status, status, word, reason)));
    }

    [TestCase("html", "text/html", "<html>")]
    [TestCase("empty", null, "")]
    [TestCase("wrong", "application/json", "{")]
    [TestCase("huge", "application/json", "???")]
    public async Task A_status_fault_can_have_another_body(string body, string? contentType, string start)
    {
        await using TestAccount account = await StartWithFaultAsync($"status=502 body={body}");

        Reply reply = await ImageAsync(account);

        Assert.That((reply.Code, reply.ContentType), Is.EqualTo((502, contentType)));
        Assert.That(reply.Text, body == "empty" ? Is.Empty : Does.StartWith(start));
        Assert.That(reply.Body.Length > 1_000_000, Is.EqualTo(body == "huge"));
    }

    [TestCase("5", "5")]
    [TestCase("-5", "-5")]
    [TestCase("99999999999999999999", "99999999999999999999")]
    [TestCase("soon", "soon")]
    [TestCase("date+30s", "Sun, 01 Mar 2026 12:03:50 GMT")]
    [TestCase("date-1h", "Sun, 01 Mar 2026 11:03:20 GMT")]
    public async Task A_retry_after_fault_sends_the_given_value(string fault, string header)
    {
        await using TestAccount account = await StartWithFaultAsync($"status=429 retry-after={fault}");

        RawCall call = await RawCall.GetAsync(account, Path(), _ => true);

        Assert.That(call.Header("Retry-After"), Is.EqualTo(header));
    }

    [Test]
    public async Task A_status_fault_alone_sends_no_retry_after()
    {
        await using TestAccount account = await StartWithFaultAsync("status=429");

        Assert.That((await ImageAsync(account)).Headers, Does.Not.ContainKey("Retry-After"));
    }

    [Test]
    public async Task A_not_jpeg_fault_sends_html_as_image_jpeg()
    {
        await using TestAccount account = await StartWithFaultAsync("not-jpeg");

        Reply reply = await ImageAsync(account);

        Assert.That((reply.Code, reply.ContentType), Is.EqualTo((200, "image/jpeg")));
        Assert.That(reply.Text, Does.StartWith("<html>"));
    }

    [Test]
    public async Task A_jpeg_without_its_end_has_its_announced_length()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Reply whole = await ImageAsync(account);
        account.Emulator.Faults.Add("jpeg-without-end");

        RawCall call = await RawCall.GetAsync(account, Path(), bytes => bytes.AsSpan().IndexOf("\r\n\r\n"u8) > 0);
        Reply reply = await ImageAsync(account);

        Assert.That(call.ContentLength, Is.EqualTo(reply.Body.Length).And.LessThan(whole.Body.Length));
        Assert.That(reply.Body, Is.EqualTo(whole.Body[..reply.Body.Length]));
        Assert.That(reply.Body[^2..], Is.Not.EqualTo(new byte[] { 0xFF, 0xD9 }));
    }

    [Test]
    public async Task A_gzip_fault_compresses_a_body_whose_caller_did_not_ask_for_it()
    {
        await using TestAccount account = await StartWithFaultAsync("gzip");

        Reply reply = await ImageAsync(account);

        Assert.That(reply.Headers["Content-Encoding"], Is.EqualTo("gzip"));
        using var gzip = new GZipStream(new MemoryStream(reply.Body), CompressionMode.Decompress);
        using var content = new MemoryStream();
        await gzip.CopyToAsync(content);
        Assert.That(FrameStamp.Read(content.ToArray()), Is.EqualTo(TestAccount.Noon.AddSeconds(2)));
    }

    [TestCase("timestamp=missing", null)]
    [TestCase("timestamp=yesterday", "yesterday")]
    [TestCase("timestamp=-1h", "2026-03-01T11:00:02.000+00:00")]
    [TestCase("timestamp=+500ms", "2026-03-01T12:00:02.500+00:00")]
    public async Task A_timestamp_fault_changes_the_timestamp_header(string fault, string? header)
    {
        await using TestAccount account = await StartWithFaultAsync(fault);

        Reply reply = await ImageAsync(account);

        Assert.That(reply.Headers.GetValueOrDefault("X-Een-Timestamp"), Is.EqualTo(header));
        Assert.That(reply.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(2)), "the image is the true one");
    }

    [TestCase("tokens=empty", "")]
    [TestCase("tokens=missing", null)]
    public async Task A_tokens_fault_empties_or_removes_the_token_headers(string fault, string? token)
    {
        await using TestAccount account = await StartWithFaultAsync(fault);

        Reply reply = await ImageAsync(account);

        Assert.That((reply.NextToken, reply.PrevToken), Is.EqualTo((token, token)));
    }

    [TestCase(1, new[] { 0, 1, 1, 1, 1 })]
    [TestCase(2, new[] { 0, 1, 2, 1, 2 })]
    [TestCase(3, new[] { 0, 1, 2, 3, 1 })]
    public async Task A_token_cycle_fault_repeats_the_first_tokens(int length, int[] seconds)
    {
        await using TestAccount account = await StartWithFaultAsync($"cycle={length}");
        Reply reply = await account.ImageAsync("timestamp", TestAccount.Noon);
        var seen = new List<DateTimeOffset?> { reply.Taken };
        var tokens = new HashSet<string>();
        while (seen.Count < seconds.Length)
        {
            tokens.Add(reply.NextToken!);
            reply = await account.PageAsync(reply.NextToken!);
            seen.Add(reply.Taken);
        }

        Assert.That(seen, Is.EqualTo(seconds.Select(second => (DateTimeOffset?)TestAccount.Noon.AddSeconds(second))));
        Assert.That(tokens, Has.Count.EqualTo(length), "the same strings again, not new ones to the same frames");
    }

    [TestCase("token-expired", 400)]
    [TestCase("token-expired=404", 404)]
    public async Task An_expired_token_fault_affects_only_requests_with_a_page_token(string fault, int status)
    {
        await using TestAccount account = await StartWithFaultAsync(fault);

        Reply first = await ImageAsync(account);
        Reply page = await account.PageAsync(first.NextToken!);

        Assert.That((first.Code, page.Code), Is.EqualTo((200, status)));
    }

    [Test]
    public async Task A_lost_options_fault_drops_size_and_overlays_of_one_page()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Emulator.Faults.Add("recordedImage pages nth=1 options-lost");
        Reply first = await ImageAsync(account, "&targetWidth=32");

        Reply page = await account.PageAsync(first.NextToken!);

        Assert.That(Cameras.TestImages.SizeOf(first.Body).Width, Is.EqualTo(32));
        Assert.That(Cameras.TestImages.SizeOf(page.Body).Width, Is.EqualTo(64));
    }

    [TestCase("60k", 61440)]
    [TestCase("300k", 307200)]
    public async Task A_large_header_fault_adds_a_header_of_the_given_size(string size, int bytes)
    {
        await using TestAccount account = await StartWithFaultAsync($"header-bytes={size}");

        Reply reply = await ImageAsync(account);

        Assert.That(reply.Headers["X-Een-Padding"], Has.Length.EqualTo(bytes));
        Assert.That(reply.Taken, Is.Not.Null);
    }

    [TestCase("svg=raw", "<svg")]
    [TestCase("svg=percent", "%3Csvg")]
    [TestCase("svg=base64", "PHN2")]
    [TestCase("svg=hostile", "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY")]
    public async Task An_overlay_fault_changes_the_encoding_of_the_header(string fault, string start)
    {
        await using TestAccount account = await StartWithFaultAsync(fault);

        Reply reply = await ImageAsync(account, "&include=overlaySvgHeader&overlayId__in=een.motionDetectionEvent.v1");

        Assert.That(reply.Headers["X-Een-OverlaySvg"], Does.StartWith(start));
    }

    [Test]
    public async Task Faults_of_several_rules_combine_and_the_journal_names_them()
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.Faults.Add(FaultRule.Parse("status=503 body=html")));
        account.Emulator.Faults.Add(FaultRule.Of(Fault.Status(400), Fault.RetryAfter(7)));

        Reply reply = await ImageAsync(account);

        Assert.That((reply.Code, reply.ContentType, reply.Headers["Retry-After"]), Is.EqualTo((503, "text/html", "7")));
        JournalEntry entry = account.Emulator.Journal.Last!;
        Assert.That(entry.Faults, Is.EqualTo(new[] { "status=503 body=html", "status=400", "retry-after=7" }));
        Assert.That(entry.Status, Is.EqualTo(503));
    }

    private static string Path(string more = "") =>
        TestAccount.Image + TestAccount.Query("timestamp", TestAccount.Noon.AddSeconds(2)) + more;

    private static Task<Reply> ImageAsync(TestAccount account, string more = "") => account.GetAsync(Path(more));

    private static async Task<TestAccount> StartWithFaultAsync(string fault)
    {
        TestAccount account = await TestAccount.StartAsync();
        account.Emulator.Faults.Add(fault);
        return account;
    }
}
