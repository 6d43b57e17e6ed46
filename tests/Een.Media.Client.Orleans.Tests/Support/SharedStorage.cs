using System.Collections.Concurrent;
using Orleans.Serialization;
using Orleans.Storage;

namespace Een.Media.Client.Orleans.Tests.Support;

/// <summary>
/// What the silos of one cluster store, outside of them: Orleans' own memory storage lives in grains, and dies with their silo. Versions are
/// checked as Redis checks them.
/// </summary>
internal sealed class SharedStorage(string cluster, Serializer serializer) : IGrainStorage
{
    private static readonly ConcurrentDictionary<(string Cluster, GrainId Grain), (byte[] Bytes, string ETag)> s_stored = new();
    private static readonly ConcurrentDictionary<(string Cluster, GrainId Grain), bool> s_failing = new();

    public static void FailNextWrite(string cluster, GrainId grain) => s_failing[(cluster, grain)] = true;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!s_stored.TryGetValue((cluster, grainId), out (byte[] Bytes, string ETag) stored))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
            return Task.CompletedTask;
        }

        (grainState.State, grainState.ETag, grainState.RecordExists) = (serializer.Deserialize<T>(stored.Bytes), stored.ETag, true);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (s_failing.TryRemove((cluster, grainId), out _))
            return Task.FromException(new IOException("The disk of the storage is full."));
        (byte[] Bytes, string ETag) written = (serializer.SerializeToArray(grainState.State), Guid.NewGuid().ToString());
        bool isWritten = grainState.ETag is null
            ? s_stored.TryAdd((cluster, grainId), written)
            : s_stored.TryGetValue((cluster, grainId), out (byte[] Bytes, string ETag) before) && before.ETag == grainState.ETag
                && s_stored.TryUpdate((cluster, grainId), written, before);
        if (!isWritten)
            return Task.FromException(new InconsistentStateException("Another silo has written."));
        (grainState.ETag, grainState.RecordExists) = (written.ETag, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        s_stored.TryRemove((cluster, grainId), out _);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
        return Task.CompletedTask;
    }
}
