using System.Buffers;

namespace Een.Media.Client.Buffers;

/// <summary>
/// Rents the buffers for bodies, and counts the rented bytes. The client has its own pool because a parallel walk rents more buffers at once than
/// the shared pool keeps; each further one would be a new array on the large object heap. The pool keeps at most what was rented at once, and
/// ends with the client.
/// </summary>
internal sealed class FrameBufferPool
{
    /// <summary>Longer bodies are rare enough to be allocated.</summary>
    private const int LongestPooled = 16 * 1024 * 1024;
    private const int MostOfOneSize = 256;

    private readonly ArrayPool<byte> _arrays = ArrayPool<byte>.Create(LongestPooled, MostOfOneSize);
    private long _outstanding;

    /// <summary>Buffers that are rented and neither returned nor handed over to a forgetful caller.</summary>
    public long Outstanding => Interlocked.Read(ref _outstanding);

    public FrameBuffer Rent(int minimumLength)
    {
        byte[] array = _arrays.Rent(Math.Max(minimumLength, 1));
        Interlocked.Increment(ref _outstanding);
        return new FrameBuffer(this, array);
    }

    public void Return(byte[] array)
    {
        Interlocked.Decrement(ref _outstanding);
        _arrays.Return(array);
    }
}
