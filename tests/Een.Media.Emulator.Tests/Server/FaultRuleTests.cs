namespace Een.Media.Emulator.Tests.Server;

/// <summary>Which requests a fault rule affects, and its syntax.</summary>
public sealed class FaultRuleTests
{
    [TestCase("first=2 status=503", "xx....")]
    [TestCase("nth=3 status=503", "..x...")]
    [TestCase("every=2 status=503", ".x.x.x")]
    [TestCase("p=0 status=503", "......")]
    [TestCase("p=1 status=503", "xxxxxx")]
    [TestCase("p=100% status=503", "xxxxxx")]
    public async Task A_schedule_counts_only_matching_requests(string rule, string pattern)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        ActiveFault fault = account.Emulator.Faults.Add($"recordedImage {rule}");

        string seen = await PatternAsync(account, pattern.Length, () => account.GetAsync("/api/v3.0/feeds"));

        Assert.That(seen, Is.EqualTo(pattern));
        Assert.That((fault.Matched, fault.Applied), Is.EqualTo(((long)pattern.Length, (long)pattern.Count(c => c == 'x'))));
    }

    [Test]
    public async Task Random_faults_follow_the_seed()
    {
        string[] patterns = await Task.WhenAll(ChanceAsync(7), ChanceAsync(7), ChanceAsync(8));

        Assert.That(patterns[0], Is.EqualTo(patterns[1]).And.Not.EqualTo(patterns[2]));
        Assert.That(patterns[0].Count(c => c == 'x'), Is.InRange(10, 30));

        static async Task<string> ChanceAsync(int seed)
        {
            await using TestAccount account = await TestAccount.StartAsync(options => options.Seed = seed);
            account.Emulator.Faults.Add("p=0.5 status=503");
            return await PatternAsync(account, 40);
        }
    }

    // Columns: preview of the first camera, main of it, preview of the other one, page of the first, list of intervals.
    [TestCase("* status=503", "xxxxx")]
    [TestCase("status=503", "xxxxx")]
    [TestCase("recordedImage status=503", "xxxx.")]
    [TestCase("recordedimage:main status=503", ".x...")]
    [TestCase("*:preview status=503", "x.xxx")]
    [TestCase("device=100cafe1 status=503", "..x..")]
    [TestCase("recordedImage pages status=503", "...x.")]
    [TestCase("recordedImage:preview device=10058b7a pages status=503", "...x.")]
    [TestCase("media status=503", "....x")]
    [TestCase("token status=503", ".....")]
    public async Task A_fault_rule_selects_by_endpoint_stream_camera_and_page_token(string rule, string pattern)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string token = (await account.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;
        account.Emulator.Faults.Add(rule);

        Reply[] replies =
        [
            await account.ImageAsync("timestamp__gte", TestAccount.Noon),
            await account.ImageAsync("timestamp__gte", TestAccount.Noon, "main"),
            await account.GetAsync(
                TestAccount.Image + TestAccount.Query("timestamp__gte", TestAccount.Noon, device: TestAccount.OtherDevice)),
            await account.PageAsync(token),
            await account.GetAsync(
                $"/api/v3.0/media?deviceId={TestAccount.Device}&type=preview&mediaType=image"
                + $"&startTimestamp__gte={TestAccount.Escaped(TestAccount.Noon)}"),
        ];

        Assert.That(string.Concat(replies.Select(reply => reply.Code == 503 ? 'x' : reply.Code == 200 ? '.' : '?')), Is.EqualTo(pattern));
    }

    [Test]
    public void A_fluent_fault_rule_equals_its_text()
    {
        FaultRule rule = FaultRule.Of(Fault.Status(429), Fault.RetryAfter(5))
            .On(EmulatorEndpoint.RecordedImage).ForMain().ForDevice(TestAccount.Device).ForPageTokens().First(3);

        Assert.That(rule.ToString(), Is.EqualTo("recordedImage:main device=10058b7a pages first=3 status=429 retry-after=5"));
        Assert.That(FaultRule.Parse(rule.ToString()).ToString(), Is.EqualTo(rule.ToString()));
    }

    [Test]
    public async Task Fault_rules_can_be_added_and_removed_at_run_time()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FaultPlan faults = account.Emulator.Faults;

        ActiveFault one = faults.Add("status=503");
        faults.Add("status=502");
        string both = await StatusAsync();
        bool removed = faults.Remove(one);
        string second = await StatusAsync();
        faults.Clear();
        string none = await StatusAsync();

        Assert.That((both, second, none), Is.EqualTo(("503", "502", "200")));
        Assert.That((removed, faults.Remove(one), faults.Active.Count), Is.EqualTo((true, false, 0)));

        async Task<string> StatusAsync() => $"{(await account.ImageAsync("timestamp", TestAccount.Noon)).Code}";
    }

    [Test]
    public async Task Removing_a_rule_that_is_not_active_is_not_a_change()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        FaultPlan faults = account.Emulator.Faults;
        ActiveFault fault = faults.Add("status=503");
        int changes = 0;
        faults.Changed += () => changes++;

        faults.Remove(fault);
        faults.Remove(fault);

        Assert.That(changes, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(EveryFault))]
    public void Every_fault_parses_its_own_text(Fault fault)
    {
        FaultRule read = FaultRule.Parse($"recordedImage {fault}");

        Assert.That(read.ToString(), Is.EqualTo($"recordedImage {fault}"));
    }

    [TestCase("", "has no fault")]
    [TestCase("recordedImage", "has no fault")]
    [TestCase("recordedImages status=503", "\"recordedImages\" is not an endpoint. Allowed: *, authorize,")]
    [TestCase("recordedImage:live status=503", "Allowed: main, preview")]
    [TestCase("status=200", "400 to 599")]
    [TestCase("status=x", "\"status=x\" needs a whole number")]
    [TestCase("status", "needs a whole number")]
    [TestCase("status=503 body=xml", "must be one of json, html, empty, wrong, huge")]
    [TestCase("body=html", "must follow status=…")]
    [TestCase("first=0 status=503", "is invalid")]
    [TestCase("p=2 status=503", "from 0 to 1")]
    [TestCase("p=often status=503", "needs a fraction such as 0.05 or 5%")]
    [TestCase("header-delay=5", "needs a duration such as 250ms")]
    [TestCase("body-delay=-5s", "needs a duration")]
    [TestCase("stall=middle", "must be headers, body or body@BYTES")]
    [TestCase("reset=headers@5", "must be headers, body or body@BYTES")]
    [TestCase("cut=-1", "is invalid")]
    [TestCase("content-length=0", "is invalid")]
    [TestCase("chunked=1", "takes no value")]
    [TestCase("cycle=0", "is invalid")]
    [TestCase("token-expired=500", "400 or 404")]
    [TestCase("header-bytes=2g", "needs a number of bytes")]
    [TestCase("header-bytes=2m", "is invalid")]
    [TestCase("svg=7", "must be one of raw, base64, percent")]
    [TestCase("recordedImage explode", "\"explode\" is unknown. Allowed: body, body-delay, chunked,")]
    public void An_invalid_fault_rule_is_refused_with_the_reason(string text, string message)
    {
        Assert.That(() => FaultRule.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(message));
    }

    [Test]
    public void Invalid_fault_values_are_refused()
    {
        Assert.That(() => Fault.Status(399), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Fault.RetryAfter("5\r\nX-Evil: 1"), Throws.ArgumentException);
        Assert.That(() => Fault.CutBody(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => FaultRule.Of(), Throws.ArgumentException);
        Assert.That(() => FaultRule.Of(Fault.Gzip()).WithProbability(1.01), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static IEnumerable<Fault> EveryFault() =>
    [
        Fault.Status(
            503), Fault.Status(
                502, FaultBody.Html), Fault.RetryAfter(-3), Fault.RetryAfter("soon"), Fault.RetryAfterDate(TimeSpan.FromSeconds(-30)),
        Fault.DelayHeaders(
            TimeSpan.FromMilliseconds(250)), Fault.DelayBody(TimeSpan.FromSeconds(2)), Fault.DelayBody(TimeSpan.FromSeconds(2), 10),
        Fault.StallHeaders(), Fault.StallBody(), Fault.StallBody(
            10), Fault.ResetBeforeHeaders(), Fault.ResetBody(), Fault.ResetBody(7), Fault.CutBody(),
        Fault.CutBody(
            9), Fault.WrongContentLength(
                5), Fault.WrongContentLength(-5), Fault.Chunked(), Fault.NotAJpeg(), Fault.JpegWithoutEnd(), Fault.Gzip(),
        Fault.MissingTimestamp(), Fault.MalformedTimestamp(), Fault.ShiftTimestamp(
            TimeSpan.FromHours(-1)), Fault.EmptyTokens(), Fault.MissingTokens(),
        Fault.TokenCycle(
            2), Fault.ExpiredToken(), Fault.ExpiredToken(
                404), Fault.LostOptions(), Fault.LargeHeader(61440), Fault.OverlaySvg(OverlaySvgEncoding.Percent),
        Fault.HostileOverlaySvg(),
    ];

    private static async Task<string> PatternAsync(TestAccount account, int requests, Func<Task>? between = null)
    {
        var pattern = new System.Text.StringBuilder();
        for (int i = 0; i < requests; i++)
        {
            pattern.Append((await account.ImageAsync("timestamp", TestAccount.Noon)).Code == 503 ? 'x' : '.');
            if (between is not null)
                await between();
        }

        return pattern.ToString();
    }
}
