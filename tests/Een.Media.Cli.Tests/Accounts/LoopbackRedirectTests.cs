using System.Net;
using System.Net.Sockets;
using Een.Media.Cli.Accounts;

namespace Een.Media.Cli.Tests.Accounts;

public sealed class LoopbackRedirectTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task A_connection_that_a_browser_opens_ahead_and_leaves_idle_does_not_hold_up_the_sign_in(CancellationToken cancellationToken)
    {
        using var redirect = new LoopbackRedirect(0);
        Task<Uri> waiting = redirect.WaitAsync(cancellationToken);
        using var idle = new TcpClient();
        await idle.ConnectAsync(IPAddress.Loopback, redirect.Address.Port, cancellationToken);
        using var browser = new HttpClient();

        await browser.GetStringAsync(new Uri(redirect.Address, "?code=abc&state=def"), cancellationToken);

        Assert.That((await waiting).Query, Is.EqualTo("?code=abc&state=def"));
    }
}
