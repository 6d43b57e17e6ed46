using System.Collections.Concurrent;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Threads;

/// <summary>One client, one set of requests, many threads, every call at once: each gets its own frames, as if it were alone.</summary>
public sealed class OneClientTests
{
    private const int Threads = 32;
    private const int Rounds = 8;

    [Test]
    public async Task Calls_of_many_threads_do_not_interfere()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        RecordedImageStreamStage shared = RecordedImageRequest.ForDevice(Recording.DeviceId).Preview();
        DateTimeOffset[] frames = [.. Recording.Preview];
        var wrong = new ConcurrentQueue<string>();
        int calls = 0;

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            var random = new Random(thread);
            for (int round = 0; round < Rounds; round++)
            {
                int at = random.Next(frames.Length);
                Interlocked.Increment(ref calls);
                switch ((thread + round) % 4)
                {
                    case 0:
                        using (RecordedImage image = await client.RecordedImages.GetAsync(shared.At(frames[at])))
                            Expect([frames[at]], [FrameStamps.Verify(image)], "get");
                        break;
                    case 1:
                        Expect(frames[at..], await FrameStamps.VerifyAllAsync(client.RecordedImages.WalkAsync(shared.AtOrAfter(frames[at]))), "walk");
                        break;
                    case 2:
                        var options = new WalkOptions { Until = frames[^1], Parallelism = 4 };
                        Expect(frames[at..], await FrameStamps.VerifyAllAsync(client.RecordedImages.WalkAsync(shared.AtOrAfter(frames[at]), options)), "parallel walk");
                        break;
                    default:
                        // Left in the middle, with frames on their way.
                        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(shared.AtOrAfter(frames[at])))
                        {
                            using (image)
                                Expect([frames[at]], [FrameStamps.Verify(image)], "walk left early");
                            break;
                        }

                        break;
                }
            }
        })));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong, Is.Empty);
            Assert.That(calls, Is.EqualTo(Threads * Rounds));
        }

        void Expect(IEnumerable<DateTimeOffset> expected, IEnumerable<DateTimeOffset> got, string call)
        {
            if (!expected.SequenceEqual(got))
                wrong.Enqueue(call);
        }
    }

    [Test]
    public async Task Disposing_a_client_in_use_ends_its_calls_and_nothing_else()
    {
        EenMediaClient client = EmulatorFixture.CreateClient();
        RecordedImageStreamStage shared = RecordedImageRequest.ForDevice(Recording.DeviceId).Preview();
        var outcomes = new ConcurrentQueue<Exception>();
        using var begun = new CountdownEvent(Threads);

        Task calls = Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(async () =>
        {
            try
            {
                for (bool first = true; ; first = false)
                {
                    using RecordedImage image = await client.RecordedImages.GetAsync(shared.At(Recording.Preview[0]));
                    if (first)
                        begun.Signal();
                }
            }
            catch (Exception e) when (e is not AssertionException)
            {
                outcomes.Enqueue(e);
            }
        })));
        await Task.Run(begun.Wait);
        client.Dispose();
        await calls;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes, Has.Count.EqualTo(Threads));
            Assert.That(outcomes, Has.All.Matches<Exception>(e => e is ObjectDisposedException or EenTransportException));
        }
    }
}
