using Een.Media.Client.Buffers;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Tests.Images;

/// <summary>The memory behind images: used again, and grown for bodies of unknown length.</summary>
public sealed class BufferTests
{
    private readonly CountingPool _pool = new();

    [TestCase(100_000)]
    [TestCase(16 * 1024 * 1024)]
    public void A_returned_buffer_is_used_again(int length)
    {
        var first = new FrameBuffer(_pool, length);
        byte[] array = first.Array;
        first.Dispose();
        using var second = new FrameBuffer(_pool, length);
        Assert.That(second.Array, Is.SameAs(array));
        Assert.That(() => first.Array, Throws.InstanceOf<ObjectDisposedException>());
    }

    [TestCase(0, 100_000, 8192)]
    [TestCase(8192, 100_000, 16_384)]
    [TestCase(20_000_000, 100_000_000, 40_000_000)]
    [TestCase(20_000_000, 30_000_000, 30_000_000)]
    public void A_growing_buffer_doubles_from_4_KB_up_to_the_limit_and_keeps_its_content(int before, int limit, int after)
    {
        using var buffer = new FrameBuffer(_pool, before);
        Assert.That(buffer.Free.IsEmpty, Is.False, "Never without room.");
        buffer.Free.Span[0] = 42;
        buffer.Advance(1);
        buffer.Grow(limit);
        Assert.That(buffer.Array, Has.Length.EqualTo(after));
        Assert.That(buffer.Memory.ToArray(), Is.EqualTo(new byte[] { 42 }));
        Assert.That(_pool.Outstanding, Is.EqualTo(1));
    }

    [Test]
    public void The_smaller_array_of_a_buffer_that_grew_is_used_again()
    {
        using var buffer = new FrameBuffer(_pool, 100_000);
        byte[] outgrown = buffer.Array;
        buffer.Grow(1_000_000);
        using var other = new FrameBuffer(_pool, 100_000);
        Assert.That(other.Array, Is.SameAs(outgrown));
    }

    /// <summary>As a body that does not announce its length is read.</summary>
    [Test]
    public void The_memory_of_a_buffer_that_grew_is_no_larger_than_its_content([Values(5_000, 20_001, 70_000, 262_145, 1_100_000, 4_260_000)] int length)
    {
        using var buffer = new FrameBuffer(_pool, 32 * 1024);
        while (buffer.Length < length)
        {
            if (buffer.Free.IsEmpty)
                buffer.Grow(int.MaxValue);
            int read = Math.Min(Math.Min(4_321, buffer.Free.Length), length - buffer.Length);
            buffer.Free.Span[..read].Fill((byte)(buffer.Length % 251));
            buffer.Advance(read);
        }

        byte[] before = buffer.Memory.ToArray();
        buffer.Fit();
        Assert.That(buffer.Array.Length, Is.InRange(length, (int)(1.15 * length)));
        Assert.That(buffer.Memory.ToArray(), Is.EqualTo(before));
    }

    [Test]
    public void No_buffer_is_much_larger_than_the_length_that_was_asked_for([Values(5_000, 20_001, 70_000, 262_145, 1_100_000, 4_260_000, 9_000_001)] int length)
    {
        using var buffer = new FrameBuffer(_pool, length);
        Assert.That(buffer.Array.Length, Is.InRange(length, (int)(1.15 * length)));
    }

    [Test]
    public void A_buffer_that_is_not_used_for_a_minute_leaves_the_pool()
    {
        var clock = new FakeTimeProvider();
        var pool = new FrameBufferPool(clock);
        WeakReference array = RentOnce(pool);
        clock.Advance(TimeSpan.FromMinutes(1));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(array.IsAlive, Is.False);
        GC.KeepAlive(pool);
    }

    [Test]
    public void A_buffer_that_is_used_again_and_again_stays_in_the_pool()
    {
        var clock = new FakeTimeProvider();
        var pool = new FrameBufferPool(clock);
        byte[]? array = null;
        for (int i = 0; i < 20; i++)
        {
            using var buffer = new FrameBuffer(pool, 100_000);
            array ??= buffer.Array;
            Assert.That(buffer.Array, Is.SameAs(array));
            clock.Advance(TimeSpan.FromSeconds(15));
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference RentOnce(FrameBufferPool pool)
    {
        using var buffer = new FrameBuffer(pool, 2_000_000);
        return new WeakReference(buffer.Array);
    }
}
