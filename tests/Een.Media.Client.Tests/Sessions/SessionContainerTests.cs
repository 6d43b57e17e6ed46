using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Sessions;

/// <summary>Session cookies on their way into the framework's container.</summary>
public sealed class SessionContainerTests
{
    [TestCase("va=a=b; Path=/", "va=a=b")]
    [TestCase("va=\"a,b\"; Path=/", "va=\"a,b\"")]
    public async Task A_session_cookie_reaches_a_CookieContainer_as_it_came(string cookie, string header)
    {
        MediaSession session = await StartAsync(cookie);
        var container = new CookieContainer();
        session.CopyTo(container);
        Assert.That(container.GetCookieHeader(session.Address), Is.EqualTo(header));
    }

    [Test]
    public async Task A_session_cookie_that_a_CookieContainer_refuses_is_not_quoted_in_the_exception()
    {
        MediaSession session = await StartAsync("va=canary,b,c; Path=/");
        InvalidOperationException? e = Assert.Throws<InvalidOperationException>(() => session.CopyTo(new CookieContainer()));
        Assert.That(e!.ToString(), Does.Contain("ToCookieHeader").And.Not.Contains("canary"));
    }

    private static async Task<MediaSession> StartAsync(string cookie)
    {
        var second = new HttpResponseMessage(HttpStatusCode.NoContent);
        second.Headers.TryAddWithoutValidation("Set-Cookie", cookie);
        using MockService service = new MockService()
            .Answer(Answers.Json("""{"url":"https://media.c013.eagleeyenetworks.com/media/session","new":1}"""))
            .Answer(second);
        return await service.Client().MediaSession.StartAsync();
    }
}
