using System.Reflection;
using Een.Media.Client.Orleans.Diagnostics;
using Een.Media.Client.Orleans.Exports;
using Een.Media.Client.Orleans.Limits;
using Een.Media.Client.Orleans.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>What the grains send each other, and keep, passes the serializer of Orleans.</summary>
public sealed class MessageTests
{
    private static readonly Assembly s_assembly = typeof(EenMediaFleet).Assembly;

    private static IEnumerable<Type> Messages => s_assembly.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute)));

    private static readonly ServiceProvider s_services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [OneTimeTearDown]
    public static void End() => s_services.Dispose();

    [Test]
    [TestCaseSource(nameof(Messages))]
    public void Every_message_has_a_codec(Type message) =>
        Assert.That(() => s_services.GetRequiredService<ICodecProvider>().GetCodec(message), Throws.Nothing);

    [Test]
    [TestCase(RateLimitSignal.None)]
    [TestCase(RateLimitSignal.Accepted)]
    [TestCase(RateLimitSignal.Refused)]
    public void The_end_of_a_request_arrives_as_it_was_sent(RateLimitSignal signal)
    {
        var end = new LeaseEnd(signal, TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(20));
        Assert.That(Copy(end), Is.EqualTo(end));
    }

    [Test]
    public void The_keys_of_leases_arrive_as_they_were_sent()
    {
        var request = new LeaseRequest(new LeaseKey(Guid.NewGuid(), 7), 5, "10058b7a");
        Assert.That(Copy(request), Is.EqualTo(request));
    }

    [Test]
    public void A_unit_and_its_report_arrive_as_they_were_sent()
    {
        var unit = new ExportUnit
        {
            Account = "berlin",
            DeviceId = "10058b7a",
            From = FleetAccount.From,
            Last = FleetAccount.Until,
            Path = "yard",
            Stream = "main",
        };
        var report = new UnitReport { State = UnitState.Hopeless, Frames = 3, Reason = "There is no such camera." };
        Assert.That(Copy(unit), Is.EqualTo(unit));
        Assert.That(Copy(report), Is.EqualTo(report));
    }

    [Test]
    public void A_plan_for_main_images_is_read_as_one()
    {
        var plan = new ExportPlan
        {
            Cameras = ["10058b7a"],
            From = FleetAccount.From,
            Until = FleetAccount.Until,
            Directory = "yard",
            Stream = StreamType.Main,
        };
        Assert.That(ExportJson.ReadPlan(ExportJson.Write(plan)).Stream, Is.EqualTo(StreamType.Main));
    }

    [Test]
    public async Task A_refusal_of_one_process_holds_up_the_others()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync(silos: 2);
        using var one = new ClusterLimiter(cluster.Grains, "berlin", TimeProvider.System, new QuietLogger(NullLogger.Instance));
        using var other = new ClusterLimiter(cluster.Grains, "berlin", TimeProvider.System, new QuietLogger(NullLogger.Instance));
        IMainImageLease lease = await AcquireAsync(one);
        lease.Sent();
        lease.Complete(RateLimitSignal.Refused, TimeSpan.FromHours(3));
        var told = await Assert.ThrowsAsync<EenRateLimitedException>(() => AcquireAsync(other));
        Assert.That(told!.RetryAfter, Is.GreaterThan(TimeSpan.FromHours(2)));
    }

    private static Task<IMainImageLease> AcquireAsync(ClusterLimiter limiter) =>
        limiter.AcquireAsync(new MainImageTicket("10058b7a"), CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    private T Copy<T>(T message)
    {
        Serializer serializer = s_services.GetRequiredService<Serializer>();
        return serializer.Deserialize<T>(serializer.SerializeToArray(message))!;
    }
}
