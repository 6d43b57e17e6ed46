using System.Net;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Tests.Credentials;

/// <summary>The clock of this machine may be wrong. Within a tolerance the service decides what has expired.</summary>
public sealed class ClockTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_token_that_expired_minutes_ago_by_the_local_clock_is_sent(bool isFixed)
    {
        string token = Jwt.ExpiringAt(TestValues.Noon.AddMinutes(-4));
        using MockService service = new MockService().Answer(Answers.Frame());
        using RecordedImage image = await Client(service, isFixed ? EenCredential.FromAccessToken(token) : EenCredential.FromAccessToken(_ => new(token)))
            .RecordedImages.GetAsync(TestValues.Request);
        Assert.That(service.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_expired_before_the_clock_tolerance_is_not_sent_and_the_message_names_the_clock()
    {
        using var service = new MockService();
        EenMediaClient client = Client(service, EenCredential.FromAccessToken(Jwt.ExpiringAt(TestValues.Noon.AddMinutes(-6))));
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e.Message, Does.Contain("2025-06-01T11:54:00Z").And.Contain("this machine's clock says 2025-06-01T12:00:00Z"));
        Assert.That(service.Seen, Is.Empty);
    }

    [TestCase(90, true)]
    [TestCase(-90, true)]
    [TestCase(30, false)]
    public async Task A_refused_token_names_both_clocks_when_they_differ_by_more_than_a_minute(int seconds, bool isNamed)
    {
        HttpResponseMessage refusal = Answers.Error(HttpStatusCode.Unauthorized, "{}");
        refusal.Headers.Date = TestValues.Noon.AddSeconds(seconds);
        using MockService service = new MockService().Answer(refusal);
        EenMediaClient client = Client(service, EenCredential.FromAccessToken(MockService.AccessToken));
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        string serviceTime = $"{TestValues.Noon.AddSeconds(seconds).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        Assert.That(e.Message.Contains(serviceTime, StringComparison.Ordinal) && e.Message.Contains("2025-06-01T12:00:00Z", StringComparison.Ordinal), Is.EqualTo(isNamed));
    }

    [Test]
    public async Task A_refused_token_whose_own_expiry_has_passed_names_it_and_the_local_time()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(HttpStatusCode.Unauthorized, "{}"));
        EenMediaClient client = Client(service, EenCredential.FromAccessToken(Jwt.ExpiringAt(TestValues.Noon.AddMinutes(-4))));
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e.Message, Does.Contain("it expired at 2025-06-01T11:56:00Z").And.Contain("this machine's clock says 2025-06-01T12:00:00Z"));
    }

    [Test]
    public async Task A_refused_token_that_is_still_valid_by_itself_is_not_called_expired()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(HttpStatusCode.Unauthorized, "{}"));
        EenMediaClient client = Client(service, EenCredential.FromAccessToken(Jwt.ExpiringAt(TestValues.Noon.AddMinutes(4))));
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e.Message, Does.Not.Contain("expired"));
    }

    private static EenMediaClient Client(MockService service, EenCredential credential) =>
        service.Client(options => (options.Credential, options.TimeProvider) = (credential, new FakeTimeProvider(TestValues.Noon)));
}
