using System.Globalization;
using System.Text;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.CommandLine;

/// <summary>The text that the program prints when it has started.</summary>
internal static class StartupText
{
    public static string Of(EenMediaEmulator emulator, bool servesExplorer)
    {
        string token = emulator.IssueAccessToken();
        string address = Trimmed(emulator.BaseAddress);
        string now = WireTimestamp.Format(TimeProvider.System.GetUtcNow());
        var text = new StringBuilder();
        Line($"Listening on {address} (Ctrl-C stops)");
        if (servesExplorer)
            Line($"Explorer     {address}/ (open it in a browser)");
        if (emulator.Http2BaseAddress is { } http2)
            Line($"HTTP/2 on    {Trimmed(http2)} (without TLS, prior knowledge)");
        Line($"");
        Line($"Cameras");
        foreach (CameraInfo camera in emulator.Cameras)
            Line($"  {camera.Id}  {camera.Name}{(camera.Online ? string.Empty : " (offline)")}");
        Line($"");
        Line($"Access token");
        Line($"  {token}");
        Line($"");
        Line($"Sign in");
        Line($"  client id      {emulator.ClientId}");
        Line($"  client secret  {emulator.ClientSecret}");
        Line($"  refresh token  {emulator.IssueRefreshToken()}");
        Line($"");
        Line($"Try");
        Line($"  curl -G {address}/api/v3.0/media/recordedImage.jpeg -d deviceId={emulator.Cameras[0].Id} -d type=preview \\");
        Line($"    --data-urlencode timestamp__lte={now} -H 'Authorization: Bearer {token}' -o frame.jpg -D -");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static string Trimmed(Uri address) => address.AbsoluteUri.TrimEnd('/');
}
