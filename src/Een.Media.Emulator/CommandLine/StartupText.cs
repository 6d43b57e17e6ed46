using System.Globalization;
using System.Text;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.CommandLine;

/// <summary>The text that the executable prints when it has started. Also the same values as environment variables.</summary>
internal sealed class StartupText(EenMediaEmulator emulator, string? fixedToken, bool servesExplorer)
{
    private readonly string _token = fixedToken ?? emulator.IssueAccessToken();
    private readonly string _refreshToken = emulator.IssueRefreshToken();
    private readonly string _address = Trimmed(emulator.BaseAddress);

    public override string ToString()
    {
        string now = WireTimestamp.Format(TimeProvider.System.GetUtcNow());
        string insecure = emulator.BaseAddress.Scheme == "https" ? " -k" : string.Empty;
        var text = new StringBuilder();
        Line($"Listening on {_address} (press Ctrl-C to stop)");
        if (servesExplorer)
            Line($"Explorer     {_address}/ (open it in a browser)");
        if (emulator.Http2BaseAddress is { } http2)
            Line($"HTTP/2 on    {Trimmed(http2)} (without TLS, prior knowledge)");
        if (emulator.AdvertisedBaseAddress is { } advertised && advertised != emulator.BaseAddress)
            Line($"Answers name {Trimmed(advertised)}");
        Line($"");
        Line($"Cameras");
        foreach (CameraInfo camera in emulator.Cameras)
            Line($"  {camera.Id}  {camera.Name}{(camera.Online ? string.Empty : " (offline)")}");
        Line($"");
        Line($"Access token");
        Line($"  {_token}");
        Line($"");
        Line($"Sign in");
        Line($"  client id      {emulator.ClientId}");
        Line($"  client secret  {emulator.ClientSecret}");
        Line($"  refresh token  {_refreshToken}");
        Line($"");
        Line($"Try");
        Line($"  curl{insecure} -G {_address}/api/v3.0/media/recordedImage.jpeg -d deviceId={emulator.Cameras[0].Id} -d type=preview \\");
        Line($"    --data-urlencode timestamp__lte={now} -H 'Authorization: Bearer {_token}' -o frame.jpg -D -");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The same as environment variables, one per line.</summary>
    public string EnvironmentFile() => string.Concat(
        $"EEN_BASE_ADDRESS={_address}\n",
        $"EEN_ACCESS_TOKEN={_token}\n",
        $"EEN_DEVICE={emulator.Cameras[0].Id}\n",
        $"EEN_CLIENT_ID={emulator.ClientId}\n",
        $"EEN_CLIENT_SECRET={emulator.ClientSecret}\n",
        $"EEN_REFRESH_TOKEN={_refreshToken}\n");

    private static string Trimmed(Uri address) => address.AbsoluteUri.TrimEnd('/');
}
