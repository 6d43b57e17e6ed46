using System.Buffers;

namespace Een.Media.Client.Memory;

/// <summary>Rents the memory that bodies are read into, and knows how much of it is out.</summary>
internal sealed class FrameBufferPool
{
    private long _outstanding;

    /// <summary>Buffers that are rented and neither returned nor handed over to a forgetful caller.</summary>
    public long Outstanding => Interlocked.Read(ref _outstanding);

    public FrameBuffer Rent(int minimumLength)
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(Math.Max(minimumLength, 1));
        Interlocked.Increment(ref _outstanding);
        return new FrameBuffer(this, array);
    }

    public void Return(byte[] array)
    {
        Interlocked.Decrement(ref _outstanding);
        ArrayPool<byte>.Shared.Return(array);
    }
}
