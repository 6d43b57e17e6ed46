using System.Diagnostics;

namespace Login;

/// <summary>Opens a page: in the user's browser, or, at the emulator, whose page needs nobody to press a button, by itself.</summary>
internal static class Browser
{
    public static void Open(Uri page, bool itself)
    {
        if (itself)
            _ = VisitAsync(page);
        else
            Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true })?.Dispose();
    }

    private static async Task VisitAsync(Uri page)
    {
        using var http = new HttpClient();
        await http.GetStringAsync(page);
    }
}
