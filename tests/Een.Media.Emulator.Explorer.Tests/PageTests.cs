using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Een.Media.Emulator.Explorer.Tests;

public sealed class PageTests
{
    private static readonly string[] s_operations =
    [
        "recordedImage", "overlayList", "liveImage", "media", "feeds", "mediaSession", "sessionCookie", "multipartStream", "cameras",
        "camera", "user", "clientSettings", "token", "revoke",
    ];

    [Test]
    public async Task The_page_loads_without_a_console_message_and_asks_nobody_but_the_emulator()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await Expect(session.Page.Locator("#fields .camera img[src^='blob:']")).ToHaveCountAsync(3);

        Assert.That(session.ConsoleMessages, Is.Empty);
        Assert.That(session.Requests.Where(url => !url.StartsWith("blob:", StringComparison.Ordinal)),
            Is.All.StartsWith(session.Emulator.BaseAddress.AbsoluteUri));
    }

    [Test]
    public async Task Try_it_shows_a_JPEG_with_its_headers_explained()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.TryItAsync();
        await Expect(session.Status).ToHaveTextAsync("200 OK");
        Assert.That(await session.Image.EvaluateAsync<int>("image => image.naturalWidth"), Is.EqualTo(640));
        await Expect(session.Page.Locator("#answer .headers")).ToContainTextAsync("Leads to the next frame");
        await Expect(session.Page.Locator("#answer .headers")).ToContainTextAsync("after the requested time");
        Assert.That(session.ConsoleMessages, Is.Empty);
    }

    [Test]
    public async Task Boxes_are_drawn_over_the_image_and_can_be_hidden()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();

        await session.Page.GetByLabel("Motion Detection").CheckAsync();
        await session.TryItAsync();

        await Expect(session.Page.GetByLabel("overlaySvgHeader")).ToBeCheckedAsync();
        ILocator overlay = session.Page.GetByAltText("Boxes around what was detected");
        await Expect(overlay).ToBeVisibleAsync();
        await session.Page.GetByLabel("Boxes", new() { Exact = true }).UncheckAsync();
        await Expect(overlay).ToBeHiddenAsync();
    }

    [Test]
    public async Task An_answer_is_in_view_wherever_the_page_was_scrolled()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.TryItAsync();
        await session.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");

        await session.TryItAsync();

        await Expect(session.Status).ToBeInViewportAsync();
    }

    [Test]
    public async Task Previous_and_next_walk_by_page_token_with_buttons_and_arrow_keys()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.TryItAsync();
        DateTimeOffset first = await session.TimestampAsync();

        List<DateTimeOffset> seen = [];
        foreach (Func<Task> step in new Func<Task>[]
        {
            () => session.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync(),
            () => session.Page.Keyboard.PressAsync("ArrowRight"),
            () => session.Page.Keyboard.PressAsync("ArrowLeft"),
            () => session.Page.GetByRole(AriaRole.Button, new() { Name = "Previous" }).ClickAsync(),
        })
        {
            string before = await session.Image.GetAttributeAsync("src") ?? string.Empty;
            await step();
            await Expect(session.Image).Not.ToHaveAttributeAsync("src", before);
            seen.Add(await session.TimestampAsync());
        }

        Assert.That(seen[0], Is.GreaterThan(first));
        Assert.That(seen[1], Is.GreaterThan(seen[0]));
        Assert.That(seen[2], Is.EqualTo(seen[0]));
        Assert.That(seen[3], Is.EqualTo(first));
        Assert.That(session.Emulator.Journal.Entries.Skip(1).Select(entry => entry.Parameters.Select(parameter => parameter.Key)),
            Is.All.EqualTo(new[] { "pageToken" }));
    }

    [Test]
    public async Task The_history_shows_what_another_program_sends_as_it_arrives()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync("#history");
        await Expect(session.Page.Locator(".live")).ToHaveTextAsync("live");

        using var client = new HttpClient { BaseAddress = session.Emulator.BaseAddress };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("my-program/2.1");
        using HttpResponseMessage response = await client.GetAsync(new Uri("/api/v3.0/media?deviceId=10058b7a", UriKind.Relative));

        ILocator row = session.Page.Locator("#history tbody tr").First;
        await Expect(row).ToContainTextAsync("my-program/2.1");
        await Expect(row).ToContainTextAsync("/media");
        await Expect(row).ToContainTextAsync("401");
        await Expect(session.Page.Locator("#history-count")).ToHaveTextAsync("1");
    }

    [Test]
    public async Task A_request_of_the_history_is_tried_again_and_shown_as_code()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.Page.GetByRole(AriaRole.Radio, new() { Name = "main" }).CheckAsync(new() { Force = true });
        await session.TryItAsync();
        DateTimeOffset first = await session.TimestampAsync();

        await session.GoAsync("#history");
        await session.Page.Locator("#history .row-button").First.ClickAsync();
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await session.Status.WaitForAsync();

        Assert.That(await session.TimestampAsync(), Is.EqualTo(first));
        await Expect(session.Page.Locator("#code")).ToContainTextAsync(".Main()");
    }

    [TestCaseSource(nameof(s_operations))]
    public async Task Every_endpoint_answers_to_what_its_form_begins_with(string operation)
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync($"#{operation}");

        await session.TryItAsync();

        Assert.That(await session.Status.InnerTextAsync(), Does.StartWith("20"));
        Assert.That(session.ConsoleMessages, Is.Empty);
    }

    [Test]
    public async Task A_link_reproduces_a_request()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.Page.GetByRole(AriaRole.Radio, new() { Name = "Loading dock" }).CheckAsync();
        await session.Page.GetByRole(AriaRole.Radio, new() { Name = "at or before" }).CheckAsync(new() { Force = true });
        await session.Page.GetByLabel("Person Detection").Or(session.Page.GetByLabel("Vehicle Detection")).First.CheckAsync();
        await session.Page.GetByLabel("Width").FillAsync("320");
        string line = await session.Page.Locator("#request-line").InnerTextAsync();
        string link = session.Page.Url;

        await session.Page.GotoAsync("about:blank");
        await session.Page.GotoAsync(link);
        await session.Page.Locator("#page:not([hidden])").WaitForAsync();

        Assert.That(await session.Page.Locator("#request-line").InnerTextAsync(), Is.EqualTo(line));
        Assert.That(link, Does.Not.Contain("eyJ"), "The link holds no access token.");
    }

    [Test]
    public async Task After_an_error_the_page_says_what_to_change_and_changes_it()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.Page.GetByRole(AriaRole.Radio, new() { Name = "exactly at" }).CheckAsync(new() { Force = true });
        await session.TryItAsync();

        await Expect(session.Status).ToHaveTextAsync("404 Not Found");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for at or after" }).ClickAsync();

        await Expect(session.Status).ToHaveTextAsync("200 OK");
    }

    [Test]
    public async Task After_an_error_without_a_body_the_page_says_that_only_the_status_is_known()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync(
            configure: options => options.Faults.Add(FaultRule.Parse("status=418 body=empty")));

        await session.TryItAsync();

        await Expect(session.Page.Locator("#answer .card.error")).ToContainTextAsync("The body is empty.");
        await Expect(session.Page.Locator("#answer .card.error")).ToContainTextAsync("The status is all that is known.");
    }

    [Test]
    public async Task A_fault_is_switched_on_counted_named_in_the_history_and_removed()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync("#faults");

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "503" }).First.ClickAsync();
        await Expect(session.Page.Locator("#faults-count")).ToHaveTextAsync("1");
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Try it" }).ClickAsync();
        await session.TryItAsync();
        await Expect(session.Status).ToHaveTextAsync("503 Service Unavailable");
        await Expect(session.Page.Locator("#history .fault-chip")).ToHaveTextAsync("status=503");

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Faults", Exact = false }).First.ClickAsync();
        await Expect(session.Page.Locator(".active-faults")).ToContainTextAsync("applied 1 of 1");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Remove all" }).ClickAsync();

        // The heading says "None active" as soon as the rule is used up: the list is what shows the removal.
        await Expect(session.Page.Locator(".active-faults li")).ToHaveCountAsync(0);
        await Expect(session.Page.Locator(".active-faults")).ToContainTextAsync("None active");
        Assert.That(session.Emulator.Faults.Active, Is.Empty);
    }

    [Test]
    public async Task A_body_that_breaks_off_is_reported_as_such()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync(configure: options => options.Faults.Add(FaultRule.Parse("recordedImage reset=body")));

        await session.TryItAsync();

        await Expect(session.Page.Locator("#answer .error")).ToContainTextAsync("The connection broke");
        await Expect(session.Page.Locator("#answer .error")).ToContainTextAsync("Faults are active");
    }
}
