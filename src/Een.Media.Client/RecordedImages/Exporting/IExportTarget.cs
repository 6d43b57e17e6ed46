namespace Een.Media.Client;

/// <summary>
/// Where an export writes: a directory (<see cref="DirectoryExportTarget"/>), or your own implementation, for example for an object store.
/// One target holds one export: its frames, and the manifest that lists them. The client makes the names, from letters, digits, <c>.</c>,
/// <c>-</c> and <c>_</c>.
/// </summary>
/// <remarks>
/// A target must keep three promises. First, writes are atomic: <see cref="PutAsync"/> and <see cref="IExportManifest.PublishAsync"/> make
/// all of the content visible, or none of it. Second, the manifest comes last: a frame is visible before the manifest lists it. Third,
/// there is one writer: either <see cref="EnterAsync"/> keeps others out, or each write of the manifest is conditional on the version that
/// this export wrote last (<c>If-Match</c>), so that one of two writers fails.
/// </remarks>
public interface IExportTarget
{
    /// <summary>The location of an object, for people to read: a path or an address without secrets.</summary>
    /// <param name="name">The object's name.</param>
    /// <returns>Text for messages and <see cref="ExportResult.ManifestPath"/>.</returns>
    string LocationOf(string name);

    /// <summary>Begins an export, and keeps others out until the result is disposed or the process dies.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A lock; disposing it lets others in.</returns>
    /// <exception cref="EenExportInUseException">Another export is writing.</exception>
    ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Opens an object; of the manifest, the last published version.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that the caller disposes; <see langword="null"/> if there is no such object.</returns>
    ValueTask<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes or replaces a frame, completely or not at all.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="content">Its bytes. The caller may reuse the memory when the task ends.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the frame is stored.</returns>
    ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Begins a new manifest. The earlier one stays until the new one is published.</summary>
    /// <param name="name">The manifest's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The manifest, which the caller disposes.</returns>
    ValueTask<IExportManifest> CreateManifestAsync(string name, CancellationToken cancellationToken);
}
