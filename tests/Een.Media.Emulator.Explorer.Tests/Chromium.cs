using Microsoft.Playwright;

// Each test has an emulator and a browser profile of its own; most of its time it waits.
[assembly: Parallelizable(ParallelScope.Children)]
[assembly: LevelOfParallelism(3)]

namespace Een.Media.Emulator.Explorer.Tests;

/// <summary>One browser for all tests. Where none is installed, every test is skipped and says so.</summary>
[SetUpFixture]
public sealed class Chromium
{
    /// <summary>The shell first: a page in a whole browser takes twice the processor time, most of it for windows that nobody sees.</summary>
    private static readonly string[] s_places =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;

    internal static IBrowser Browser => s_browser ?? throw new InvalidOperationException("The browser has not been started.");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        string? executable = Environment.GetEnvironmentVariable("EEN_CHROMIUM") ?? s_places.FirstOrDefault(File.Exists);
        if (executable is null)
            Assert.Ignore("No browser: install Chromium (apt-get install chromium-headless-shell), or name one in EEN_CHROMIUM.");
        s_playwright = await Playwright.CreateAsync();
        s_browser = await s_playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (s_browser is not null)
            await s_browser.DisposeAsync();
        s_playwright?.Dispose();
    }
}
