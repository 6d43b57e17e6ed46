using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Sampling;
using Een.Media.Client.RecordedImages.Walking;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>
/// Writes a walk or a sample into a target. A frame's file is complete before the manifest lists it, and the manifest lists it before the
/// next frame is written. So after a crash, at most one file in a directory is not in the manifest, and the next run writes it again.
/// </summary>
internal sealed class FrameExport(
    IFrameFetcher fetcher, TimeProvider time, RecordedImageTimeRequest request, IExportTarget target, ExportOptions options)
{
    private readonly ExportFiles _files = new(target, request);
    private readonly WalkOptions _walk = options.Walk ?? new WalkOptions();
    private readonly DateTimeOffset _begun = time.GetUtcNow();

    public static void Check(RecordedImageTimeRequest request, ExportOptions options)
    {
        if (options is { Sample: not null, Walk: not null })
            throw new ArgumentException(
                $"Set {nameof(ExportOptions)}.{nameof(ExportOptions.Walk)} or {nameof(ExportOptions.Sample)}, not both.", nameof(options));
        if (options is { Sample: null, Sampling: not null })
            throw new ArgumentException(
                $"{nameof(ExportOptions)}.{nameof(ExportOptions.Sampling)} is set, but {nameof(ExportOptions.Sample)} is not. "
                    + "Set both or neither.",
                nameof(options));
        if (options.Sample is null)
            FrameWalks.Check(request, options.Walk ?? new WalkOptions());
        else
            SampleRules.Check(request, options.Sampling ?? new SampleOptions());
    }

    public async Task<ExportResult> RunAsync(CancellationToken cancellationToken)
    {
        IAsyncDisposable key = await _files.EnterAsync(cancellationToken).ConfigureAwait(false);
        await using (key.ConfigureAwait(false))
        {
            IExportManifest manifest = await _files.CreateManifestAsync(cancellationToken).ConfigureAwait(false);
            await using (manifest.ConfigureAwait(false))
            {
                return await RunAsync(manifest, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<ExportResult> RunAsync(IExportManifest manifest, CancellationToken cancellationToken)
    {
        var header = new ManifestLine { Export = ManifestHeader.Of(request, options) };
        ExportState state =
            await new ExportResumption(fetcher, request, header, _files, manifest).RunAsync(cancellationToken).ConfigureAwait(false);
        bool wasFinished = state.Ended && IsBounded;
        if (!wasFinished)
            await FetchAsync(state, manifest, cancellationToken).ConfigureAwait(false);
        if (wasFinished || !IsOpen(state))
        {
            var end = new ManifestLine { End = new ManifestEnd(state.Frames, state.Bytes) };
            await manifest.AppendAsync(ManifestJson.WriteLines([end]), cancellationToken).ConfigureAwait(false);
        }

        await manifest.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return state.ToResult(_files.ManifestLocation);
    }

    /// <summary>Whether the end is final. An export up to the end of the recording continues when the recording has grown.</summary>
    private bool IsBounded => options.Sample is not null || _walk.Until is not null || _walk.MaxFrames is not null;

    /// <summary>
    /// Whether the end of the range was in the future when this run began. Frames until then still belong to the export: their absence is
    /// not a gap, and the next run continues.
    /// </summary>
    private bool IsOpen(ExportState state)
    {
        DateTimeOffset? end = options.Sample is { } plan ? plan.Until
            : _walk.Direction == WalkDirection.Forward ? _walk.Until
            : null;
        return end > _begun && !(state.Frames >= _walk.MaxFrames);
    }

    private async Task FetchAsync(ExportState state, IExportManifest manifest, CancellationToken cancellationToken)
    {
        var gaps = new GapMarks(options.Sample is null ? _walk : null, state.Last ?? request.Timestamp, options.GapThreshold);
        var meter = new ExportMeter(time, state, request, options);
        if (state.Frames >= _walk.MaxFrames)
            return;
        await foreach (RecordedImage image in Frames(state, gaps, cancellationToken).ConfigureAwait(false))
        {
            using (image)
            {
                ManifestLine frame = await _files.StoreAsync(image, cancellationToken).ConfigureAwait(false);
                await AppendAsync([.. gaps.Before(image.Timestamp), frame]).ConfigureAwait(false);
            }

            options.Progress?.Report(meter.Read());
            if (state.Frames >= _walk.MaxFrames)
                return;
        }

        if (!IsOpen(state))
            await AppendAsync([.. gaps.AtEnd()]).ConfigureAwait(false);

        async Task AppendAsync(ManifestLine[] lines)
        {
            await manifest.AppendAsync(ManifestJson.WriteLines(lines), cancellationToken).ConfigureAwait(false);
            foreach (ManifestLine line in lines)
                state.Add(line);
        }
    }

    private IAsyncEnumerable<RecordedImage> Frames(ExportState state, GapMarks gaps, CancellationToken cancellationToken)
    {
        if (options.Sample is not { } plan)
            return FrameWalks.WalkAsync(
                fetcher,
                state.Last is { } last ? request.MovedPast(last, _walk.Direction == WalkDirection.Forward) : request,
                _walk,
                options.DamagedFrames,
                cancellationToken);
        SampleOptions sampling = options.Sampling ?? new SampleOptions();
        var noting = new SampleOptions
        {
            Parallelism = sampling.Parallelism,
            Tolerance = sampling.Tolerance,
            SkipGaps = sampling.SkipGaps,
            DamagedFrames = options.DamagedFrames,
            OnGap = gap =>
            {
                gaps.AddInstant(gap);
                sampling.OnGap?.Invoke(gap);
            },
        };
        return new SampleRun(fetcher, request, plan, noting, state.Last).RunAsync(cancellationToken);
    }
}
