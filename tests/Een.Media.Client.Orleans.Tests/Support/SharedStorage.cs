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
    private static readonly ConcurrentDictionary<(string Cluster, GrainId Grain), Task> s_failing = new();

    /// <summary>Lets the next write of a grain fail, but not before a task has ended.</summary>
    public static void FailNextWrite(string cluster, GrainId grain, Task after) => s_failing[(cluster, grain)] = after;

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

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (s_failing.TryRemove((cluster, grainId), out Task? after))
        {
            await after;
            throw new IOException("The disk of the storage is full.");
        }

        (byte[] Bytes, string ETag) written = (serializer.SerializeToArray(grainState.State), Guid.NewGuid().ToString());
        bool isWritten = grainState.ETag is null
            ? s_stored.TryAdd((cluster, grainId), written)
            : s_stored.TryGetValue((cluster, grainId), out (byte[] Bytes, string ETag) before) && before.ETag == grainState.ETag
                && s_stored.TryUpdate((cluster, grainId), written, before);
        if (!isWritten)
            throw new InconsistentStateException("Another silo has written.");
        (grainState.ETag, grainState.RecordExists) = (written.ETag, true);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        s_stored.TryRemove((cluster, grainId), out _);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
        return Task.CompletedTask;
    }
}
