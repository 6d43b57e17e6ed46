using System.Net;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Tests.Sessions;

public sealed class MediaSessionTests
{
    private const string There = "https://media.c013.eagleeyenetworks.com/media/session?for=me";
    private const string Secret = "c00kie-that-opens-doors";

    [Test]
    public async Task A_media_session_requests_the_address_and_fetches_the_cookie_from_there()
    {
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie($"videokey={Secret}; Path=/; Secure; HttpOnly; Domain=.eagleeyenetworks.com"));

        MediaSession session = await service.Client().MediaSession.StartAsync();

        Assert.That(service.Seen.Select(request => request.Uri.AbsoluteUri), Is.EqualTo(new[] { "https://api.c001.eagleeyenetworks.com/api/v3.0/media/session", There }));
        Assert.That(service.Seen.Select(request => request.Headers["Authorization"]), Is.All.EqualTo($"Bearer {MockService.AccessToken}"));
        Assert.That(service.Seen[1].Headers["User-Agent"], Does.StartWith("een-media-dotnet/"));
        Cookie cookie = session.Cookies.Single();
        Assert.That((cookie.Name, cookie.Value, cookie.Path, cookie.Secure, cookie.HttpOnly), Is.EqualTo(("videokey", Secret, "/", true, true)));
        Assert.That((session.Address, session.ToCookieHeader(), session.ExpiresAt), Is.EqualTo((new Uri(There), $"videokey={Secret}", (DateTimeOffset?)null)));
        Assert.That(session.ToString(), Is.EqualTo("media session at media.c013.eagleeyenetworks.com"));
    }

    [Test]
    public async Task The_session_cookie_fits_a_CookieContainer_and_goes_to_its_host()
    {
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie($"a={Secret}; Path=/; Secure", "b=2; Path=/"));
        MediaSession session = await service.Client().MediaSession.StartAsync();
        var container = new CookieContainer();

        session.CopyTo(container);

        Assert.That(container.GetCookieHeader(new Uri("https://media.c013.eagleeyenetworks.com/media/streams/main/mp4")), Is.EqualTo($"a={Secret}; b=2"));
        Assert.That(container.GetCookieHeader(new Uri("https://media.c014.eagleeyenetworks.com/")), Is.Empty);
        Assert.That(session.ToCookieHeader(), Is.EqualTo($"a={Secret}; b=2"));
    }

    [TestCase(HttpStatusCode.OK)]
    [TestCase(HttpStatusCode.NoContent)]
    public async Task A_media_session_accepts_both_documented_statuses(HttpStatusCode status)
    {
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie(status, "a=1"));
        Assert.That((await service.Client().MediaSession.StartAsync()).Cookies, Has.Count.EqualTo(1));
    }

    [TestCase(There)]
    [TestCase("/media/session")]
    public async Task The_address_of_a_media_session_may_come_as_a_redirect(string location)
    {
        var redirect = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
        redirect.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
        using MockService service = new MockService().Answer(redirect).Answer(Cookie("a=1"));
        MediaSession session = await service.Client().MediaSession.StartAsync();
        Assert.That(session.Address, Is.EqualTo(new Uri(MockService.BaseAddress, location)));
    }

    [TestCase("http:/https://[::1/ /media/")]
    [TestCase("//[")]
    public async Task A_media_session_redirect_without_an_address_breaks_the_protocol(string location)
    {
        var redirect = new HttpResponseMessage(HttpStatusCode.Found);
        redirect.Headers.TryAddWithoutValidation("Location", location);
        using MockService service = new MockService().Answer(redirect);
        await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().MediaSession.StartAsync());
        Assert.That(service.Seen, Has.Count.EqualTo(1));
    }

    [TestCase("https://media.example.com/media/session")]
    [TestCase("https://eagleeyenetworks.com.evil.example/")]
    [TestCase("http://media.c013.eagleeyenetworks.com/media/session")]
    [TestCase("https://user:pw@media.c013.eagleeyenetworks.com/")]
    [TestCase("ftp://media.c013.eagleeyenetworks.com/")]
    [TestCase("file:///etc/passwd")]
    public async Task No_token_goes_to_an_address_that_is_not_the_vendors(string address)
    {
        foreach (bool redirected in new[] { false, true })
        {
            HttpResponseMessage answer = redirected ? new HttpResponseMessage(HttpStatusCode.Found) : Address(address);
            if (redirected)
                answer.Headers.Location = new Uri(address);
            using MockService service = new MockService().Answer(answer);
            EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().MediaSession.StartAsync());
            Assert.That(e!.Message, Does.Contain("no token may be sent").And.Not.Contain("pw"));
            Assert.That(service.Seen, Has.Count.EqualTo(1));
        }
    }

    [TestCase("http://127.0.0.1:2375/containers/prune?force=1")]
    [TestCase("https://localhost:8443/")]
    [TestCase("http://[::1]/")]
    public async Task No_token_goes_to_loopback_unless_the_service_that_names_it_is_there(string address)
    {
        using MockService service = new MockService().Answer(Address(address));
        EenProtocolException e = await Expect.ThrowsAsync<EenProtocolException>(() => service.Client().MediaSession.StartAsync());
        Assert.That(e.Message, Does.Contain("loopback"));
        Assert.That(service.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_media_session_may_be_on_an_allowed_host()
    {
        using MockService service = new MockService().Answer(Address("https://media.example.com/s")).Answer(Cookie("a=1"));
        MediaSession session = await service.Client(options => options.AllowedHosts.Add("media.example.com")).MediaSession.StartAsync();
        Assert.That(session.Address.Host, Is.EqualTo("media.example.com"));
    }

    [TestCase("{}", "'url'")]
    [TestCase("""{"url":null}""", "'url'")]
    [TestCase("""{"url":""}""", "'url'")]
    [TestCase("""{"url":"media/session"}""", "absolute")]
    [TestCase("[]", "could not be read")]
    [TestCase("null", "null")]
    public async Task A_media_session_without_an_address_breaks_the_protocol(string body, string says)
    {
        using MockService service = new MockService().Answer(Answers.Json(body));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().MediaSession.StartAsync());
        Assert.That(e!.Message, Does.Contain(says));
    }

    [TestCase]
    [TestCase("a=gone; Max-Age=0")]
    [TestCase("a=gone; Max-Age=-99999999999999999999")]
    [TestCase("a=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT")]
    [TestCase("a=1; Domain=evil.example")]
    [TestCase("=;;=")]
    public async Task A_media_session_without_a_cookie_for_its_host_breaks_the_protocol(params string[] cookies)
    {
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie(cookies));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().MediaSession.StartAsync());
        Assert.That(e!.Message, Does.Contain("cookie"));
    }

    [Test]
    public async Task A_session_cookie_for_another_host_is_named_in_the_message()
    {
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie($"a={Secret}; Domain=evil.example"));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().MediaSession.StartAsync());
        Assert.That(e!.Message, Does.Contain("for another host").And.Not.Contain(Secret));
    }

    [Test]
    public async Task A_session_expires_with_its_first_cookie_by_the_clients_clock()
    {
        var time = new FakeTimeProvider(TestValues.Noon.AddYears(30));
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie(
            "a=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT", "b=2; Max-Age=3600", "c=3; max-age=99999999999999999", "d=4"));
        MediaSession session = await service.Client(options => options.TimeProvider = time).MediaSession.StartAsync();
        Assert.That(session.ExpiresAt, Is.EqualTo(time.GetUtcNow().AddHours(1)));
        Assert.That(session.Cookies.Select(cookie => cookie.Name), Is.EqualTo(new[] { "a", "b", "c", "d" }));
    }

    [TestCase(HttpStatusCode.Unauthorized, typeof(EenAuthenticationException))]
    [TestCase(HttpStatusCode.Forbidden, typeof(EenPermissionException))]
    [TestCase(HttpStatusCode.Found, typeof(EenProtocolException))]
    [TestCase(HttpStatusCode.Accepted, typeof(EenProtocolException))]
    public async Task A_refusal_by_the_media_session_address_is_reported_unchanged(HttpStatusCode status, Type exception)
    {
        using MockService service = new MockService().Always(request => request.Uri.Host.StartsWith("api.", StringComparison.Ordinal)
            ? Address(There)
            : Answers.Error(status, $$"""{"message":"Not {{MockService.AccessToken}}"}"""));
        await Assert.ThatAsync(
            () => service.Client().MediaSession.StartAsync(),
            Throws.InstanceOf(exception).And.Property("Message").Not.Contain(MockService.AccessToken));
    }

    [TestCase("315619199", 315619199)]
    [TestCase("315619201", 315619200)]
    [TestCase("1", 1)]
    public async Task The_Max_Age_of_a_session_cookie_is_capped_at_ten_years(string age, int seconds)
    {
        var time = new FakeTimeProvider(TestValues.Noon);
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie($"a=1; Max-Age = {age}"));
        MediaSession session = await service.Client(options => options.TimeProvider = time).MediaSession.StartAsync();
        Assert.That(session.ExpiresAt, Is.EqualTo(TestValues.Noon.AddSeconds(seconds)));
    }

    [TestCase("Max-Age")]
    [TestCase("Max-Age=soon")]
    [TestCase("Max-Age=1.5")]
    [TestCase("Min-Age=3600")]
    public async Task A_session_cookies_unreadable_Max_Age_is_ignored(string attribute)
    {
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie($"a=1; {attribute}"));
        Assert.That((await service.Client().MediaSession.StartAsync()).ExpiresAt, Is.Null);
    }

    [TestCase("va=a,b,c; Path=/", "va=a,b,c")]
    [TestCase("va=a=b; Path=/", "va=a=b")]
    [TestCase("va=\"a b\"; Path=/", "va=\"a b\"")]
    [TestCase("va=; Path=/", "va=")]
    public async Task The_value_of_a_session_cookie_is_kept_as_it_came(string cookie, string header)
    {
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie(cookie));
        Assert.That((await service.Client().MediaSession.StartAsync()).ToCookieHeader(), Is.EqualTo(header));
    }

    [TestCase("a=1; Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT", 3600)]
    [TestCase("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600", 3600)]
    [TestCase("a=1; Expires=0", null)]
    [TestCase("a=1; Expires=Sun, 01-Jun-2025 13:00:00 GMT", 3600)]
    [TestCase("a=1; Expires=Sun Jun  1 13:00:00 2025", 3600)]
    public async Task The_Expires_of_a_session_cookie_is_read_as_browsers_read_it(string cookie, int? seconds)
    {
        var time = new FakeTimeProvider(TestValues.Noon);
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie(cookie));
        MediaSession session = await service.Client(options => options.TimeProvider = time).MediaSession.StartAsync();
        Assert.That(session.ExpiresAt, Is.EqualTo(seconds is { } s ? TestValues.Noon.AddSeconds(s) : (DateTimeOffset?)null));
    }

    [Test]
    public async Task A_session_cookie_expires_by_the_clients_clock()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using MockService service = new MockService().Answer(Address(There)).Answer(Cookie("a=1; Expires=Tue, 02 Jan 2001 00:00:00 GMT"));
        Assert.That((await service.Client(options => options.TimeProvider = time).MediaSession.StartAsync()).Cookies, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_session_without_cookies_cannot_be_made()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new MediaSession(new Uri(There), []), Throws.ArgumentException);
            Assert.That(() => new MediaSession(new Uri(There), null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("cookies"));
            Assert.That(() => new MediaSession(null!, [new Cookie("a", "1")]), Throws.ArgumentNullException);
            Assert.That(() => new MediaSession(new Uri(There), [new Cookie("a", "1")]).CopyTo(null!), Throws.ArgumentNullException);
        }
    }

    private static HttpResponseMessage Address(string url) => Answers.Json($$"""{"url":"{{url}}","new":1}""");

    private static HttpResponseMessage Cookie(params string[] cookies) => Cookie(HttpStatusCode.NoContent, cookies);

    private static HttpResponseMessage Cookie(HttpStatusCode status, params string[] cookies)
    {
        var response = new HttpResponseMessage(status);
        foreach (string cookie in cookies)
            response.Headers.TryAddWithoutValidation("Set-Cookie", cookie);
        return response;
    }
}
