using System.Buffers;
using System.Numerics;

namespace Een.Media.Client.Buffers;

/// <summary>
/// The memory that bodies are read into. The runtime's shared pool is not enough: a parallel walk rents more arrays at once than that pool
/// keeps. This pool rounds a length up by an eighth at most, not to the next power of two. Memory that was not used for a while is released
/// to the runtime. Thread-safe.
/// </summary>
internal sealed class FrameBufferPool(TimeProvider time) : ArrayPool<byte>
{
    /// <summary>Longer bodies are rare enough to be allocated.</summary>
    private const int LongestPooled = 16 * 1024 * 1024;
    private const int ShortestPooled = 4096;
    private const int StepsPerDoubling = 8;
    private static readonly TimeSpan s_trimInterval = TimeSpan.FromSeconds(20);

    private readonly object _lock = new();
    private readonly Dictionary<int, IdleArrays> _idle = [];
    private ITimer? _trimmer;

    public override byte[] Rent(int minimumLength)
    {
        if (minimumLength > LongestPooled)
            return new byte[minimumLength];
        int length = RoundUp(minimumLength);
        lock (_lock)
        {
            if (_idle.TryGetValue(length, out IdleArrays? idle) && idle.TryTake(out byte[]? array))
                return array;
        }

        return GC.AllocateUninitializedArray<byte>(length);
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        if (array.Length > LongestPooled)
            return;
        if (clearArray)
            Array.Clear(array);
        lock (_lock)
        {
            if (!_idle.TryGetValue(array.Length, out IdleArrays? idle))
                _idle.Add(array.Length, idle = new IdleArrays());
            idle.Add(array);
            _trimmer ??= StartTrimming();
        }
    }

    /// <summary>The next of eight sizes for each doubling.</summary>
    private static int RoundUp(int length)
    {
        if (length <= ShortestPooled)
            return ShortestPooled;
        int step = (1 << BitOperations.Log2((uint)length - 1)) / StepsPerDoubling;
        return (length + step - 1) / step * step;
    }

    private ITimer StartTrimming()
    {
        // The timer belongs to the pool, not to the call that starts it.
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        return time.CreateTimer(static pool => ((FrameBufferPool)pool!).Trim(), this, s_trimInterval, s_trimInterval);
    }

    private void Trim()
    {
        lock (_lock)
        {
            foreach ((int length, IdleArrays idle) in _idle)
            {
                if (!idle.Trim())
                    _idle.Remove(length);
            }

            if (_idle.Count > 0)
                return;
            _trimmer?.Dispose();
            _trimmer = null;
        }
    }

    /// <summary>The idle arrays of one length.</summary>
    private sealed class IdleArrays
    {
        private readonly Stack<byte[]> _arrays = new();
        private int _unused;

        public void Add(byte[] array) => _arrays.Push(array);

        public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out byte[]? array)
        {
            bool taken = _arrays.TryPop(out array);
            _unused = Math.Min(_unused, _arrays.Count);
            return taken;
        }

        /// <summary>Drops the arrays that were not used since the last call. Returns false if none is left.</summary>
        public bool Trim()
        {
            for (; _unused > 0; _unused--)
                _arrays.Pop();
            _arrays.TrimExcess();
            _unused = _arrays.Count;
            return _arrays.Count > 0;
        }
    }
}
