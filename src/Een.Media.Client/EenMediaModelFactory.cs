using Een.Media.Client.Memory;
using Een.Media.Client.Wire;

namespace Een.Media.Client;

/// <summary>
/// Makes the objects that otherwise only the service's answers make: for a fake <see cref="IRecordedImagesClient"/> in a test, or to
/// show saved JPEGs through code that takes <see cref="Client.RecordedImage"/>.
/// </summary>
public static class EenMediaModelFactory
{
    private static readonly FrameBufferPool Pool = new();

    /// <summary>Makes an image from a JPEG.</summary>
    /// <param name="jpeg">The complete JPEG. It is copied.</param>
    /// <param name="timestamp">The frame's own time. Kept in UTC, as the service's frames are.</param>
    /// <param name="deviceId">The camera's id; <see langword="null"/> as for an image that came by page token.</param>
    /// <param name="streamType">Which recording; <see langword="null"/> as for an image that came by page token.</param>
    /// <param name="overlaySvg">The overlays as SVG text, if any. Not checked: the service's are not, either.</param>
    /// <param name="nextToken">Leads to the image after this one; <see langword="null"/> when there is none.</param>
    /// <param name="previousToken">Leads to the image before this one; <see langword="null"/> when there is none.</param>
    /// <returns>An image whose width and height are read from the JPEG. The caller disposes it.</returns>
    /// <exception cref="ArgumentException"><paramref name="jpeg"/> is not a JPEG, or not all of one.</exception>
    public static RecordedImage RecordedImage(
        ReadOnlyMemory<byte> jpeg,
        DateTimeOffset timestamp,
        string? deviceId = null,
        StreamType? streamType = null,
        string? overlaySvg = null,
        PageToken? nextToken = null,
        PageToken? previousToken = null)
    {
        JpegStructure structure = JpegStructure.Read(jpeg.Span);
        if (structure.Verdict != JpegVerdict.Complete)
        {
            string fault = structure.Verdict == JpegVerdict.Incomplete ? "are the beginning of a JPEG without its end" : "are not a JPEG";
            throw new ArgumentException($"The {jpeg.Length} bytes given {fault}. Give one complete JPEG.", nameof(jpeg));
        }

        FrameBuffer buffer = Pool.Rent(jpeg.Length);
        jpeg.Span.CopyTo(buffer.Free.Span);
        buffer.Advance(jpeg.Length);
        return new RecordedImage(buffer)
        {
            Timestamp = timestamp.ToUniversalTime(),
            Width = structure.Width,
            Height = structure.Height,
            DeviceId = deviceId,
            StreamType = streamType,
            OverlaySvg = overlaySvg,
            NextToken = nextToken,
            PreviousToken = previousToken,
        };
    }

    /// <summary>Makes a list, for a fake <see cref="IRecordingsClient"/> or <see cref="IFeedsClient"/>.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="pages">The pages in their order. Each page but the first is reached by the token of the page before it, as on the service.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">There is no page.</exception>
    public static PagedResults<T> PagedResults<T>(params IReadOnlyList<ResultPage<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        if (pages.Count == 0)
            throw new ArgumentException("A list has at least one page; an empty one is enough.", nameof(pages));
        return new PagedResults<T>((token, _) => Task.FromResult(token is null
            ? pages[0]
            : pages.Zip(pages.Skip(1), (before, page) => (before.NextToken, Page: page)).First(p => token.Equals(p.NextToken)).Page));
    }
}
