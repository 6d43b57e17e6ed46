using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using static Een.Media.Emulator.Tests.Server.EmulatorProcess;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>The executable itself, as a process.</summary>
public sealed partial class CommandLineTests
{
    [TestCase("TERM")]
    [TestCase("INT")]
    [Platform(Exclude = "Win", Reason = "There is no kill -INT.")]
    public async Task The_program_prints_how_to_reach_it_and_stops_on_Ctrl_C(string signal)
    {
        if (signal == "INT" && Interrupts.AreIgnored())
            Assert.Ignore("This run was started in the background, where a shell switches Ctrl-C off for all that it starts.");
        using Process process = Start("--port", "0", "--fault", "feeds status=503", "--no-throttle", "--edge-token", "empty");
        string text = await ReadUntilAsync(process, "curl ");
        Match address = Address().Match(text);
        Match camera = CameraLine().Match(text);
        Match token = TokenLine().Match(text);
        Match refresh = RefreshLine().Match(text);
        using var client = new HttpClient { BaseAddress = new Uri(address.Value) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Groups[1].Value);

        string time = Uri.EscapeDataString(TestAccount.Wire(TimeProvider.System.GetUtcNow()));
        using HttpResponseMessage image = await client.GetAsync(
            new Uri($"{TestAccount.Image}?deviceId={camera.Groups[1].Value}&type=preview&timestamp__lte={time}", UriKind.Relative));
        using HttpResponseMessage feeds = await client.GetAsync(new Uri("/api/v3.0/feeds", UriKind.Relative));
        client.DefaultRequestHeaders.Authorization = null;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refresh.Groups[3].Value,
            ["client_id"] = refresh.Groups[1].Value,
            ["client_secret"] = refresh.Groups[2].Value,
        });
        using HttpResponseMessage tokens = await client.PostAsync(new Uri("/oauth2/token", UriKind.Relative), form);
        using Process interrupt = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));

        Assert.That((int)image.StatusCode, Is.EqualTo(200));
        Assert.That(FrameStamp.Read(await image.Content.ReadAsByteArrayAsync()), Is.Not.Null);
        Assert.That((int)feeds.StatusCode, Is.EqualTo(503));
        Assert.That((int)tokens.StatusCode, Is.EqualTo(200));
        Assert.That(process.ExitCode, Is.Zero);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "The line is written for a Unix shell.")]
    public async Task The_curl_line_works_as_printed()
    {
        using Process process = Start("--port", "0");
        try
        {
            string text = await ReadUntilAsync(process, "-D -");
            string line = text[text.IndexOf("curl -G", StringComparison.Ordinal)..]
                .Replace("-o frame.jpg", "-o /dev/null", StringComparison.Ordinal);
            using Process shell = Process.Start(
                new ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string headers = await shell.StandardOutput.ReadToEndAsync();

            Assert.That(headers, Does.StartWith("HTTP/1.1 200 OK").And.Contain("X-Een-Timestamp: "));
        }
        finally
        {
            process.Kill();
        }
    }

    [TestCase("does not exist", "--frames", "/nonexistent/frames")]
    [TestCase("Port must be from 0 to 65535", "--port", "65536")]
    [TestCase("\"explode\" is unknown", "--fault", "recordedImage explode")]
    [TestCase("needs a duration", "--header-delay", "slow")]
    [TestCase("needs a rate", "--bandwidth", "fast")]
    [TestCase("was not found", "--time-zone", "Mars/Olympus")]
    [TestCase("needs an http or https address", "--advertise", "api.example")]
    [TestCase("There is no camera", "--offline", "Cellar")]
    [TestCase("AllowedHosts takes names alone", "--tls", "--allow-host", "https://emulator.example.com")]
    [TestCase("--unheard-of", "--unheard-of")]
    public async Task An_error_of_the_program_is_one_line_on_stderr_and_a_non_zero_exit_code(string message, params string[] arguments)
    {
        using Process process = Start(arguments);

        string error = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(10));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));

        Assert.That(process.ExitCode, Is.Not.Zero);
        Assert.That(error, Does.Match($"(?i){message}"));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty, "no help behind the error");
    }

    [Test]
    public async Task The_environment_file_tells_a_program_how_to_reach_the_emulator()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("een-env-");
        string file = Path.Combine(directory.FullName, "emulator.env");
        using Process process = Start("--port", "0", "--token", "dev", "--env-file", file, "--token-lifetime", "12:00:00");
        try
        {
            await ReadUntilAsync(process, "-D -");
            Dictionary<string, string> variables = (await File.ReadAllLinesAsync(file))
                .Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
            using var client = new HttpClient { BaseAddress = new Uri(variables["EEN_BASE_ADDRESS"]) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", variables["EEN_ACCESS_TOKEN"]);

            using HttpResponseMessage camera = await client.GetAsync(
                new Uri($"/api/v3.0/cameras/{variables["EEN_DEVICE"]}", UriKind.Relative));

            Assert.That((variables["EEN_ACCESS_TOKEN"], (int)camera.StatusCode), Is.EqualTo(("dev", 200)));
            Assert.That(variables.Keys, Does.Contain("EEN_CLIENT_ID").And.Contain("EEN_CLIENT_SECRET").And.Contain("EEN_REFRESH_TOKEN"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            directory.Delete(recursive: true);
        }
    }

    [Test]
    public async Task The_emulator_stops_when_its_input_ends_if_asked_to_and_otherwise_goes_on()
    {
        using Process stopping = Start("--port", "0", "--stop-at-end-of-input");
        using Process other = Start("--port", "0", "--token", "dev");
        try
        {
            await ReadUntilAsync(stopping, "-D -");
            using HttpClient client = Client(await ReadUntilAsync(other, "-D -"));
            await stopping.StandardInput.WriteLineAsync("Input that is not the end.");

            other.StandardInput.Close();
            stopping.StandardInput.Close();
            await stopping.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));

            Assert.That(stopping.ExitCode, Is.Zero);
            Assert.That(await StatusAsync(client, "localhost"), Is.EqualTo(200));
        }
        finally
        {
            stopping.Kill();
            other.Kill();
        }
    }

    [Test]
    public async Task Allowed_hosts_are_answered_and_are_in_the_generated_certificate()
    {
        string file = Path.GetTempFileName();
        using Process plain = Start("--port", "0", "--token", "dev", "--allow-host", "one.example.com", "--allow-host", "two.example.com");
        using Process tls = Start("--port", "0", "--allow-host", "one.example.com", "--tls", "--export-certificate", file);
        try
        {
            using HttpClient client = Client(await ReadUntilAsync(plain, "-D -"));
            await ReadUntilAsync(tls, "-D -");
            using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(file);

            Assert.That(await StatusAsync(client, "one.example.com"), Is.EqualTo(200));
            Assert.That(await StatusAsync(client, "two.example.com"), Is.EqualTo(200));
            Assert.That(await StatusAsync(client, "three.example.com"), Is.EqualTo(421));
            Assert.That(certificate.MatchesHostname("one.example.com"), Is.True);
        }
        finally
        {
            plain.Kill();
            tls.Kill();
            await tls.WaitForExitAsync();
            File.Delete(file);
        }
    }

    [Test]
    public async Task A_broken_JPEG_in_a_directory_is_reported_and_the_others_are_served()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("een-frames-");
        EmulatedCamera camera = EmulatedCamera.FromTimeline("c", [TestAccount.Noon]);
        await using (TestAccount account = await TestAccount.StartAsync(
            options => options.Cameras.Add(camera with { DeviceId = TestAccount.Device })))
        {
            byte[] jpeg = (await account.ImageAsync("timestamp", TestAccount.Noon)).Body;
            await File.WriteAllBytesAsync(Path.Combine(directory.FullName, "good.jpg"), jpeg);
            await File.WriteAllBytesAsync(Path.Combine(directory.FullName, "broken.jpg"), jpeg[..(jpeg.Length / 2)]);
        }

        using Process process = Start("--port", "0", "--frames", directory.FullName);
        try
        {
            string? warning = await process.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(10));

            Assert.That(warning, Does.StartWith("Warning: 1 file is left out of").And.EndWith(": broken.jpg."));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            directory.Delete(recursive: true);
        }
    }

    /// <summary>A client of the emulator that printed <paramref name="text"/>, with the fixed token <c>dev</c>.</summary>
    private static HttpClient Client(string text)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address().Match(text).Value) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "dev");
        return client;
    }

    private static async Task<int> StatusAsync(HttpClient client, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v3.0/users/self") { Headers = { Host = host } };
        using HttpResponseMessage reply = await client.SendAsync(request);
        return (int)reply.StatusCode;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"^  ([0-9a-f]{8})  \S", RegexOptions.Multiline)]
    private static partial Regex CameraLine();

    [GeneratedRegex(@"Access token\s+(\S+)")]
    private static partial Regex TokenLine();

    [GeneratedRegex(@"client id\s+(\S+)\s+client secret\s+(\S+)\s+refresh token\s+(\S+)")]
    private static partial Regex RefreshLine();
}
