using System.Buffers;
using System.Collections.Concurrent;
using Een.Media.Client.Buffers;

namespace Een.Media.Client.Tests.Support;

/// <summary>The pool of the client, seen from outside: it knows which arrays are out, and takes back none twice.</summary>
internal sealed class CountingPool : ArrayPool<byte>
{
    private readonly FrameBufferPool _pool = new(TimeProvider.System);
    private readonly ConcurrentDictionary<byte[], bool> _rented = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many arrays are out. A buffer has one; a second only while it grows.</summary>
    public long Outstanding => _rented.Count;

    public override byte[] Rent(int minimumLength)
    {
        byte[] array = _pool.Rent(minimumLength);
        return _rented.TryAdd(array, true) ? array : throw new InvalidOperationException("The pool handed out an array that is out already.");
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        if (!_rented.TryRemove(array, out _))
            throw new InvalidOperationException("An array came back that is not out.");
        _pool.Return(array, clearArray);
    }
}
