using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>
/// Takes up what earlier runs left. Every file is compared with its line; what is missing or damaged is fetched again. The manifest is
/// written anew beside the old one, up to the last frame, and then takes its place: so a torn last line, a gap marked before a frame
/// that never came and a changed line are all the same case, and dying here changes nothing.
/// </summary>
internal sealed class ExportResumption(IFrameFetcher fetcher, RecordedImageTimeRequest request, ManifestLine header, ExportDirectory directory)
{
    private readonly ExportState _state = new();
    private readonly string _header = ManifestJson.Write(header);

    public async Task<ExportState> RunAsync(CancellationToken cancellationToken)
    {
        File.Delete(directory.FrameDraft);
        var draft = new ManifestWriter(directory.ManifestDraft, FileMode.Create);
        await using (draft.ConfigureAwait(false))
        {
            await draft.WriteAsync([header], cancellationToken).ConfigureAwait(false);
            if (File.Exists(directory.Manifest))
            {
                using StreamReader manifest = File.OpenText(directory.Manifest);
                if (await IsOursAsync(manifest, cancellationToken).ConfigureAwait(false))
                    await CopyAsync(manifest, draft, cancellationToken).ConfigureAwait(false);
            }
        }

        File.Move(directory.ManifestDraft, directory.Manifest, overwrite: true);
        _state.BeginRun();
        return _state;
    }

    /// <summary>Whether there is anything to take up. An empty manifest, or half a header, is what dying in the first moment leaves.</summary>
    private async Task<bool> IsOursAsync(StreamReader manifest, CancellationToken cancellationToken)
    {
        string first = await manifest.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? "";
        if (first == _header)
            return true;
        if (_header.StartsWith(first, StringComparison.Ordinal))
            return false;
        throw new InvalidOperationException(ManifestJson.TryRead(first)?.Export is null
            ? $"{directory.Manifest} is not the manifest of an export. Export into another directory."
            : $"{directory.Manifest} belongs to another export. Export into another directory, or ask for what this one holds. There: {first} Asked for: {_header}");
    }

    private async Task CopyAsync(StreamReader manifest, ManifestWriter draft, CancellationToken cancellationToken)
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
                await KeepAsync(draft, held, cancellationToken).ConfigureAwait(false);
            }
            else if (line.Timestamp is { } timestamp && line.File == directory.NameOf(timestamp))
            {
                if (await CheckAsync(line, timestamp, cancellationToken).ConfigureAwait(false) is { } good)
                    await KeepAsync(draft, [.. held, good], cancellationToken).ConfigureAwait(false);
                held.Clear();
            }
            else
            {
                break;
            }
        }
    }

    private async Task KeepAsync(ManifestWriter draft, IReadOnlyList<ManifestLine> lines, CancellationToken cancellationToken)
    {
        await draft.WriteAsync(lines, cancellationToken).ConfigureAwait(false);
        foreach (ManifestLine line in lines)
            _state.Add(line);
    }

    private async Task<ManifestLine?> CheckAsync(ManifestLine frame, DateTimeOffset timestamp, CancellationToken cancellationToken)
    {
        if (await directory.HoldsAsync(frame, cancellationToken).ConfigureAwait(false))
            return frame;
        try
        {
            RecordedImageTimeRequest again = request.MovedTo(TimestampOperator.At, timestamp);
            using RecordedImage? image = await fetcher.FetchAsync(again, new OnlyAt(timestamp), cancellationToken).ConfigureAwait(false);
            if (image is not null)
            {
                _state.Repaired++;
                return await directory.StoreAsync(image, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (EenNotFoundException)
        {
            // Out of retention meanwhile: not an error of this run, but not in the manifest either.
        }

        _state.Lost++;
        return null;
    }

    private sealed class OnlyAt(DateTimeOffset timestamp) : IFrameObserver
    {
        public bool OnHeaders(FrameHeaders headers) => headers.Timestamp == timestamp;
    }
}
