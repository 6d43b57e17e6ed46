using System.Net;
using Een.Media.Client.Buffers;
using Een.Media.Client.Errors;
using Een.Media.Client.Http;

namespace Een.Media.Client;

/// <summary>
/// Creates objects that otherwise come only from the service: for a fake <see cref="IRecordedImagesClient"/> in a test, or to pass saved
/// JPEGs to code that takes a <see cref="Client.RecordedImage"/>.
/// </summary>
public static class EenMediaModelFactory
{
    private static readonly FrameBufferPool Pool = new(TimeProvider.System);

    /// <summary>
    /// A small real JPEG of 64 × 36 pixels that every decoder draws, for fake clients and fake services.
    /// </summary>
    public static ReadOnlyMemory<byte> SampleJpeg { get; } = Convert.FromBase64String(SampleJpegData.Base64);

    /// <summary>Creates an image from a JPEG.</summary>
    /// <param name="jpeg">The complete JPEG. It is copied.</param>
    /// <param name="timestamp">The frame's own time. Stored in UTC.</param>
    /// <param name="deviceId">The camera's id; <see langword="null"/> as for an image that came by page token.</param>
    /// <param name="streamType">Which recording; <see langword="null"/> as for an image that came by page token.</param>
    /// <param name="overlaySvg">The overlays as SVG text, if any. Not checked.</param>
    /// <param name="nextToken">Leads to the image after this one; <see langword="null"/> when there is none.</param>
    /// <param name="previousToken">Leads to the image before this one; <see langword="null"/> when there is none.</param>
    /// <returns>An image whose width and height are read from the JPEG. The caller disposes it.</returns>
    /// <exception cref="ArgumentException"><paramref name="jpeg"/> is not a complete JPEG.</exception>
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
        if (structure.Completeness != JpegCompleteness.Complete)
        {
            string fault = structure.Completeness == JpegCompleteness.Incomplete
                ? "are the beginning of a JPEG without its end"
                : "are not a JPEG";
            throw new ArgumentException(
                $"The {jpeg.Length} bytes given {fault}. Give one complete JPEG, such as {nameof(SampleJpeg)}.", nameof(jpeg));
        }

        var buffer = new FrameBuffer(Pool, jpeg.Length);
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

    /// <summary>
    /// Creates a list, for a fake <see cref="ICamerasClient"/>, <see cref="IRecordingsClient"/> or <see cref="IFeedsClient"/>.
    /// </summary>
    /// <typeparam name="T">The type of the entries.</typeparam>
    /// <param name="pages">The pages, in order. Every page except the first is reached by the token of the page before it, as on the
    /// service.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">There is no page.</exception>
    public static PagedResults<T> PagedResults<T>(params ResultPage<T>[] pages) => PagedResults(pages?.AsEnumerable()!);

    /// <inheritdoc cref="PagedResults{T}(ResultPage{T}[])"/>
    public static PagedResults<T> PagedResults<T>(IEnumerable<ResultPage<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ResultPage<T>[] all = [.. pages];
        if (all.Length == 0)
            throw new ArgumentException("Provide at least one page; it may be empty.", nameof(pages));
        return new PagedResults<T>((token, _) => Task.FromResult(token is null
            ? all[0]
            : all.Zip(all.Skip(1), (before, page) => (before.NextToken, Page: page)).First(p => token.Equals(p.NextToken)).Page));
    }

    /// <summary>Creates the exception for an error answer, of the subclass that belongs to the status.</summary>
    /// <param name="statusCode">The HTTP status, such as 404 for an <see cref="EenNotFoundException"/>.</param>
    /// <param name="status">The vendor's name for the kind of error, such as <c>notFound</c>.</param>
    /// <param name="reason">The vendor's key for programs, such as <c>outOfRetention</c>.</param>
    /// <param name="message">The service's explanation; <see langword="null"/> for none.</param>
    /// <param name="retryAfter">The wait that the service asks for.</param>
    /// <returns>An exception to throw from a fake.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is below 400, or <paramref name="retryAfter"/> is
    /// negative.</exception>
    public static EenApiException ApiException(
        HttpStatusCode statusCode, string? status = null, string? reason = null, string? message = null, TimeSpan? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 400, nameof(statusCode));
        if (retryAfter is { } wait)
            ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero, nameof(retryAfter));
        return ErrorMapping.ToException(new ApiError(statusCode)
        {
            Status = status,
            Message = message,
            Details = reason is null ? [] : [new EenErrorDetail { Type = "errorInfo", Reason = reason }],
            RetryAfter = retryAfter,
        });
    }

    /// <summary>Creates the exception for an answer that did not arrive completely.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    /// <returns>An exception to throw from a fake.</returns>
    public static EenTransportException TransportException(string message, Exception? innerException = null) =>
        new(message, innerException);

    /// <summary>Creates the exception for an answer that breaks the protocol.</summary>
    /// <param name="message">What was wrong with the answer.</param>
    /// <returns>An exception to throw from a fake.</returns>
    public static EenProtocolException ProtocolException(string message) => new(message);
}
