using Microsoft.Playwright;

namespace Een.Media.Emulator.Explorer.Tests;

/// <summary>A running emulator and its explorer in a browser of its own, with everything that went wrong in it.</summary>
internal sealed class ExplorerSession : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private ExplorerSession(EenMediaEmulator emulator, IBrowserContext context, IPage page)
    {
        Emulator = emulator;
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                ConsoleMessages.Add(message.Text);
        };
        page.PageError += (_, error) => ConsoleMessages.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public EenMediaEmulator Emulator { get; }

    public IPage Page { get; }

    public List<string> ConsoleMessages { get; } = [];

    public List<string> Requests { get; } = [];

    public ILocator Status => Page.Locator("#answer .status-line .status");

    public ILocator Image => Page.Locator("#answer figure .stage img").First;

    public static ViewportSize Desktop { get; } = new() { Width = 1440, Height = 900 };

    public static ViewportSize Phone { get; } = new() { Width = 390, Height = 844 };

    public static async Task<ExplorerSession> OpenAsync(
        string hash = "", Action<EenMediaEmulatorOptions>? configure = null, ViewportSize? size = null, ColorScheme theme = ColorScheme.Light)
    {
        var options = new EenMediaEmulatorOptions { MainImageThrottle = null };
        configure?.Invoke(options);
        EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options);
        IBrowserContext context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = emulator.BaseAddress.AbsoluteUri,
            ViewportSize = size ?? Desktop,
            ColorScheme = theme,
        });
        var session = new ExplorerSession(emulator, context, await context.NewPageAsync());
        await session.GoAsync(hash);
        return session;
    }

    public async Task GoAsync(string hash)
    {
        await Page.GotoAsync($"/{hash}");
        await Page.Locator("#page:not([hidden]), #gate:not([hidden])").First.WaitForAsync();
    }

    /// <summary>Presses the button and waits for the answer to this press.</summary>
    public async Task TryItAsync()
    {
        await Page.EvaluateAsync("document.getElementById('answer').replaceChildren()");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Try it", Exact = true }).ClickAsync();
        await Status.WaitForAsync();
    }

    /// <summary>The text of a header of the answer, or <see langword="null"/>.</summary>
    public async Task<string?> HeaderAsync(string name)
    {
        ILocator cell = Page.Locator($"#answer .headers tr:has(th:text-is('{name}')) code");
        return await cell.CountAsync() == 0 ? null : await cell.InnerTextAsync();
    }

    public async Task<DateTimeOffset> TimestampAsync() => DateTimeOffset.Parse(await HeaderAsync("X-Een-Timestamp") ?? "none");

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
