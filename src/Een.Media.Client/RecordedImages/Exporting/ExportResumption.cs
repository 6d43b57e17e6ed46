using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>
/// Continues from what earlier runs left. Every file is compared with its manifest line; missing and damaged files are fetched again. A new
/// manifest is written beside the old one, up to the last frame, and then replaces it. So a torn last line, a gap marked before a frame
/// that never came, and a changed line need no special case, and a crash at any moment changes nothing.
/// </summary>
internal sealed class ExportResumption(
    IFrameFetcher fetcher, RecordedImageTimeRequest request, ManifestLine header, ExportFiles files, IExportManifest draft)
{
    private readonly ExportState _state = new();
    private readonly string _header = ManifestJson.Write(header);

    public async Task<ExportState> RunAsync(CancellationToken cancellationToken)
    {
        await draft.AppendAsync(ManifestJson.WriteLines([header]), cancellationToken).ConfigureAwait(false);
        if (await files.OpenManifestAsync(cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            using var manifest = new StreamReader(earlier);
            if (await IsOursAsync(manifest, cancellationToken).ConfigureAwait(false))
                await CopyAsync(manifest, cancellationToken).ConfigureAwait(false);
        }

        await draft.PublishAsync(cancellationToken).ConfigureAwait(false);
        _state.BeginRun();
        return _state;
    }

    /// <summary>
    /// Whether there is anything to continue. A crash at the very beginning leaves an empty manifest, or half a header.
    /// </summary>
    private async Task<bool> IsOursAsync(StreamReader manifest, CancellationToken cancellationToken)
    {
        string first = await manifest.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? "";
        if (first == _header)
            return true;
        if (_header.StartsWith(first, StringComparison.Ordinal))
            return false;
        throw new InvalidOperationException(ManifestJson.TryRead(first)?.Export is null
            ? $"{files.ManifestLocation} is not the manifest of an export. Export into another directory."
            : $"{files.ManifestLocation} belongs to another export. Export into another directory, or repeat the options of that export. "
                + $"Stored: {first} Requested: {_header}");
    }

    private async Task CopyAsync(StreamReader manifest, CancellationToken cancellationToken)
    {
        var held = new List<ManifestLine>();
        while (await manifest.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } text && ManifestJson.TryRead(text) is { } line)
        {
            if (line.Gap is not null)
            {
                held.Add(line);
            }
            else if (line.End is not null)
            {
                _state.Ended = true;
                await KeepAsync(held, cancellationToken).ConfigureAwait(false);
            }
            else if (line.Timestamp is { } timestamp && line.File == files.NameOf(timestamp))
            {
                if (await CheckAsync(line, timestamp, cancellationToken).ConfigureAwait(false) is { } good)
                    await KeepAsync([.. held, good], cancellationToken).ConfigureAwait(false);
                held.Clear();
            }
            else
            {
                break;
            }
        }
    }

    private async Task KeepAsync(IReadOnlyList<ManifestLine> lines, CancellationToken cancellationToken)
    {
        await draft.AppendAsync(ManifestJson.WriteLines(lines), cancellationToken).ConfigureAwait(false);
        foreach (ManifestLine line in lines)
            _state.Add(line);
    }

    private async Task<ManifestLine?> CheckAsync(ManifestLine frame, DateTimeOffset timestamp, CancellationToken cancellationToken)
    {
        if (await files.HoldsAsync(frame, cancellationToken).ConfigureAwait(false))
            return frame;
        try
        {
            RecordedImageTimeRequest again = request.MovedTo(TimestampOperator.At, timestamp);
            using RecordedImage? image = await fetcher.FetchAsync(again, new OnlyAt(timestamp), cancellationToken).ConfigureAwait(false);
            if (image is not null)
            {
                _state.Repaired++;
                return await files.StoreAsync(image, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (EenNotFoundException e) when (e.MeansNothingRecorded)
        {
            // The frame has left the retention period since. That is not an error, but the frame must leave the manifest.
        }

        _state.Lost++;
        return null;
    }

    private sealed class OnlyAt(DateTimeOffset timestamp) : IFrameObserver
    {
        public bool OnHeaders(FrameHeaders headers) => headers.Timestamp == timestamp;
    }
}
