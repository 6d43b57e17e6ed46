namespace Een.Media.Client;

/// <summary>
/// The list of an export's frames and gaps. Lines are appended in order. The last ones may be lost when the process dies; the next run
/// fetches their frames again. A file can take each line at once. An object store can write the whole list at intervals and at the end.
/// </summary>
public interface IExportManifest : IAsyncDisposable
{
    /// <summary>Appends lines. After <see cref="PublishAsync"/>, they go to the published manifest, at once or later.</summary>
    /// <param name="lines">Whole lines in UTF-8. The caller may reuse the memory when the task ends.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the lines are accepted.</returns>
    ValueTask AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken);

    /// <summary>Replaces the earlier manifest with this one, in one step.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when this manifest is published.</returns>
    ValueTask PublishAsync(CancellationToken cancellationToken);

    /// <summary>Makes all appended lines durable. Called at the end of the export.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the lines are durable.</returns>
    ValueTask CompleteAsync(CancellationToken cancellationToken);
}
