using System.Runtime.CompilerServices;

namespace Een.Media.Client.Imaging.ContactSheets;

/// <summary>The content of one tile: a frame, or a gap between two frames.</summary>
internal readonly record struct SheetCell(RecordedImage? Frame, FrameGap Gap);

/// <summary>Inserts the gaps between the frames.</summary>
internal static class SheetCells
{
    public static async IAsyncEnumerable<SheetCell> OfAsync(
        IAsyncEnumerable<RecordedImage> frames, ContactSheetOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset? previous = options.From;
        await foreach (RecordedImage frame in frames.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            DateTimeOffset at = frame.Timestamp;
            if (IsGap(previous, at, options, out FrameGap gap))
                yield return new SheetCell(null, gap);
            previous = at;
            yield return new SheetCell(frame, default);
        }

        if (options.Until is { } until && IsGap(previous, until, options, out FrameGap last))
            yield return new SheetCell(null, last);
    }

    private static bool IsGap(DateTimeOffset? from, DateTimeOffset to, ContactSheetOptions options, out FrameGap gap)
    {
        gap = new FrameGap(from ?? to, to);
        return gap.Duration > options.GapThreshold;
    }
}
