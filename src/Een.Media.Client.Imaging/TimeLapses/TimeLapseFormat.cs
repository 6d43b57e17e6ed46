namespace Een.Media.Client;

/// <summary>The kind of file that a time-lapse is written as.</summary>
public enum TimeLapseFormat
{
    /// <summary>
    /// Motion JPEG in an AVI (<c>.avi</c>): the frames as they came, not encoded again, so it is by far the fastest to write and loses
    /// nothing. Every player plays it; browsers do not. At most 2 GB.
    /// </summary>
    MotionJpegAvi,

    /// <summary>
    /// An animated WebP (<c>.webp</c>): a picture that moves in every browser, without a player. For short clips: it is the slowest to
    /// write. At most 16,383 pixels each way.
    /// </summary>
    AnimatedWebp,

    /// <summary>
    /// H.264 in an MP4 (<c>.mp4</c>): the smallest, plays everywhere. Needs the <c>ffmpeg</c> program on the machine.
    /// </summary>
    Mp4,
}
