using System.Globalization;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Timestamps;

namespace Een.Media.Emulator;

public sealed partial class Fault
{
    private const string TimestampHeader = "X-Een-Timestamp";
    private const string NextToken = "X-Een-NextToken";
    private const string PrevToken = "X-Een-PrevToken";

    /// <summary>An image without <c>X-Een-Timestamp</c>.</summary>
    /// <returns>The fault.</returns>
    public static Fault MissingTimestamp() => new("timestamp=missing", incident => incident.AlterSuccess(answer => answer.SetHeader(TimestampHeader, null)));

    /// <summary>An <c>X-Een-Timestamp</c> of any text.</summary>
    /// <param name="value">The value of the header: visible ASCII and spaces.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">The text cannot stand in a header.</exception>
    public static Fault MalformedTimestamp(string value = "yesterday-ish")
    {
        FaultText.CheckHeader(value);
        return new($"timestamp={value}", incident => incident.AlterSuccess(answer => answer.SetHeader(TimestampHeader, value)));
    }

    /// <summary>An <c>X-Een-Timestamp</c> moved in time: backwards, a walk that follows it seems to run back.</summary>
    /// <param name="shift">How far; negative for backwards.</param>
    /// <returns>The fault.</returns>
    public static Fault ShiftTimestamp(TimeSpan shift) => new($"timestamp={FaultText.Signed(shift)}", incident => incident.AlterSuccess(answer =>
    {
        if (DateTimeOffset.TryParse(answer.Header(TimestampHeader), CultureInfo.InvariantCulture, out DateTimeOffset true_))
            answer.SetHeader(TimestampHeader, WireTimestamp.Format(true_ + shift));
    }));

    /// <summary>Page token headers that are empty.</summary>
    /// <returns>The fault.</returns>
    public static Fault EmptyTokens() => Tokens("tokens=empty", string.Empty);

    /// <summary>Images without page token headers.</summary>
    /// <returns>The fault.</returns>
    public static Fault MissingTokens() => Tokens("tokens=missing", null);

    /// <summary>Page tokens that repeat: the first few that pass are handed out again and again, so that a walk goes round in a circle. Made for one walk at a time.</summary>
    /// <param name="length">The length of the circle, in frames. At least 1: a frame that is its own neighbour.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public static Fault TokenCycle(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var forward = new TokenCircle(length);
        var backward = new TokenCircle(length);
        return new($"cycle={length}", incident => incident.AlterSuccess(answer =>
        {
            answer.SetHeader(NextToken, forward.Pass(answer.Header(NextToken)));
            answer.SetHeader(PrevToken, backward.Pass(answer.Header(PrevToken)));
        }));
    }

    /// <summary>A page token that is refused as expired. Strikes only requests that are made with one.</summary>
    /// <param name="status">400 or 404.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither.</exception>
    public static Fault ExpiredToken(int status = 400) => status is 400 or 404
        ? new(status == 400 ? "token-expired" : "token-expired=404", incident => incident.ExpiredTokenStatus = status)
        : throw new ArgumentOutOfRangeException(nameof(status), status, "An expired page token is refused with 400 or 404.");

    /// <summary>Size and overlays lost on an image fetched by page token.</summary>
    /// <returns>The fault.</returns>
    public static Fault LostOptions() => new("options-lost", incident => incident.LosesOptions = true);

    /// <summary>One more header, <c>X-Een-Padding</c>, of a given size.</summary>
    /// <param name="bytes">The length of its value, 1 to 1,048,576.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public static Fault LargeHeader(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, 1 << 20);
        return new($"header-bytes={bytes}", incident => incident.AlterWith((answer, _) => answer.SetHeader("X-Een-Padding", new string('x', bytes))));
    }

    /// <summary>The overlay header in another encoding than the emulator's own.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <returns>The fault.</returns>
    public static Fault OverlaySvg(OverlaySvgEncoding encoding) =>
        new($"svg={FaultText.Lower(encoding)}", incident => incident.OverlaySvgEncoding = encoding);

    /// <summary>An overlay that means harm: a document type with entities that multiply and one that reads a file.</summary>
    /// <returns>The fault.</returns>
    public static Fault HostileOverlaySvg() => new("svg=hostile", incident => incident.AlterSuccess(answer =>
        answer.SetHeader("X-Een-OverlaySvg", FaultText.HostileSvg)));

    private static Fault Tokens(string text, string? value) => new(text, incident => incident.AlterSuccess(answer =>
    {
        answer.SetHeader(NextToken, value);
        answer.SetHeader(PrevToken, value);
    }));
}
