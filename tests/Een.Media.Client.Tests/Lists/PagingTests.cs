using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Lists.RecordingListTests;

namespace Een.Media.Client.Tests.Lists;

public sealed class PagingTests
{
    [TestCase("\"\"")]
    [TestCase("null")]
    [TestCase("\" \"")]
    [TestCase(null)]
    public async Task A_list_ends_where_no_token_leads_on(string? last)
    {
        using MockService service = Service(token => token is null
            ? """{"results":[],"nextPageToken":"2","totalSize":9}"""
            : $$"""{"results":[]{{(last is null ? "" : $",\"nextPageToken\":{last}")}},"totalSize":9}""");

        List<ResultPage<Feed>> pages = await DrainAsync(service.Client().Feeds.ListAsync().AsPages());

        Assert.That(pages.Select(page => page.NextToken?.Reveal()), Is.EqualTo(new[] { "2", null }));
    }

    [Test]
    public async Task Short_and_empty_pages_do_not_end_a_list_and_counts_are_ignored()
    {
        using MockService service = Service(token => token switch
        {
            null => Feeds(total: 1, next: "a", "1"),
            "a" => Feeds(total: 0, next: "b"),
            "b" => Feeds(total: 1, next: "c", "2", "3"),
            _ => Feeds(total: 700, next: "", "4"),
        });

        List<Feed> feeds = await DrainAsync(service.Client().Feeds.ListAsync(new FeedsOptions { PageSize = 2 }));

        Assert.That(feeds.Select(feed => feed.Id), Is.EqualTo(new[] { "1", "2", "3", "4" }));
        Assert.That(service.Seen.Select(request => request.Query["pageSize"]), Is.All.EqualTo("2"));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public async Task Page_tokens_that_form_a_cycle_break_the_protocol(int length)
    {
        // Two pages in front of the circle.
        using MockService service = Service(token => Feeds(9, next: $"{Next(token is null ? 0 : int.Parse(token))}", token ?? "first"));
        var seen = new List<string>();

        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(async () =>
        {
            await foreach (Feed feed in service.Client().Feeds.ListAsync())
                seen.Add(feed.Id);
        });

        Assert.That(e!.Message, Does.Contain("cycle"));
        Assert.That(seen, Is.Unique.And.Count.EqualTo(2 + length));

        int Next(int page) => page + 1 < 2 + length ? page + 1 : 2;
    }

    [Test]
    public async Task A_page_that_leads_to_itself_when_resumed_breaks_the_protocol()
    {
        using MockService service = Service(_ => Feeds(9, next: "here"));
        await Assert.ThrowsAsync<EenProtocolException>(() => DrainAsync(service.Client().Feeds.ListAsync().AsPages(new PageToken("here"))));
        Assert.That(service.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Empty_pages_without_end_break_the_protocol()
    {
        int number = 0;
        using MockService service = Service(_ => Feeds(9, next: $"{number++}"));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => DrainAsync(service.Client().Feeds.ListAsync()));
        Assert.That(e!.Message, Does.Contain("empty"));
        Assert.That(service.Seen, Has.Count.LessThan(200));
    }

    [Test]
    public async Task A_list_may_have_a_hundred_empty_pages_in_a_row_and_entries_restart_the_count()
    {
        int number = 0;
        using MockService service = Service(_ => ++number <= 201
            ? number == 101 ? Feeds(2, $"{number}", "1") : Feeds(2, $"{number}")
            : Feeds(2, "", "2"));
        List<Feed> feeds = await DrainAsync(service.Client().Feeds.ListAsync());
        Assert.That(feeds.Select(feed => feed.Id), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task A_long_list_is_read_to_its_end()
    {
        int number = 0;
        using MockService service = Service(_ => ++number < 150 ? Feeds(150, $"{number}", $"{number}") : Feeds(150, "", "last"));
        Assert.That(await DrainAsync(service.Client().Feeds.ListAsync()), Has.Count.EqualTo(150));
    }

    [Test]
    public async Task A_list_can_be_continued_from_a_stored_token()
    {
        using MockService service = Service(token => token is null ? Feeds(3, "kept /+=", "1") : Feeds(3, "", "2"));
        PagedResults<Feed> list = service.Client().Feeds.ListAsync();
        string kept = (await FirstAsync(list.AsPages())).NextToken!.Reveal();

        List<ResultPage<Feed>> rest = await DrainAsync(list.AsPages(new PageToken(kept)));

        Assert.That(rest.Single().Items.Single().Id, Is.EqualTo("2"));
        Assert.That(service.Seen[^1].PageToken, Is.EqualTo("kept /+="));
        Assert.That(service.Seen[^1].Uri.Query, Does.Contain("kept%20%2F%2B%3D"));
    }

    [Test]
    public async Task Each_enumeration_of_a_list_requests_anew_and_leaving_it_ends_the_requests()
    {
        using MockService service = Service(token => Feeds(9, next: token + "x", "1"));
        PagedResults<Feed> list = service.Client().Feeds.ListAsync();
        await FirstAsync(list);
        await FirstAsync(list);
        Assert.That(service.Seen.Select(request => request.PageToken), Is.EqualTo(new string?[] { null, null }));
    }

    [Test]
    public async Task The_token_of_the_call_and_that_of_the_enumeration_both_cancel_a_list()
    {
        using MockService service = Service(token => Feeds(9, next: token + "x", "1"));
        foreach (bool atTheList in new[] { true, false })
        {
            using var stop = new CancellationTokenSource();
            PagedResults<Feed> list = service.Client().Feeds.ListAsync(cancellationToken: atTheList ? stop.Token : default);
            await Assert.ThatAsync(
                async () =>
                {
                    await foreach (Feed _ in list.WithCancellation(atTheList ? default : stop.Token))
                        await stop.CancelAsync();
                },
                Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(service.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_error_for_a_refused_page_token_does_not_show_the_token()
    {
        const string Token = "page-token-that-nobody-should-see";
        using MockService service = new MockService().Always(_ => Answers.Error(
            System.Net.HttpStatusCode.BadRequest, $$"""{"code":400,"status":"invalidArgument","message":"Wrong {{Token}} for {{MockService.AccessToken}}"}"""));
        EenInvalidRequestException? e = await Assert.ThrowsAsync<EenInvalidRequestException>(() => DrainAsync(service.Client().Feeds.ListAsync().AsPages(new PageToken(Token))));
        Assert.That(e!.ToString(), Does.Not.Contain(Token).And.Not.Contain(MockService.AccessToken));
    }

    [Test]
    public async Task A_fake_list_is_followed_like_a_real_one()
    {
        PagedResults<int> list = EenMediaModelFactory.PagedResults(
            new ResultPage<int>([1, 2]) { NextToken = new("b") }, new ResultPage<int>([]) { NextToken = new("c") }, new ResultPage<int>([3]));
        Assert.That(await DrainAsync(list), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That((await DrainAsync(list.AsPages(new PageToken("c")))).Single().Items, Is.EqualTo(new[] { 3 }));
        Assert.That(() => EenMediaModelFactory.PagedResults<int>(), Throws.ArgumentException);
    }

    [Test]
    public async Task A_fake_list_ends_by_cancellation_like_a_real_one()
    {
        PagedResults<int> list = EenMediaModelFactory.PagedResults(new ResultPage<int>([1]) { NextToken = new("b") }, new ResultPage<int>([2]));
        using var stop = new CancellationTokenSource();
        var seen = new List<int>();
        await Assert.ThatAsync(
            async () =>
            {
                await foreach (int item in list.WithCancellation(stop.Token))
                {
                    seen.Add(item);
                    await stop.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(seen, Is.EqualTo(new[] { 1 }));
    }

    private static MockService Service(Func<string?, string> answer) => new MockService().Always(request => Answers.Json(answer(request.PageToken)));

    private static string Feeds(int total, string next, params string[] ids) =>
        $$"""{"results":[{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","type":"main","deviceId":"a","mediaType":"video"}"""))}}],"nextPageToken":"{{next}}","prevPageToken":"","totalSize":{{total}}}""";
}
