using Een.Media.Emulator.Faults;

namespace Een.Media.Emulator;

public sealed partial class Fault
{
    /// <summary>A delay before the headers.</summary>
    /// <param name="delay">The delay, by the emulator's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public static Fault DelayHeaders(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new($"header-delay={FaultText.Duration(delay)}", faults => faults.HeaderDelay += delay);
    }

    /// <summary>No answer: the connection stays open until the caller closes it or the emulator stops.</summary>
    /// <returns>The fault.</returns>
    public static Fault StallHeaders() => new("stall=headers", faults => faults.StallsBeforeHeaders = true);

    /// <summary>A connection that is reset before any header. (On HTTP/2: the stream.)</summary>
    /// <returns>The fault.</returns>
    public static Fault ResetBeforeHeaders() => new("reset=headers", faults => faults.ResetsBeforeHeaders = true);

    /// <summary>A delay within the body.</summary>
    /// <param name="delay">The delay, by the emulator's clock.</param>
    /// <param name="afterBytes">How many bytes of the body are sent first; <see langword="null"/> for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative.</exception>
    public static Fault DelayBody(TimeSpan delay, int? afterBytes = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Within($"body-delay={FaultText.Duration(delay)}", afterBytes, at => new DelayedBody(at, delay));
    }

    /// <summary>A body that stalls until the caller closes the connection or the emulator stops.</summary>
    /// <param name="afterBytes">How many bytes of the body are sent first; <see langword="null"/> for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Fault StallBody(int? afterBytes = null) =>
        Within("stall=body", afterBytes, at => new DelayedBody(at, Timeout.InfiniteTimeSpan));

    /// <summary>A body that ends early. The connection is closed without a reset. (On HTTP/2: the stream is reset.)</summary>
    /// <param name="afterBytes">How many bytes of the body are sent; <see langword="null"/> for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Fault CutBody(int? afterBytes = null) => Within("cut", afterBytes, at => new CutBody(at, Resets: false));

    /// <summary>A connection that is reset within the body. (On HTTP/2: the stream.)</summary>
    /// <param name="afterBytes">How many bytes of the body are sent; <see langword="null"/> for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Fault ResetBody(int? afterBytes = null) => Within("reset=body", afterBytes, at => new CutBody(at, Resets: true));

    /// <summary>
    /// A <c>Content-Length</c> that is not the body's. The connection is closed after the body. (On HTTP/2: the stream is reset where the
    /// two differ.)
    /// </summary>
    /// <param name="difference">How many bytes too many (positive) or too few (negative) are announced; not zero.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The difference is zero.</exception>
    public static Fault WrongContentLength(int difference)
    {
        ArgumentOutOfRangeException.ThrowIfZero(difference);
        return new($"content-length={difference:+0;-0}", faults => faults.Delivery = new WrongLength(difference));
    }

    /// <summary>A body in chunks, without <c>Content-Length</c>.</summary>
    /// <returns>The fault.</returns>
    public static Fault Chunked() => new("chunked", faults => faults.Delivery = new ChunkedBody());

    private static Fault Within(string text, int? afterBytes, Func<int?, Delivery> delivery)
    {
        if (afterBytes is { } bytes)
            ArgumentOutOfRangeException.ThrowIfNegative(bytes, nameof(afterBytes));
        return new(afterBytes is null ? text : $"{text}@{afterBytes}", faults => faults.Delivery = delivery(afterBytes));
    }
}
