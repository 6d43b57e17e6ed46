using System.ComponentModel;
using System.Diagnostics;

namespace Een.Media.Cli.Accounts;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    /// <summary>Whether a page was opened. A machine without a desktop has no browser.</summary>
    public static bool TryOpen(Uri page)
    {
        try
        {
            // The user's setting comes first, as in other tools.
            if (Environment.GetEnvironmentVariable("BROWSER") is { Length: > 0 } browser)
                Process.Start(Quiet(browser, page))?.Dispose();
            else
                Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true })?.Dispose();
            return true;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException or IOException)
        {
            return false;
        }
    }

    /// <summary>Starts the browser without showing its output.</summary>
    private static ProcessStartInfo Quiet(string browser, Uri page) =>
        new(browser, [page.AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true };
}
