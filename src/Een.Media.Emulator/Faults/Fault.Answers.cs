using System.Globalization;
using System.Text;
using Een.Media.Emulator.Faults;

namespace Een.Media.Emulator;

public sealed partial class Fault
{
    /// <summary>An error instead of the answer.</summary>
    /// <param name="status">The status, 400 to 599.</param>
    /// <param name="body">What its body holds.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public static Fault Status(int status, FaultBody body = FaultBody.Json)
    {
        if (status is < 400 or > 599)
            throw new ArgumentOutOfRangeException(nameof(status), status, "A faulty status is 400 to 599.");
        string suffix = body == FaultBody.Json ? string.Empty : $" body={FaultText.Lower(body)}";
        return new($"status={status}{suffix}", incident => incident.SetStatus(status, body));
    }

    /// <summary>A <c>Retry-After</c> in seconds.</summary>
    /// <param name="seconds">The seconds, also absurdly many or negative.</param>
    /// <returns>The fault.</returns>
    public static Fault RetryAfter(long seconds) => RetryAfter(seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>A <c>Retry-After</c> of any text.</summary>
    /// <param name="value">The value of the header: visible ASCII and spaces.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">The text cannot stand in a header.</exception>
    public static Fault RetryAfter(string value)
    {
        FaultText.CheckHeader(value);
        return new($"retry-after={value}", incident => incident.AlterWith((answer, _) => answer.SetHeader("Retry-After", value)));
    }

    /// <summary>A <c>Retry-After</c> as a date.</summary>
    /// <param name="fromNow">How far from the emulator's now; negative for the past.</param>
    /// <returns>The fault.</returns>
    public static Fault RetryAfterDate(TimeSpan fromNow) =>
        new($"retry-after=date{FaultText.Signed(fromNow)}", incident => incident.AlterWith((answer, now) => answer.SetHeader("Retry-After", Throttling.MainImageGate.HttpDate(now + fromNow))));

    /// <summary>A 200 that says <c>image/jpeg</c> and holds text.</summary>
    /// <returns>The fault.</returns>
    public static Fault NotAJpeg() => new("not-jpeg", incident => incident.AlterSuccess(answer =>
        answer.Body = Encoding.ASCII.GetBytes("<html><body>This is not a picture.</body></html>")));

    /// <summary>A JPEG whose end is missing although the length announced is right.</summary>
    /// <returns>The fault.</returns>
    public static Fault JpegWithoutEnd() => new("jpeg-without-end", incident => incident.AlterSuccess(answer =>
        answer.Body = answer.Body[..Math.Max(0, answer.Body.Length - Math.Max(2, answer.Body.Length / 4))]));

    /// <summary>The body packed with gzip, asked for or not.</summary>
    /// <returns>The fault.</returns>
    public static Fault Gzip() => new("gzip", incident => incident.AlterWith((answer, _) =>
    {
        answer.Body = FaultText.Gzip(answer.Body);
        answer.SetHeader("Content-Encoding", "gzip");
    }));
}
