using System.Net;
using Een.Media.Emulator.Network;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Starting, stopping, protocols and the emulated network.</summary>
public sealed class HostTests
{
    [Test]
    public async Task The_emulator_listens_on_loopback_until_it_is_disposed()
    {
        EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };

        HttpResponseMessage response = await client.GetAsync(new Uri("/nothing", UriKind.Relative));
        await emulator.DisposeAsync();

        Assert.That(IPAddress.IsLoopback(IPAddress.Parse(emulator.BaseAddress.Host)), Is.True);
        Assert.That(emulator.Http2BaseAddress, Is.Null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(async () => await client.GetAsync(new Uri("/", UriKind.Relative)), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Starting_on_a_port_in_use_throws_IOException()
    {
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();

        Assert.That(
            async () => await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions { Port = emulator.BaseAddress.Port }),
            Throws.InstanceOf<IOException>());
    }

    [Test]
    public void Invalid_emulator_options_are_refused_by_name()
    {
        Assert.That(
            () => EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions { Port = 65536 }),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("Port"));
        Assert.That(
            () => EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions
            {
                Cameras = { TestAccount.Camera("A", TestAccount.Device), TestAccount.Camera("B", TestAccount.Device) },
            }),
            Throws.ArgumentException.With.Message.Contains(TestAccount.Device));
        Assert.That(() => new MainImageThrottle { PerSecond = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new MainImageThrottle { Burst = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new NetworkProfile { BytesPerSecondShared = double.NaN }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ServiceBehavior { SessionCookieStatus = 201 }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ServiceBehavior { PageTokenLifetime = TimeSpan.Zero }, Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Emulators_with_the_same_seed_have_the_same_account()
    {
        await using EenMediaEmulator one = await EenMediaEmulator.StartAsync();
        await using EenMediaEmulator same = await EenMediaEmulator.StartAsync();
        await using EenMediaEmulator other = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions { Seed = 2 });

        Assert.That(same.Cameras, Is.EqualTo(one.Cameras));
        Assert.That(other.Cameras, Is.Not.EqualTo(one.Cameras));
        Assert.That(one.Cameras, Has.Count.GreaterThan(1));
        Assert.That(one.Cameras.Select(camera => camera.Id), Is.All.Match("^[0-9a-f]{8}$"));
    }

    [Test]
    public async Task HTTP_2_is_spoken_on_an_address_of_its_own()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.Http2Port = 0);
        using var client = new HttpClient
        {
            BaseAddress = account.Emulator.Http2BaseAddress,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Authorization = account.Client.DefaultRequestHeaders.Authorization;

        using HttpResponseMessage response = await client.GetAsync(
            new Uri(TestAccount.Image + TestAccount.Query("timestamp", TestAccount.Noon), UriKind.Relative));

        Assert.That((response.StatusCode, response.Version), Is.EqualTo((HttpStatusCode.OK, HttpVersion.Version20)));
        Assert.That(response.Headers.GetValues("X-Een-Timestamp").Single(), Is.EqualTo(TestAccount.Wire(TestAccount.Noon)));
    }

    [Test]
    public void A_link_delays_bytes_by_its_rate_and_queues_further_bytes()
    {
        var clock = new FakeTimeProvider();
        var link = new Link(1_000_000, clock);
        clock.Advance(TimeSpan.FromSeconds(10));

        TimeSpan first = link.Book(1_000_000, continues: false);
        TimeSpan second = link.Book(500_000, continues: false);
        clock.Advance(TimeSpan.FromSeconds(1));
        TimeSpan third = link.Book(500_000, continues: false);

        Assert.That((first, second, third), Is.EqualTo((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1))));
    }

    [Test]
    public void A_link_makes_up_for_a_late_timer_but_not_for_idle_time()
    {
        var clock = new FakeTimeProvider();
        var link = new Link(1_000_000, clock);

        link.Book(100_000, continues: false);
        clock.Advance(TimeSpan.FromMilliseconds(103));
        TimeSpan late = link.Book(100_000, continues: true);
        clock.Advance(TimeSpan.FromSeconds(10));
        TimeSpan rested = link.Book(100_000, continues: false);

        Assert.That((late, rested), Is.EqualTo((TimeSpan.FromMilliseconds(97), TimeSpan.FromMilliseconds(100))));
    }

    [Test]
    public async Task A_network_profile_delays_headers_and_bodies_and_changes_nothing_else()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            var padded = new TimelineCameraOptions { FrameBytes = 100_000 };
            EmulatedCamera camera = EmulatedCamera.FromTimeline("Padded", TestAccount.Previews, options: padded);
            options.Cameras.Add(camera with { DeviceId = TestAccount.Device });
            options.Network = new NetworkProfile
            {
                HeaderDelay = TimeSpan.FromSeconds(1),
                BytesPerSecondPerConnection = 10_000,
                BytesPerSecondShared = 20_000,
            };
        });
        DateTimeOffset begun = account.Clock.GetUtcNow();

        Reply reply = await account.Clock.RunAsync(account.ImageAsync("timestamp", TestAccount.Noon));

        // 1 s for the headers and 100 kB at 10 kB/s.
        Assert.That((account.Clock.GetUtcNow() - begun).TotalSeconds, Is.EqualTo(11).Within(0.001));
        Assert.That(reply.Body, Has.Length.EqualTo(100_000));
        Assert.That(reply.Taken, Is.EqualTo(TestAccount.Noon));
    }
}
