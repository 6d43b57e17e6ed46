using Een.Media.Contract.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Contract.Tests.Accounts;

/// <summary>A program that has nothing but a refresh token.</summary>
public sealed class LifetimeTests : AccountFixture
{
    [Test]
    public async Task A_walk_goes_on_over_three_token_lifetimes()
    {
        var time = new FakeTimeProvider(Recording.Start.AddDays(1));
        DateTimeOffset[] frames = [.. Enumerable.Range(0, 80).Select(i => Recording.At(i))];
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions
        {
            TimeProvider = time,
            AccessTokenLifetime = TimeSpan.FromMinutes(1),
            Cameras = { EmulatedCamera.FromTimeline("Door", frames) with { DeviceId = Recording.DeviceId } },
        });
        using var store = new InMemoryTokenStore();
        await using EenMediaClient client = Client(emulator, RefreshToken(emulator, store), o => o.TimeProvider = time);
        DateTimeOffset begun = time.GetUtcNow();
        var walked = new List<DateTimeOffset>();
        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(frames[0]), new WalkOptions { ReadAhead = 0 }))
        {
            using (image)
                walked.Add(image.Timestamp);
            time.Advance(TimeSpan.FromSeconds(2.5));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(walked, Is.EqualTo(frames));
            Assert.That(time.GetUtcNow() - begun, Is.GreaterThan(3 * TimeSpan.FromMinutes(1)));
            Assert.That(emulator.Journal.Count(EmulatorEndpoint.Token, 200), Is.InRange(4, 6));
            Assert.That(emulator.Journal.Entries.Where(e => e.Status != 200), Is.Empty, "No request was ever refused.");
        }
    }

    [Test]
    public async Task A_thousand_callers_at_the_expiry_make_one_token_request_and_all_succeed()
    {
        var time = new FakeTimeProvider(Recording.Start.AddDays(1));
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.TimeProvider = time);
        using var store = new InMemoryTokenStore();
        await using EenMediaClient client = Client(emulator, RefreshToken(emulator, store), o => o.TimeProvider = time);
        await UseAsync(client);
        time.Advance(TimeSpan.FromHours(12));
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => UseAsync(client)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(emulator.Journal.Count(EmulatorEndpoint.Token), Is.EqualTo(2), "The first one, and the one at the expiry.");
            Assert.That(emulator.Journal.Count(EmulatorEndpoint.OverlayList, 200), Is.EqualTo(1001));
        }
    }

    [Test]
    public async Task When_the_account_moves_the_client_follows_with_the_next_tokens()
    {
        var time = new FakeTimeProvider(Recording.Start.AddDays(1));
        await using EenMediaEmulator old = await EmulatorFixture.StartEmulatorAsync(o => o.TimeProvider = time);
        using var store = new InMemoryTokenStore();
        await using EenMediaClient client = Client(old, RefreshToken(old, store), o => (o.TimeProvider, o.Retry.MaxRetryAttempts) = (time, 0));
        await UseAsync(client);
        old.AdvertisedBaseAddress = new Uri($"http://localhost:{old.BaseAddress.Port}");
        time.Advance(TimeSpan.FromHours(12));
        await UseAsync(client);
        StoredTokens stored = (await store.LoadAsync(CancellationToken.None))!;
        Assert.That(stored.Reveal(), Does.Contain($"http://localhost:{old.BaseAddress.Port}"));
    }

    [TestCase("evil.example.com")]
    [TestCase("eagleeyenetworks.com.evil.example")]
    public async Task No_token_goes_to_a_host_that_the_reply_names_but_the_rules_do_not(string host)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        emulator.AdvertisedBaseAddress = new Uri($"https://{host}");
        using var store = new InMemoryTokenStore();
        await using EenMediaClient client = Client(emulator, RefreshToken(emulator, store));
        EenProtocolException e = (await Assert.ThrowsAsync<EenProtocolException>(() => UseAsync(client)))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Message, Does.Contain(host).And.Contain("AllowedHosts"));
            Assert.That(emulator.Journal.Entries, Has.Count.EqualTo(1), "The token request and nothing else.");
        }
    }
}
