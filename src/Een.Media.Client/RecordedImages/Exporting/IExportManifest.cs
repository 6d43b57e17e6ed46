namespace Een.Media.Client;

/// <summary>
/// The list of what is in an export. Lines are appended in order; the last ones may be lost when the process dies, and the export fetches
/// their frames again. A file takes each line at once. An object store writes the whole list now and then, and at the end.
/// </summary>
public interface IExportManifest : IAsyncDisposable
{
    /// <summary>Adds lines. After <see cref="PublishAsync"/> they are added to the published manifest, at once or later.</summary>
    /// <param name="lines">Whole lines of UTF-8, which belong to the caller again when the task ends.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the lines are taken.</returns>
    ValueTask AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken);

    /// <summary>Lets this manifest take the place of the earlier one, in one step.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it has.</returns>
    ValueTask PublishAsync(CancellationToken cancellationToken);

    /// <summary>Makes everything that was appended durable: the export is at its end.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is.</returns>
    ValueTask CompleteAsync(CancellationToken cancellationToken);
}
