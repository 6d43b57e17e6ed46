using System.Net;
using System.Text;
using Een.Media.Client.Authentication;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>Whatever the authentication service answers, the caller sees a documented exception, or it works.</summary>
public sealed class HostileReplyTests
{
    private static readonly Uri s_source = new("https://auth.eagleeyenetworks.com");

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("\"text\"")]
    [TestCase("""{"access_token":1,"refresh_token":2}""")]
    [TestCase("""{"access_token":"a b","refresh_token":"c\nd"}""")]
    [TestCase("""{"access_token":"\ud800","refresh_token":"\udfff"}""")]
    [TestCase("""{"access_token":"","refresh_token":""}""")]
    [TestCase("""{"access_token":"a","expires_in":1e999}""")]
    [TestCase("""{"access_token":"a","expires_in":-1}""")]
    [TestCase("""{"access_token":"a","expires_in":"soon"}""")]
    [TestCase("""{"access_token":"a","expires_in":99999999999999999999}""")]
    [TestCase("""{"access_token":"a.b.c","expires_in":{}}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":"https://evil.example"}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":{"hostname":"evil.example"}}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":{"hostname":"evil.example/@api.eagleeyenetworks.com"}}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":{"hostname":"user:pw@api.eagleeyenetworks.com"}}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":{"hostname":"api.eagleeyenetworks.com","port":-1}}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":{"hostname":"api.eagleeyenetworks.com","port":1e9}}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":{"hostname":5,"port":"443"}}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":{"hostname":"fe80::1"}}""")]
    [TestCase("""{"access_token":"a","httpsBaseUrl":{"hostname":"fe80::1%25eth0","port":443}}""")]
    public async Task The_corpus_of_hostile_token_replies_ends_in_documented_exceptions(string reply)
    {
        using var account = new AccountDouble { ClientSettings = reply };
        using var store = new InMemoryTokenStore();
        account.Interfere = request => Task.FromResult<HttpResponseMessage?>(
            request.RequestUri!.AbsolutePath == "/oauth2/token" ? AccountDouble.Json(HttpStatusCode.OK, reply) : null);
        EenMediaClient client = account.Client(store, StoreFailureTests.NoRetries);
        Assert.That(async () => await RenewalTests.Use(client), Throws.InstanceOf<EenMediaException>());
        Assert.That(account.Journal, Has.None.Contains("evil"));
    }

    [Test]
    public async Task A_refresh_token_that_arrived_is_kept_although_the_host_beside_it_makes_no_address()
    {
        using var account = new AccountDouble { ClientSettings = """{"httpsBaseUrl":{"hostname":"::1"}}""" };
        using var store = new InMemoryTokenStore();
        account.Interfere = request => Task.FromResult<HttpResponseMessage?>(request.RequestUri!.AbsolutePath == "/oauth2/token"
            ? AccountDouble.Json(HttpStatusCode.OK, """{"access_token":"access-0","refresh_token":"refresh-next","httpsBaseUrl":{"hostname":"::1"}}""")
            : null);
        Assert.That(async () => await RenewalTests.Use(account.Client(store, StoreFailureTests.NoRetries)), Throws.InstanceOf<EenProtocolException>());
        Assert.That((await store.LoadAsync(CancellationToken.None))!.Reveal(), Does.Contain("refresh-next"));
    }

    [Test]
    public async Task A_refresh_token_that_arrived_is_kept_although_the_rest_is_unusable()
    {
        using var account = new AccountDouble();
        using var store = new InMemoryTokenStore();
        account.Interfere = request => Task.FromResult<HttpResponseMessage?>(
            account.TokenRequests == 1 ? AccountDouble.Json(HttpStatusCode.OK, """{"access_token":null,"refresh_token":"refresh-next"}""") : null);
        EenMediaClient client = account.Client(store, StoreFailureTests.NoRetries);
        Assert.That(async () => await RenewalTests.Use(client), Throws.InstanceOf<EenProtocolException>());
        Assert.That(async () => await RenewalTests.Use(client), Throws.InstanceOf<EenAuthenticationException>());
        Assert.That(account.TokenForms.Last()["refresh_token"], Is.EqualTo("refresh-next"));
        Assert.That((await store.LoadAsync(CancellationToken.None))!.Reveal(), Does.Contain("refresh-next"));
    }

    [Test]
    public async Task An_endless_token_reply_is_cut_off()
    {
        using var account = new AccountDouble();
        using var store = new InMemoryTokenStore();
        account.Interfere = _ => Task.FromResult<HttpResponseMessage?>(AccountDouble.Json(HttpStatusCode.OK, new string(' ', 10_000_000)));
        EenMediaClient client = account.Client(store, StoreFailureTests.NoRetries);
        Assert.That(async () => await RenewalTests.Use(client), Throws.InstanceOf<EenProtocolException>().With.Message.Contains("65536"));
        await Task.CompletedTask;
    }

    [Test]
    public void A_token_reply_of_random_bytes_never_crashes() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), body => Assert.That(() => TokenReply.Parse(body, s_source), Throws.Nothing)).QuickCheckThrowOnFailure();

    [Test]
    public void A_deeply_nested_token_reply_never_crashes() => Assert.That(
        () => TokenReply.Parse(Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 20_000)), s_source), Throws.Nothing);

    [Test]
    public void A_damaged_token_reply_never_crashes() => Prop.ForAll(
        Gen.Choose(0, 500).ToArbitrary(), ArbMap.Default.ArbFor<byte>(), (position, value) =>
        {
            byte[] body = """{"access_token":"a.b.c","refresh_token":"r","expires_in":43200,"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com","port":443}}"""u8.ToArray();
            body[position % body.Length] = value;
            Assert.That(() => TokenReply.Parse(body, s_source), Throws.Nothing);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Random_stored_text_gives_tokens_or_a_FormatException() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            try
            {
                StoredTokens.Parse(text.Get);
            }
            catch (FormatException)
            {
                // As documented.
            }
        }).QuickCheckThrowOnFailure();
}
