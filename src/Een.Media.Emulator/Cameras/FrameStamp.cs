using System.Globalization;
using System.Text;
using Een.Media.Emulator.Cameras.Jpeg;

namespace Een.Media.Emulator;

/// <summary>
/// What the emulator writes into the comment (COM segment) of every JPEG that it makes itself, so that a test can tell which frame
/// it got from the bytes alone. Pictures of a folder that are served unchanged carry none: they are known by their content.
/// </summary>
/// <param name="DeviceId">The camera's id, 8 hex digits.</param>
/// <param name="StreamType"><c>preview</c> or <c>main</c>.</param>
/// <param name="Timestamp">When the frame was recorded, UTC, in whole milliseconds.</param>
public readonly record struct FrameStamp(string DeviceId, string StreamType, DateTimeOffset Timestamp)
{
    private const string Signature = "een-emulator";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The true timestamp of a served frame.</summary>
    /// <param name="jpeg">The bytes as they were served.</param>
    /// <returns>The timestamp, or <see langword="null"/> when the bytes hold no stamp.</returns>
    public static DateTimeOffset? Read(ReadOnlySpan<byte> jpeg) => TryRead(jpeg, out FrameStamp stamp) ? stamp.Timestamp : null;

    /// <summary>Everything that the stamp of a served frame says. Never throws, whatever the bytes are.</summary>
    /// <param name="jpeg">The bytes as they were served.</param>
    /// <param name="stamp">The stamp, when there is one.</param>
    /// <returns>Whether the bytes hold a stamp.</returns>
    public static bool TryRead(ReadOnlySpan<byte> jpeg, out FrameStamp stamp)
    {
        int position = 0;
        while (JpegSegments.TryNext(jpeg, ref position, out byte marker, out ReadOnlySpan<byte> payload))
        {
            if (marker == JpegSegments.Comment
                && Encoding.ASCII.GetString(payload).Split(' ') is [Signature, var deviceId, var streamType, var time]
                && DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset timestamp))
            {
                stamp = new FrameStamp(deviceId, streamType, timestamp);
                return true;
            }
        }

        stamp = default;
        return false;
    }

    /// <summary>The comment segment, always of the same length for one camera and stream.</summary>
    internal byte[] ToSegment()
    {
        string time = Timestamp.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture);
        return JpegSegments.Segment(JpegSegments.Comment, Encoding.ASCII.GetBytes($"{Signature} {DeviceId} {StreamType} {time}"));
    }
}
