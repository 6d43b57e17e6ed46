using System.Collections.Concurrent;
using System.Globalization;

namespace Een.Media.Client.Tests.Exporting;

/// <summary>
/// An object store in memory with what all of them have: whole objects, and writes on the condition that nobody has written since (If-Match). It
/// cannot append, and knows no locks.
/// </summary>
internal sealed class ObjectStore
{
    private readonly ConcurrentDictionary<string, (byte[] Content, int Version)> _objects = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Objects => _objects.ToDictionary(pair => pair.Key, pair => pair.Value.Content);

    /// <summary>The names that were written, in order.</summary>
    public ConcurrentQueue<string> Puts { get; } = new();

    /// <summary>When the store fails: before the put with this number, counted from 0.</summary>
    public int FailsAt { get; set; } = int.MaxValue;

    /// <summary>A target in this store, with a manifest that is written after every so many frames and at the end.</summary>
    public IExportTarget Target(int framesPerManifest = 3) => new StoreTarget(this, framesPerManifest);

    private (byte[] Content, int Version)? Get(string name) => _objects.TryGetValue(name, out var found) ? found : null;

    private int Put(string name, byte[] content, int? ifVersion)
    {
        if (Puts.Count >= FailsAt)
            throw new IOException("The store is out of order.");
        int version = Get(name)?.Version ?? 0;
        if (ifVersion is { } expected && expected != version)
            throw new EenExportInUseException($"{name} was written by another export. Let only one of them run.");
        _objects[name] = (content, version + 1);
        Puts.Enqueue(name);
        return version + 1;
    }

    private sealed class StoreTarget(ObjectStore store, int framesPerManifest) : IExportTarget
    {
        public string LocationOf(string name) => $"memory://export/{name}";

        public ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellationToken) => new(new MemoryStream());

        public ValueTask<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken) =>
            new(store.Get(name) is { } found ? new MemoryStream(found.Content) : null);

        public ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            store.Put(name, content.ToArray(), ifVersion: null);
            return default;
        }

        public ValueTask<IExportManifest> CreateManifestAsync(string name, CancellationToken cancellationToken) =>
            new(new StoreManifest(store, name, store.Get(name)?.Version ?? 0, framesPerManifest));
    }

    private sealed class StoreManifest(ObjectStore store, string name, int version, int framesPerManifest) : IExportManifest
    {
        private readonly MemoryStream _lines = new();
        private bool _isPublished;
        private int _unwritten;

        public ValueTask AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
        {
            _lines.Write(lines.Span);
            if (_isPublished && ++_unwritten >= framesPerManifest)
                Write();
            return default;
        }

        public ValueTask PublishAsync(CancellationToken cancellationToken)
        {
            Write();
            _isPublished = true;
            return default;
        }

        public ValueTask CompleteAsync(CancellationToken cancellationToken)
        {
            Write();
            return default;
        }

        public ValueTask DisposeAsync() => _lines.DisposeAsync();

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{name}, version {version}");

        private void Write()
        {
            version = store.Put(name, _lines.ToArray(), version);
            _unwritten = 0;
        }
    }
}
