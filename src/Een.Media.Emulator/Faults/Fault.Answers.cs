using System.Globalization;
using System.Text;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Http;

namespace Een.Media.Emulator;

public sealed partial class Fault
{
    /// <summary>An error instead of the answer.</summary>
    /// <param name="status">The status, 400 to 599.</param>
    /// <param name="body">The body of the error.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not an error.</exception>
    public static Fault Status(int status, FaultBody body = FaultBody.Json)
    {
        if (status is < 400 or > 599)
            throw new ArgumentOutOfRangeException(nameof(status), status, "The status of a fault must be from 400 to 599.");
        string suffix = body == FaultBody.Json ? string.Empty : $" body={FaultText.Lower(body)}";
        return new($"status={status}{suffix}", faults => faults.SetStatus(status, body));
    }

    /// <summary>A <c>Retry-After</c> header in seconds.</summary>
    /// <param name="seconds">The seconds. Negative and absurdly large numbers are allowed.</param>
    /// <returns>The fault.</returns>
    public static Fault RetryAfter(long seconds) => RetryAfter(seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>A <c>Retry-After</c> header with any text.</summary>
    /// <param name="value">The value of the header: visible ASCII and spaces.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">The text is not valid in a header.</exception>
    public static Fault RetryAfter(string value)
    {
        FaultText.CheckHeader(value);
        return new($"retry-after={value}", faults => faults.AlterAnswer((answer, _) => answer.SetHeader("Retry-After", value)));
    }

    /// <summary>A <c>Retry-After</c> header with a date.</summary>
    /// <param name="fromNow">The time from the emulator's now; negative for the past.</param>
    /// <returns>The fault.</returns>
    public static Fault RetryAfterDate(TimeSpan fromNow) => new(
        $"retry-after=date{FaultText.Signed(fromNow)}",
        faults => faults.AlterAnswer((answer, now) => answer.SetHeader("Retry-After", HttpDate.Format(now + fromNow))));

    /// <summary>An answer 200 <c>image/jpeg</c> whose body is HTML.</summary>
    /// <returns>The fault.</returns>
    public static Fault NotAJpeg() => new("not-jpeg", faults => faults.AlterSuccess(answer =>
        answer.Body = Encoding.ASCII.GetBytes("<html><body>This is not an image.</body></html>")));

    /// <summary>A JPEG without its end. The announced length is that of the shortened body.</summary>
    /// <returns>The fault.</returns>
    public static Fault JpegWithoutEnd() => new("jpeg-without-end", faults => faults.AlterSuccess(answer =>
        answer.Body = answer.Body[..Math.Max(0, answer.Body.Length - Math.Max(2, answer.Body.Length / 4))]));

    /// <summary>A body compressed with gzip, whether or not the caller accepts it.</summary>
    /// <returns>The fault.</returns>
    public static Fault Gzip() => new("gzip", faults => faults.AlterAnswer((answer, _) =>
    {
        answer.Body = FaultText.Gzip(answer.Body);
        answer.SetHeader("Content-Encoding", "gzip");
    }));
}
