using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Tests.Credentials;

public sealed class CredentialTests
{
    [Test]
    public void A_fixed_token_tells_when_it_expires_if_it_is_a_Jwt() => Assert.Multiple(() =>
    {
        Assert.That(EenCredential.FromAccessToken(Jwt.ExpiringAt(TestValues.Noon)).ExpiresAt, Is.EqualTo(TestValues.Noon));
        Assert.That(EenCredential.FromAccessToken("opaque-token").ExpiresAt, Is.Null);
        Assert.That(EenCredential.FromRefreshToken("id", "secret", "refresh", new InMemoryTokenStore()).ExpiresAt, Is.Null);
    });

    [Test]
    public async Task An_expired_token_fails_before_anything_is_sent_and_tells_when_it_expired()
    {
        DateTimeOffset expiry = TestValues.Noon.AddMinutes(-5).AddSeconds(-1);
        using var service = new MockService();
        EenMediaClient client = service.Client(o =>
        {
            o.Credential = EenCredential.FromAccessToken(Jwt.ExpiringAt(expiry));
            o.TimeProvider = new FakeTimeProvider(TestValues.Noon);
        });

        EenAuthenticationException? e = await Assert.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e!.ExpiredAt, Is.EqualTo(expiry));
            Assert.That(e.Message, Does.Contain("2025-06-01T11:54:59Z"));
            Assert.That(e.StatusCode, Is.Null);
            Assert.That(service.Seen, Is.Empty);
        }
    }

    [Test]
    public async Task An_expired_token_stops_overlays_and_walks_as_well()
    {
        using var service = new MockService();
        EenMediaClient client = service.Client(o =>
        {
            o.Credential = EenCredential.FromAccessToken(Jwt.ExpiringAt(TestValues.Noon.AddMinutes(-5)));
            o.TimeProvider = new FakeTimeProvider(TestValues.Noon);
        });

        await Assert.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.ListOverlaysAsync("10058b7a"));
        await Assert.ThrowsAsync<EenAuthenticationException>(async () => await client.RecordedImages.WalkAsync(TestValues.Request).FirstAsync());
        Assert.That(service.Seen, Is.Empty);
    }

    [Test]
    public async Task A_token_is_sent_until_it_has_been_expired_for_the_tolerance()
    {
        var time = new FakeTimeProvider(TestValues.Noon);
        string token = Jwt.ExpiringAt(TestValues.Noon.AddHours(1));
        using MockService service = new MockService().Answer(Answers.Frame());
        EenMediaClient client = service.Client(o =>
        {
            o.Credential = EenCredential.FromAccessToken(token);
            o.TimeProvider = time;
        });

        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);
        Assert.That(service.Seen.Single().Headers["Authorization"], Is.EqualTo("Bearer " + token));
        time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request));
    }

    [TestCase("no-jwt-at-all")]
    [TestCase("a.b.c")]
    [TestCase("a.b")]
    public async Task A_token_that_cannot_be_read_is_sent_as_it_is(string token)
    {
        using MockService service = new MockService().Answer(Answers.Frame());
        using RecordedImage image = await service.Client(o => o.Credential = EenCredential.FromAccessToken(token)).RecordedImages.GetAsync(TestValues.Request);
        Assert.That(service.Seen.Single().Headers["Authorization"], Is.EqualTo("Bearer " + token));
    }

    [Test]
    public void The_first_and_the_last_character_that_a_token_may_have_are_accepted() => Assert.That(() => EenCredential.FromAccessToken("!~"), Throws.Nothing);

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("Bearer abc")]
    [TestCase("abc\r\nX-Evil: 1")]
    [TestCase("tökén")]
    [TestCase("abc\u007f")]
    public void Text_that_cannot_be_a_token_is_refused_without_printing_it(string token)
    {
        ArgumentException? e = Assert.Throws<ArgumentException>(() => EenCredential.FromAccessToken(token));
        Assert.That(e!.ParamName, Is.EqualTo("token"));
        if (token.Trim().Length > 0)
            Assert.That(e.Message, Does.Not.Contain(token));
    }

    [Test]
    public void A_credential_cannot_be_made_from_null()
    {
        Assert.That(() => EenCredential.FromAccessToken((string)null!), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => EenCredential.FromAccessToken((Func<CancellationToken, ValueTask<string>>)null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task A_token_callback_is_called_for_each_request()
    {
        int asked = 0;
        using MockService service = new MockService().Always(_ => Answers.Frame());
        EenMediaClient client = service.Client(o => o.Credential = EenCredential.FromAccessToken(_ => ValueTask.FromResult($"token-number-{++asked}")));
        (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();
        (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();

        Assert.That(service.Seen.Select(s => s.Headers["Authorization"]), Is.EqualTo(new[] { "Bearer token-number-1", "Bearer token-number-2" }));
    }

    [Test]
    public async Task After_a_401_a_token_callback_is_called_again_for_another_token()
    {
        string current = "token-that-was-revoked";
        using MockService service = new MockService().Always(seen =>
        {
            if (seen.Headers["Authorization"] != "Bearer token-that-was-revoked")
                return Answers.Frame();
            current = "token-that-is-fresh";
            return Answers.Error(System.Net.HttpStatusCode.Unauthorized, """{"code":401,"status":"unauthenticated","message":"Not you."}""");
        });
        EenMediaClient client = service.Client(o => o.Credential = EenCredential.FromAccessToken(_ => ValueTask.FromResult(current)));
        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);
        Assert.That(service.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_401_is_not_repeated_with_the_same_token()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(System.Net.HttpStatusCode.Unauthorized, "{}"));
        EenMediaClient client = service.Client(o => o.Credential = EenCredential.FromAccessToken(_ => ValueTask.FromResult("the-same-token")));
        await Assert.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(service.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_exception_of_a_token_callback_reaches_the_caller_unchanged()
    {
        var problem = new TimeoutException("The key vault is shut.");
        using var service = new MockService();
        EenMediaClient client = service.Client(o => o.Credential = EenCredential.FromAccessToken(_ => ValueTask.FromException<string>(problem)));
        await Assert.ThatAsync(() => client.RecordedImages.GetAsync(TestValues.Request), Throws.Exception.SameAs(problem));
    }

    [Test]
    public async Task A_token_callback_receives_the_callers_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        using var service = new MockService();
        var asked = new TaskCompletionSource();
        EenMediaClient client = service.Client(o => o.Credential = EenCredential.FromAccessToken(async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        }));
        Task<RecordedImage> call = client.RecordedImages.GetAsync(TestValues.Request, cancel.Token);
        await asked.Task;
        await cancel.CancelAsync();
        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_credential_never_prints_its_token()
    {
        string token = Jwt.ExpiringAt(TestValues.Noon);
        Assert.That($"{EenCredential.FromAccessToken(token)}", Does.Not.Contain(token));
    }
}
