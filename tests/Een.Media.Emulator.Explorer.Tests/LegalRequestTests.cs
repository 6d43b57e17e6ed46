using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Een.Media.Emulator.Explorer.Tests;

/// <summary>Whatever somebody clicks: the emulator, which refuses every illegal request with 400, never has reason to.</summary>
public sealed class LegalRequestTests
{
    /// <summary>Forty random clicks and presses, made by the page itself: one message to the browser instead of a hundred.</summary>
    private const string ClickAtRandom =
        """
        async seed => {
            const next = count => (seed = (seed * 48271) % 2147483647) % count;
            for (let step = 0; step < 40; step++) {
                const controls = document.querySelectorAll(
                    "#fields input[type=radio], #fields input[type=checkbox], #fields .timeline [role=slider]");
                const control = controls[next(controls.length)];
                if (control.getAttribute("role") === "slider")
                    control.dispatchEvent(new KeyboardEvent("keydown", { key: next(2) ? "ArrowLeft" : "ArrowRight", bubbles: true }));
                else
                    control.click();
                await new Promise(requestAnimationFrame);
            }
        }
        """;

    [TestCase("recordedImage", 1)]
    [TestCase("recordedImage", 2)]
    [TestCase("recordedImage", 3)]
    [TestCase("media", 4)]
    [TestCase("feeds", 5)]
    [TestCase("overlayList", 6)]
    [TestCase("cameras", 7)]
    public async Task No_illegal_request_can_be_built_by_any_clicks(string operation, int seed)
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync($"#{operation}");

        await session.Page.EvaluateAsync(ClickAtRandom, seed * 7919);

        await PressTryItAsync(session);

        Assert.That(session.Emulator.Journal.Entries.Select(entry => entry.Status), Has.None.EqualTo(400), session.Page.Url);
    }

    [TestCase("Width", "31", "32")]
    [TestCase("Width", "7681", "7680")]
    [TestCase("Height", "4321", "4320")]
    [TestCase("Height", "1.5", "32")]
    [TestCase("Time", "yesterday", "12:03")]
    [TestCase("Time", "2026-02-30", "12:03")]
    public async Task A_value_out_of_range_is_explained_and_not_sent(string field, string value, string expected)
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        ILocator input = session.Page.GetByLabel(field, new() { Exact = field == "Time" }).Last;

        await input.FillAsync(value);
        await PressTryItAsync(session);

        await Expect(session.Page.Locator("#fields .problem:not(:empty)")).ToContainTextAsync(expected);
        await Expect(input).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(input).ToBeFocusedAsync();
        Assert.That(session.Emulator.Journal.Entries, Is.Empty);
    }

    [TestCase("#recordedImage?deviceId=nonsense&type=sideways&timestamp=never&targetWidth=1")]
    [TestCase("#recordedImage?include=overlaySvgHeader&timestamp__lt=2026-03-01T12:00:00.000%2B00:00&timestamp__gt=2026-03-01T12:00:00.000%2B00:00")]
    [TestCase("#recordedImage?pageToken=")]
    [TestCase("#media?deviceId=1&unknown=2")]
    public async Task A_link_to_an_illegal_request_sends_none(string hash)
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync(hash);

        await PressTryItAsync(session);

        Assert.That(session.Emulator.Journal.Entries.Where(entry => entry.Status == 400), Is.Empty);
    }

    [Test]
    public async Task A_page_token_is_sent_alone()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync();
        await session.Page.GetByLabel("Motion Detection").CheckAsync();
        await session.Page.GetByLabel("Width").FillAsync("320");

        await session.Page.GetByRole(AriaRole.Radio, new() { Name = "By page token" }).CheckAsync(new() { Force = true });
        await session.Page.GetByLabel("Page token", new() { Exact = false }).Last.FillAsync("some-token");

        await Expect(session.Page.Locator("#request-line")).ToHaveTextAsync("GET /api/v3.0/media/recordedImage.jpeg?pageToken=some-token");
    }

    /// <summary>Presses the button, and waits for the answer if there is anything to send.</summary>
    private static async Task PressTryItAsync(ExplorerSession session)
    {
        ILocator button = session.Page.GetByRole(AriaRole.Button, new() { Name = "Try it", Exact = true });
        bool sends = await button.GetAttributeAsync("aria-disabled") == "false";
        await button.DispatchEventAsync("click");
        if (sends)
            await session.Status.WaitForAsync();
    }
}
