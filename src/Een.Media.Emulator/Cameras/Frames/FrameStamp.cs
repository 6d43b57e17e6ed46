using System.Globalization;
using System.Text;
using Een.Media.Emulator.Cameras.Jpeg;

namespace Een.Media.Emulator;

/// <summary>
/// The comment (COM segment) in every JPEG that the emulator makes. With it, a test knows which frame the bytes are. Files of a folder that
/// are served unchanged have no stamp.
/// </summary>
/// <param name="DeviceId">The device id, 8 hex digits.</param>
/// <param name="StreamType"><c>preview</c> or <c>main</c>.</param>
/// <param name="Timestamp">When the frame was recorded, UTC, in whole milliseconds.</param>
public readonly record struct FrameStamp(string DeviceId, string StreamType, DateTimeOffset Timestamp)
{
    private const string Signature = "een-emulator";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Reads the true timestamp of a frame.</summary>
    /// <param name="jpeg">The bytes of the frame.</param>
    /// <returns>The timestamp, or <see langword="null"/> if the bytes hold no stamp.</returns>
    public static DateTimeOffset? Read(ReadOnlySpan<byte> jpeg) => TryRead(jpeg, out FrameStamp stamp) ? stamp.Timestamp : null;

    /// <summary>Reads the stamp of a frame. It never throws, whatever the bytes are.</summary>
    /// <param name="jpeg">The bytes of the frame.</param>
    /// <param name="stamp">The stamp, if there is one.</param>
    /// <returns>Whether the bytes hold a stamp.</returns>
    public static bool TryRead(ReadOnlySpan<byte> jpeg, out FrameStamp stamp)
    {
        int position = 0;
        while (JpegSegments.TryNext(jpeg, ref position, out byte marker, out ReadOnlySpan<byte> payload))
        {
            if (marker == JpegSegments.Comment
                && Encoding.ASCII.GetString(payload).Split(' ') is [Signature, var deviceId, var streamType, var time]
                && DateTimeOffset.TryParseExact(
                    time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset timestamp))
            {
                stamp = new FrameStamp(deviceId, streamType, timestamp);
                return true;
            }
        }

        stamp = default;
        return false;
    }

    /// <summary>The comment segment. Its length is the same for all frames of a camera and stream.</summary>
    internal byte[] ToSegment()
    {
        string time = Timestamp.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture);
        return JpegSegments.Segment(JpegSegments.Comment, Encoding.ASCII.GetBytes($"{Signature} {DeviceId} {StreamType} {time}"));
    }
}
