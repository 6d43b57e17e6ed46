using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>What a renewal asks of a token store, and what it makes of a store that fails.</summary>
public sealed class StoreRenewalTests
{
    private readonly AccountDouble _account = new();
    private readonly BrokenStore _store = new();

    [TearDown]
    public void Close()
    {
        _account.Dispose();
        _store.Dispose();
    }

    [Test]
    public async Task A_lock_that_cannot_be_released_does_not_fail_a_call_whose_tokens_are_saved()
    {
        EenMediaClient client = _account.Client(new LeakyStore(_store), StoreFailureTests.NoRetries);
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_lock_that_cannot_be_released_after_reading_is_a_failure_of_the_store_without_its_text()
    {
        await RenewalTests.Use(_account.Client(_store));
        EenMediaClient client = _account.Client(new LeakyStore(_store), StoreFailureTests.NoRetries);
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        Assert.That(e.ToString(), Does.Contain("could not be released: InvalidOperationException").And.Not.Contain("UPDATE"));
    }

    [Test]
    public async Task A_failure_to_release_the_lock_does_not_hide_the_failure_before_it()
    {
        _account.Interfere = _ => Task.FromResult<HttpResponseMessage?>(AccountDouble.Json(HttpStatusCode.BadRequest, """{"error":"invalid_grant"}"""));
        EenMediaClient client = _account.Client(new LeakyStore(_store), StoreFailureTests.NoRetries);
        await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
    }

    [Test]
    public async Task A_store_that_returns_no_lock_is_a_failure_of_the_store()
    {
        EenMediaClient client = _account.Client(new LocklessStore(), StoreFailureTests.NoRetries);
        await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
    }

    [TestCase("""{"version":1,"accessToken":"access-0","refreshToken":"refresh-0"}""", Description = "The mark is lost.")]
    [TestCase("""{"version":1,"accessToken":"access-old","refreshToken":"refresh-older"}""", Description = "An older snapshot.")]
    [TestCase("""{"version":1}""", Description = "Nothing is left.")]
    public async Task Unsaved_tokens_are_kept_when_the_store_goes_back_to_an_earlier_state(string snapshot)
    {
        using var store = new InMemoryTokenStore();
        await store.SaveAsync(StoredTokens.Parse("""{"version":1,"accessToken":"access-x","refreshToken":"refresh-0","expiresAt":"2025-06-01T00:00:00Z"}"""), CancellationToken.None);
        using var broken = new FailingSaves(store);
        EenMediaClient client = _account.Client(
            EenCredential.FromTokenStore(AccountDouble.ClientId, AccountDouble.ClientSecret, broken), StoreFailureTests.NoRetries);
        broken.Fails = true;
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        Assert.That(e.HoldsUnsavedTokens);

        broken.Fails = false;
        await store.SaveAsync(StoredTokens.Parse(snapshot), CancellationToken.None);
        await RenewalTests.Use(client);
        Assert.That((await store.LoadAsync(CancellationToken.None))!.Reveal(), Does.Contain("refresh-1"));
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task The_stores_lock_is_free_while_the_client_settings_are_asked()
    {
        _account.HttpsBaseUrl = null;
        bool wasFree = false;
        _account.Interfere = async request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("clientSettings", StringComparison.Ordinal))
            {
                ValueTask<IAsyncDisposable> held = _store.LockAsync(CancellationToken.None);
                wasFree = held.IsCompleted;
                if (wasFree)
                    await (await held).DisposeAsync();
            }

            return null;
        };
        await RenewalTests.Use(_account.Client(_store));
        Assert.That(wasFree);
    }

    [Test]
    public async Task Each_save_has_a_higher_revision_than_what_was_loaded()
    {
        List<long> revisions = [];
        using var store = new RevisionStore(revisions);
        EenMediaClient client = _account.Client(store);
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromHours(13));
        await RenewalTests.Use(client);
        Assert.That(revisions, Is.EqualTo(new long[] { 1, 2, 3, 4 }));
    }

    private sealed class LeakyStore(ITokenStore inner) : ITokenStore
    {
        public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => new Held(await inner.LockAsync(cancellationToken));

        public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

        public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken) => inner.SaveAsync(tokens, cancellationToken);

        private sealed class Held(IAsyncDisposable inner) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync()
            {
                await inner.DisposeAsync();
                throw new InvalidOperationException("UPDATE tokens SET value='refresh-1'");
            }
        }
    }

    private sealed class LocklessStore : ITokenStore
    {
        public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => new((IAsyncDisposable)null!);

        public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => default;

        public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken) => default;
    }

    /// <summary>Fails to save new tokens, not the mark before them.</summary>
    private sealed class FailingSaves(InMemoryTokenStore inner) : ITokenStore, IDisposable
    {
        public bool Fails { get; set; }

        public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => inner.LockAsync(cancellationToken);

        public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

        public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken) =>
            Fails && tokens.Reveal().Contains("refresh-1", StringComparison.Ordinal) ? throw new IOException("disk full") : inner.SaveAsync(tokens, cancellationToken);

        public void Dispose() => Fails = false;
    }

    private sealed class RevisionStore(List<long> revisions) : ITokenStore, IDisposable
    {
        private readonly InMemoryTokenStore _inner = new();

        public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _inner.LockAsync(cancellationToken);

        public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => _inner.LoadAsync(cancellationToken);

        public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
        {
            revisions.Add(tokens.Revision);
            return _inner.SaveAsync(StoredTokens.Parse(tokens.Reveal()), cancellationToken);
        }

        public void Dispose() => _inner.Dispose();
    }
}
