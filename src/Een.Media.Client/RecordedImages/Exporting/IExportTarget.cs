namespace Een.Media.Client;

/// <summary>
/// Where an export writes: a directory (<see cref="DirectoryExportTarget"/>), or an object store behind an implementation of yours. One
/// target holds one export: its frames, and the manifest that lists them. Names are made by the client, of letters, digits, <c>.</c>,
/// <c>-</c> and <c>_</c>.
/// </summary>
/// <remarks>
/// A target keeps three promises. Nothing is ever there by half: <see cref="PutAsync"/> and <see cref="IExportManifest.PublishAsync"/> show
/// all of it or nothing. The manifest comes last: what it names was put before. And there is one writer: either <see cref="EnterAsync"/>
/// keeps others out, or each write of the manifest is conditional on the version that this export wrote last (<c>If-Match</c>), so that of
/// two writers one fails.
/// </remarks>
public interface IExportTarget
{
    /// <summary>Where an object is, for people: a path or an address without secrets.</summary>
    /// <param name="name">The object's name.</param>
    /// <returns>Text for messages and <see cref="ExportResult.ManifestPath"/>.</returns>
    string LocationOf(string name);

    /// <summary>Begins an export, and keeps others out until the result is disposed or the process dies.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Disposing it lets others in.</returns>
    /// <exception cref="EenExportInUseException">Another export is writing.</exception>
    ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Opens an object, or the manifest as it was published last.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its bytes, for the caller to dispose; <see langword="null"/> if there is no such object.</returns>
    ValueTask<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes or replaces a frame, whole or not at all.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="content">Its bytes, which belong to the caller again when the task ends.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the frame is there.</returns>
    ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Begins a new manifest. The earlier one stays until the new one is published.</summary>
    /// <param name="name">The manifest's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The manifest, for the caller to dispose.</returns>
    ValueTask<IExportManifest> CreateManifestAsync(string name, CancellationToken cancellationToken);
}
