using System.Diagnostics;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Accounts;

/// <summary>Real processes with one token file.</summary>
public sealed class SharedStoreTests : AccountFixture
{
    [Test]
    public async Task Two_processes_rotate_twenty_times_and_keep_the_account()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        string refreshToken = emulator.IssueRefreshToken();
        using Process first = Start("rotate", emulator, refreshToken);
        using Process second = Start("rotate", emulator, refreshToken);
        Task<string>[] errors = [first.StandardError.ReadToEndAsync(), second.StandardError.ReadToEndAsync()];
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Task.WhenAll(errors), Is.All.Empty);
            Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)));
            Assert.That(emulator.Journal.Count(EmulatorEndpoint.Token, 200), Is.InRange(20, 45));
            Assert.That(emulator.Journal.Count(EmulatorEndpoint.Token), Is.EqualTo(emulator.Journal.Count(EmulatorEndpoint.Token, 200)), "No refresh token was used twice.");
        }
    }

    [Test]
    public async Task After_a_kill_between_reply_and_store_the_next_start_says_what_happened_and_what_to_do()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        string refreshToken = emulator.IssueRefreshToken();
        using (Process process = Start("hang", emulator, refreshToken))
        {
            Assert.That(await process.StandardOutput.ReadLineAsync(), Does.Contain("not stored"));
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await using EenMediaClient client = Client(emulator, RefreshToken(emulator, new FileTokenStore(TokenFile), refreshToken));
        EenAuthenticationException e = (await Assert.ThrowsAsync<EenAuthenticationException>(() => UseAsync(client)))!;
        Assert.That(e.Message, Does.Contain("was never finished").And.Contain("sign in again"));

        await using EenMediaClient repaired = Client(emulator, RefreshToken(emulator, new FileTokenStore(TokenFile)));
        await UseAsync(repaired);
    }

    private Process Start(string mode, EenMediaEmulator emulator, string refreshToken)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        const string name = "Een.Media.Contract.SecondProcess";

        // Where it was built, with all that it needs beside it.
        string program = Path.Combine(TestContext.CurrentContext.TestDirectory.Replace("Een.Media.Contract.Tests", name, StringComparison.Ordinal), name + ".dll");
        foreach (string argument in (string[])[program, mode, emulator.BaseAddress.AbsoluteUri, emulator.ClientId, emulator.ClientSecret, refreshToken, TokenFile, Recording.DeviceId])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
