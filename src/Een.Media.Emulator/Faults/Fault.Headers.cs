using System.Globalization;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator;

public sealed partial class Fault
{
    /// <summary>An image without <c>X-Een-Timestamp</c>.</summary>
    /// <returns>The fault.</returns>
    public static Fault MissingTimestamp() =>
        new("timestamp=missing", faults => faults.AlterSuccess(answer => answer.SetHeader(ImageHeaders.Timestamp, null)));

    /// <summary>An <c>X-Een-Timestamp</c> with any text.</summary>
    /// <param name="value">The value of the header: visible ASCII and spaces.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">The text is not valid in a header.</exception>
    public static Fault MalformedTimestamp(string value = "yesterday-ish")
    {
        FaultText.CheckHeader(value);
        return new($"timestamp={value}", faults => faults.AlterSuccess(answer => answer.SetHeader(ImageHeaders.Timestamp, value)));
    }

    /// <summary>An <c>X-Een-Timestamp</c> that is shifted. With a negative shift, time seems to run backwards.</summary>
    /// <param name="shift">The shift; negative for backwards.</param>
    /// <returns>The fault.</returns>
    public static Fault ShiftTimestamp(TimeSpan shift)
    {
        return new($"timestamp={FaultText.Signed(shift)}", faults => faults.AlterSuccess(answer =>
        {
            if (DateTimeOffset.TryParse(answer.Header(ImageHeaders.Timestamp), CultureInfo.InvariantCulture, out DateTimeOffset actual))
                answer.SetHeader(ImageHeaders.Timestamp, WireTimestamp.Format(actual + shift));
        }));
    }

    /// <summary>Page token headers that are empty.</summary>
    /// <returns>The fault.</returns>
    public static Fault EmptyTokens() => Tokens("tokens=empty", string.Empty);

    /// <summary>Images without page token headers.</summary>
    /// <returns>The fault.</returns>
    public static Fault MissingTokens() => Tokens("tokens=missing", null);

    /// <summary>
    /// A token cycle: the first page tokens are sent again and again, so that a walk never ends. Use it for one walk at a time.
    /// </summary>
    /// <param name="length">The length of the cycle in frames, 1 or more. With 1, a frame follows itself.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public static Fault TokenCycle(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var forward = new TokenCycler(length);
        var backward = new TokenCycler(length);
        return new($"cycle={length}", faults => faults.AlterSuccess(answer =>
        {
            answer.SetHeader(ImageHeaders.NextToken, forward.Replace(answer.Header(ImageHeaders.NextToken)));
            answer.SetHeader(ImageHeaders.PrevToken, backward.Replace(answer.Header(ImageHeaders.PrevToken)));
        }));
    }

    /// <summary>A page token that is refused as expired. Requests without a page token are not affected.</summary>
    /// <param name="status">400 or 404.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither.</exception>
    public static Fault ExpiredToken(int status = 400)
    {
        if (status is not (400 or 404))
            throw new ArgumentOutOfRangeException(nameof(status), status, "An expired page token is refused with 400 or 404.");
        ExpiredPageToken refusal = status == 404 ? ExpiredPageToken.NotFound : ExpiredPageToken.BadRequest;
        return new(status == 400 ? "token-expired" : "token-expired=404", faults => faults.AlterRequest(exchange =>
        {
            exchange.PageTokenExpired = true;
            exchange.Behavior = exchange.Behavior with { ExpiredPageToken = refusal };
        }));
    }

    /// <summary>An image fetched by page token that loses its size and overlays.</summary>
    /// <returns>The fault.</returns>
    public static Fault LostOptions() => new("options-lost", faults => faults.AlterRequest(exchange =>
        exchange.Behavior = exchange.Behavior with { TokenPageOptions = TokenPageOptions.Dropped }));

    /// <summary>An additional header, <c>X-Een-Padding</c>, of a given size.</summary>
    /// <param name="bytes">The length of its value, 1 to 1,048,576.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public static Fault LargeHeader(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, 1 << 20);
        return new(
            $"header-bytes={bytes}",
            faults => faults.AlterAnswer((answer, _) => answer.SetHeader("X-Een-Padding", new string('x', bytes))));
    }

    /// <summary>An overlay header in another encoding than the emulator's own.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <returns>The fault.</returns>
    public static Fault OverlaySvg(OverlaySvgEncoding encoding)
    {
        return new($"svg={FaultText.Lower(encoding)}", faults => faults.AlterRequest(exchange =>
            exchange.Behavior = exchange.Behavior with { OverlaySvgEncoding = encoding }));
    }

    /// <summary>A malicious overlay: a document type with entities that multiply and an entity that reads a file.</summary>
    /// <returns>The fault.</returns>
    public static Fault HostileOverlaySvg() => new("svg=hostile", faults => faults.AlterSuccess(answer =>
        answer.SetHeader(ImageHeaders.OverlaySvg, FaultText.HostileSvg)));

    private static Fault Tokens(string text, string? value) => new(text, faults => faults.AlterSuccess(answer =>
    {
        answer.SetHeader(ImageHeaders.NextToken, value);
        answer.SetHeader(ImageHeaders.PrevToken, value);
    }));
}
