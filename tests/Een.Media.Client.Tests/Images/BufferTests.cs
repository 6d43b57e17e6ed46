using Een.Media.Client.Buffers;

namespace Een.Media.Client.Tests.Images;

/// <summary>The memory behind images: used again, and grown for bodies of unknown length.</summary>
public sealed class BufferTests
{
    private readonly FrameBufferPool _pool = new();

    [TestCase(100_000)]
    [TestCase(16 * 1024 * 1024)]
    public void What_comes_back_is_used_again(int length)
    {
        FrameBuffer first = _pool.Rent(length);
        byte[] array = first.Array;
        first.Dispose();
        using FrameBuffer second = _pool.Rent(length);
        Assert.That(second.Array, Is.SameAs(array));
        Assert.That(() => first.Array, Throws.InstanceOf<ObjectDisposedException>());
    }

    [TestCase(0, 100_000, 4096)]
    [TestCase(8192, 100_000, 16_384)]
    [TestCase(20_000_000, 100_000_000, 40_000_000)]
    [TestCase(20_000_000, 30_000_000, 30_000_000)]
    public void It_doubles_from_4_KB_on_up_to_the_limit_and_keeps_what_it_holds(int before, int limit, int after)
    {
        using FrameBuffer buffer = _pool.Rent(before);
        Assert.That(buffer.Free.IsEmpty, Is.False, "Never without room.");
        buffer.Free.Span[0] = 42;
        buffer.Advance(1);
        buffer.Grow(limit);
        Assert.That(buffer.Array, Has.Length.EqualTo(after));
        Assert.That(buffer.Memory.ToArray(), Is.EqualTo(new byte[] { 42 }));
        Assert.That(_pool.Outstanding, Is.EqualTo(1));
    }

    [Test]
    public void What_was_outgrown_is_used_again()
    {
        using FrameBuffer buffer = _pool.Rent(100_000);
        byte[] outgrown = buffer.Array;
        buffer.Grow(1_000_000);
        using FrameBuffer other = _pool.Rent(100_000);
        Assert.That(other.Array, Is.SameAs(outgrown));
    }
}
