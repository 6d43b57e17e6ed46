using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Een.Media.Emulator.Explorer.Tests;

/// <summary>An emulator that stops and starts again, several tabs, long histories, links and buttons of the browser.</summary>
public sealed class ResilienceTests
{
    [Test]
    public async Task After_a_restart_of_the_emulator_an_open_page_continues_with_a_new_token()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.TryItAsync();
        await Expect(session.Page.Locator("#history-count")).ToHaveTextAsync("1");

        await session.Emulator.DisposeAsync();
        await Expect(session.Page.Locator(".live")).ToHaveTextAsync("not connected");
        await session.TryItAsync();
        await Expect(session.Status).ToHaveTextAsync("No answer");
        await using EenMediaEmulator restarted = await EenMediaEmulator.StartAsync(
            new EenMediaEmulatorOptions { Port = session.Emulator.BaseAddress.Port });
        await Expect(session.Page.Locator(".live")).ToHaveTextAsync("live");
        await Expect(session.Page.Locator("#history-count")).ToBeHiddenAsync();
        await session.TryItAsync();

        await Expect(session.Status).ToHaveTextAsync("200 OK");
        await Expect(session.Page.Locator("#history tbody tr")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task A_page_that_is_loaded_again_after_a_restart_has_a_good_token()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.Emulator.DisposeAsync();
        await using EenMediaEmulator restarted = await EenMediaEmulator.StartAsync(
            new EenMediaEmulatorOptions { Port = session.Emulator.BaseAddress.Port });

        await session.Page.ReloadAsync();
        await session.TryItAsync();

        await Expect(session.Status).ToHaveTextAsync("200 OK");
    }

    [Test]
    public async Task What_one_tab_changes_the_other_shows()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync("#faults");
        IPage other = await session.Page.Context.NewPageAsync();
        await other.GotoAsync("/#faults");
        await Expect(other.Locator(".live")).ToHaveTextAsync("live");

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Cut the body" }).ClickAsync();
        await Expect(other.Locator("#faults-count")).ToHaveTextAsync("1");
        await session.GoAsync("#feeds");
        await session.TryItAsync();
        await Expect(other.Locator("#history-count")).ToHaveTextAsync("1");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();

        await Expect(other.Locator("#history-count")).ToBeHiddenAsync();
        await Expect(session.Page.Locator("#history-count")).ToBeHiddenAsync();
    }

    [Test]
    public async Task A_history_of_ten_thousand_requests_shows_the_newest_and_follows_new_ones()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync("#history");
        using var client = new HttpClient { BaseAddress = session.Emulator.BaseAddress };
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellationToken) =>
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri($"/api/v3.0/users/self?number={number}", UriKind.Relative), cancellationToken);
        });
        using HttpResponseMessage last = await client.GetAsync(new Uri("/api/v3.0/users/self?number=last", UriKind.Relative));

        await Expect(session.Page.Locator("#history tbody tr").First).ToContainTextAsync("number=last");
        await Expect(session.Page.Locator("#history tbody tr")).ToHaveCountAsync(300);
        await Expect(session.Page.Locator("#history-count")).ToHaveTextAsync("300+");
        await session.Page.ReloadAsync();
        await Expect(session.Page.Locator("#history tbody tr").First).ToContainTextAsync("number=last");
    }

    [Test]
    public async Task The_back_button_returns_to_the_request_that_was_there()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.Page.GetByRole(AriaRole.Radio, new() { Name = "Loading dock" }).CheckAsync();
        string line = await session.Page.Locator("#request-line").InnerTextAsync();
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Feeds" }).ClickAsync();
        await Expect(session.Page.Locator("#title")).ToHaveTextAsync("Feeds");

        await session.Page.GoBackAsync();

        await Expect(session.Page.Locator("#title")).ToHaveTextAsync("Recorded image");
        await Expect(session.Page.Locator("#request-line")).ToHaveTextAsync(line);
        Assert.That(session.ConsoleMessages, Is.Empty);
    }

    [TestCase("#nonsense")]
    [TestCase("#recordedImage?%E0%A4%A")]
    [TestCase("#recordedImage?deviceId=%00&timestamp=&include=,,,&overlayId__in=none")]
    [TestCase("#constructor")]
    [TestCase("#page")]
    [TestCase("#media?startTimestamp__gte=99999-99-99&pageSize=-1")]
    public async Task A_broken_link_opens_a_page_that_works(string hash)
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync(hash);

        await Expect(session.Page.Locator("#title")).Not.ToBeEmptyAsync();
        await Expect(session.Page.Locator("#fields .field").First).ToBeVisibleAsync();
        Assert.That(session.ConsoleMessages, Is.Empty);
    }

    [TestCase(320)]
    [TestCase(240)]
    public async Task A_very_narrow_window_cuts_nothing_off(int width)
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync(size: new() { Width = width, Height = 640 });

        await session.TryItAsync();

        Assert.That(await session.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }
}
