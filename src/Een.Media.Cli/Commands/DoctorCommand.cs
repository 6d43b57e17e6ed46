using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Authentication;
using Een.Media.Cli.Accounts;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Checks everything that can prevent success. Writes one line for each, with the next step.</summary>
internal sealed class DoctorCommand() : CliCommand(
    "doctor", "Check sign-in, token, address, clock, proxy, TLS, permissions, disk and ffmpeg.", "doctor", "doctor --profile berlin --json")
{
    private const long LittleSpace = 1L << 30;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_skew = TimeSpan.FromSeconds(30);

    private readonly List<(string Check, string State, string Message)> _found = [];

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (FindAccount(session) is { } account)
        {
            Uri address = account.BaseAddress ?? account.AuthenticationAddress ?? EenMediaClientOptions.DefaultAuthenticationAddress;
            await CheckAddressAsync(address, cancellationToken).ConfigureAwait(false);
            await CheckPermissionsAsync(session, cancellationToken).ConfigureAwait(false);
        }

        CheckDisk();
        await CheckFfmpegAsync(cancellationToken).ConfigureAwait(false);
        using RecordWriter records = session.Reporter.Records(new("check", "CHECK"), new("state", "STATE"), new("message", "MESSAGE"));
        foreach ((string check, string state, string message) in _found)
            records.Add(check, state, message);
        return _found.Any(line => line.State == "failed") ? ExitCode.Failed : ExitCode.Ok;
    }

    private void Ok(string check, string message) => _found.Add((check, "ok", message));

    private void Warn(string check, string message) => _found.Add((check, "warning", message));

    private void Fail(string check, string message) => _found.Add((check, "failed", message));

    private Account? FindAccount(Session session)
    {
        try
        {
            Account account = session.Account();
            Ok("sign-in", $"From {account.Source}.");
            CheckToken(account, session.Now);
            return account;
        }
        catch (CliException e)
        {
            Fail("sign-in", e.Message.ReplaceLineEndings(" "));
            return null;
        }
    }

    private void CheckToken(Account account, DateTimeOffset now)
    {
        if (account.RenewsItself)
            Ok("token", "It renews itself.");
        else if (account.Credential.ExpiresAt is not { } end)
            Ok("token", "It does not say when it expires, and does not renew itself.");
        else if (end <= now)
            Fail("token", $"Expired {DurationText.Of(now - end)} ago. {account.SignInAgain}");
        else
            Ok("token", $"Expires in {DurationText.Of(end - now)}. It does not renew itself.");
    }

    private async Task CheckAddressAsync(Uri address, CancellationToken cancellationToken)
    {
        Uri? proxy = HttpClient.DefaultProxy.GetProxy(address);
        Ok("proxy", proxy is null || proxy == address || address.IsLoopback
            ? "None for this address."
            : $"{proxy.Host}:{proxy.Port}, from the environment or the system.");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);
        try
        {
            using var http = new HttpClient(EenMediaClient.CreateHttpHandler());
            using HttpResponseMessage answer =
                await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            Ok("address", $"{address.Authority} answers.");
            Ok("TLS", address.Scheme == "https" ? "The certificate is trusted." : "Plain HTTP, on this machine only.");
            if (answer.Headers.Date is not { } theirs)
                Warn("clock", "The service's answer had no time.");
            else if ((TimeProvider.System.GetUtcNow() - theirs).Duration() is var skew && skew > s_skew)
                Fail("clock", $"This machine's clock is {DurationText.Of(skew)} off. Set it, or 'now' and token expiries are wrong.");
            else
                Ok("clock", "Agrees with the service.");
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException)
        {
            Fail("TLS", $"The certificate of {address.Authority} is not trusted: {e.InnerException.Message} A proxy that inspects "
                + "connections needs its certificate in this system's store.");
        }
        catch (HttpRequestException e)
        {
            Fail("address", $"{address.Authority} cannot be reached: {e.Message.TrimEnd('.')}. "
                + "Check the address, the network and HTTPS_PROXY.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Fail("address", $"{address.Authority} did not answer within {DurationText.Of(s_timeout)}. Check the network and HTTPS_PROXY.");
        }
    }

    private async Task CheckPermissionsAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            Camera? camera = null;
            await foreach (ResultPage<Camera> page in session.Client.Cameras.ListAsync(
                new CamerasOptions { PageSize = 1 }, cancellationToken).AsPages().ConfigureAwait(false))
            {
                camera = page.Items.Count > 0 ? page.Items[0] : null;
                Ok("account", $"The sign-in works.{(page.TotalSize is { } count ? $" {CountText.Of(count, "camera")}." : "")}");
                break;
            }

            if (camera is null)
                return;
            DateTimeOffset until = session.Now;
            await TryAsync(session, "previews", () => session.Client.Recordings.CoverageAsync(
                camera.Id, StreamType.Preview, MediaType.Image, until.AddHours(-1), until, cancellationToken))
                .ConfigureAwait(false);
            await TryAsync(session, "main images", () => session.Client.Recordings.CoverageAsync(
                camera.Id, StreamType.Main, MediaType.Video, until.AddHours(-1), until, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (EenMediaException e)
        {
            Fail("account", Failure.Of(e, session.UsedAccount)!.Message.ReplaceLineEndings(" "));
        }
    }

    private async Task TryAsync(Session session, string check, Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            Ok(check, "Permitted.");
        }
        catch (EenMediaException e)
        {
            Fail(check, SafeText.Of(Failure.Of(e, session.UsedAccount)!.Message));
        }
    }

    private void CheckDisk()
    {
        try
        {
            var drive = new DriveInfo(Directory.GetCurrentDirectory());
            string free = string.Create(CultureInfo.InvariantCulture, $"{drive.AvailableFreeSpace / 1e9:0.0} GB free in this directory.");
            if (drive.AvailableFreeSpace < LittleSpace)
                Warn("disk", $"{free} An hour of previews takes about 0.1 GB.");
            else
                Ok("disk", free);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Warn("disk", $"The free space is not known: {e.Message}");
        }
    }

    private async Task CheckFfmpegAsync(CancellationToken cancellationToken)
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo("ffmpeg", ["-version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string? first = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            Ok("ffmpeg", SafeText.Of(first ?? "Found."));
        }
        catch (Win32Exception)
        {
            Warn("ffmpeg", "Not found. Only MP4 time-lapses need it; AVI and WebP do not.");
        }
    }
}
