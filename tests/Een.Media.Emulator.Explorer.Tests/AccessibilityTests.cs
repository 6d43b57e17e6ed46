using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Een.Media.Emulator.Explorer.Tests;

public sealed class AccessibilityTests
{
    private static readonly string[] s_places = ["", "#media", "#token", "#history", "#faults", "#credentials"];

    [Test]
    public async Task Axe_finds_nothing_serious(
        [ValueSource(nameof(s_places))] string place, [Values] bool isDark)
    {
        // Dark on a phone and light on a desk, so that each theme and each size is seen everywhere.
        await using ExplorerSession session = await ExplorerSession.OpenAsync(
            place, size: isDark ? ExplorerSession.Phone : ExplorerSession.Desktop, theme: isDark ? ColorScheme.Dark : ColorScheme.Light);
        if (await session.Page.Locator("#try").IsVisibleAsync())
            await session.TryItAsync();
        if (place == "#faults")
            await session.Page.GetByRole(AriaRole.Button, new() { Name = "Cut the body" }).ClickAsync();

        AxeResult result = await session.Page.RunAxe();

        Assert.That(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe), Is.Empty);
    }

    [Test]
    public async Task An_error_and_the_answer_of_a_list_have_nothing_serious_either([Values] bool isDark)
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync(theme: isDark ? ColorScheme.Dark : ColorScheme.Light);
        await session.Page.GetByRole(AriaRole.Radio, new() { Name = "exactly at" }).CheckAsync(new() { Force = true });
        await session.TryItAsync();
        await session.Page.Locator("#history .row-button").First.ClickAsync();

        AxeResult result = await session.Page.RunAxe();

        Assert.That(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe), Is.Empty);
    }

    [Test]
    public async Task The_time_is_chosen_with_the_keyboard_alone()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        ILocator time = session.Page.GetByLabel("Time", new() { Exact = true });
        string before = await time.InputValueAsync();

        ILocator slider = session.Page.GetByRole(AriaRole.Slider);
        await slider.FocusAsync();
        await session.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(time).Not.ToHaveValueAsync(before);
        await session.Page.Keyboard.PressAsync("Home");

        Assert.That(await slider.GetAttributeAsync("aria-valuetext"), Does.Match("recorded|in a gap"));
        Assert.That(await slider.GetAttributeAsync("aria-valuenow"), Is.EqualTo(await slider.GetAttributeAsync("aria-valuemin")));
    }

    [Test]
    public async Task Every_control_is_reached_with_the_tab_key_and_the_answer_is_spoken()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();

        HashSet<string> reached = [];
        for (int i = 0; i < 60; i++)
        {
            await session.Page.Keyboard.PressAsync("Tab");
            reached.Add(await session.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.name || document.activeElement.textContent"));
        }

        Assert.That(reached, Is.SupersetOf(new[] { "way", "deviceId", "type", "operator", "field-time", "include", "field-targetWidth", "send" }));
        await session.Page.Locator("#send").FocusAsync();
        await session.Page.Keyboard.PressAsync("Enter");
        await Expect(session.Page.Locator("#announcer")).ToContainTextAsync("200. Frame of Car park");
    }

    [Test]
    public async Task Nothing_is_wider_than_a_phone([ValueSource(nameof(s_places))] string place)
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync(place, size: ExplorerSession.Phone);
        if (await session.Page.Locator("#try").IsVisibleAsync())
            await session.TryItAsync();

        Assert.That(await session.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(ExplorerSession.Phone.Width));
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Impact} {violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Select(node => node.Html).Take(5))}";
}
