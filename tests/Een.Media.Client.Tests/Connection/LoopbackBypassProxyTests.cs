using System.Net;
using Een.Media.Client.Http;

namespace Een.Media.Client.Tests.Connection;

/// <summary>A proxy is another machine: what may go to this one without TLS must not pass it. <c>eng/consume</c> shows the same on a socket.</summary>
public sealed class LoopbackBypassProxyTests
{
    private static readonly Uri s_proxy = new("http://proxy.example.com:3128");
    private readonly LoopbackBypassProxy _proxy = new(new WebProxy(s_proxy, BypassOnLocal: false, [@"api\.c002\.eagleeyenetworks\.com"]));

    [TestCase("http://127.0.0.1:8080/")]
    [TestCase("http://localhost:8080/")]
    [TestCase("http://[::1]:8080/")]
    public void Loopback_addresses_bypass_the_proxy(string address)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_proxy.IsBypassed(new Uri(address)), Is.True);
            Assert.That(_proxy.GetProxy(new Uri(address)), Is.Null);
        }
    }

    [Test]
    public void Addresses_other_than_loopback_use_the_systems_proxy()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_proxy.GetProxy(new Uri("https://api.c001.eagleeyenetworks.com")), Is.EqualTo(s_proxy));
            Assert.That(_proxy.IsBypassed(new Uri("https://api.c001.eagleeyenetworks.com")), Is.False);
            Assert.That(_proxy.IsBypassed(new Uri("https://api.c002.eagleeyenetworks.com")), Is.True);
        }
    }
}
