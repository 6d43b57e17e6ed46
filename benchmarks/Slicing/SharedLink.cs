namespace Een.Media.Benchmarks.Slicing;

/// <summary>A bandwidth that all transfers under way share evenly.</summary>
internal sealed class SharedLink(VirtualTime time, double bytesPerSecond)
{
    private readonly object _lock = new();
    private readonly List<Transfer> _transfers = [];
    private double _asOf;
    private int _version;

    public Task TransferAsync(double bytes)
    {
        var transfer = new Transfer { Left = bytes };
        lock (_lock)
        {
            Progress();
            _transfers.Add(transfer);
            Plan();
        }

        return transfer.Done.Task;
    }

    private void Progress()
    {
        double each = _transfers.Count == 0 ? 0 : (time.Now - _asOf) * bytesPerSecond / _transfers.Count;
        _asOf = time.Now;
        foreach (Transfer transfer in _transfers)
            transfer.Left -= each;
    }

    private void Plan()
    {
        int version = ++_version;
        if (_transfers.Count > 0)
            time.At(time.Now + (Math.Max(0, _transfers.Min(t => t.Left)) * _transfers.Count / bytesPerSecond), () => End(version));
    }

    private void End(int version)
    {
        List<Transfer> done;
        lock (_lock)
        {
            if (version != _version)
                return;
            Progress();
            done = _transfers.FindAll(t => t.Left < 0.5);
            _transfers.RemoveAll(done.Contains);
            Plan();
        }

        foreach (Transfer transfer in done)
            transfer.Done.SetResult();
    }

    private sealed class Transfer
    {
        public double Left { get; set; }

        public TaskCompletionSource Done { get; } = new();
    }
}
