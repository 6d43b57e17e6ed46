namespace Een.Media.Client;

/// <summary>The file format of a time-lapse.</summary>
public enum TimeLapseFormat
{
    /// <summary>
    /// Motion JPEG in an AVI (<c>.avi</c>): the recorded JPEGs, not encoded again. By far the fastest to write, and lossless. Players
    /// play it, browsers do not. At most 2 GB.
    /// </summary>
    MotionJpegAvi,

    /// <summary>
    /// An animated WebP (<c>.webp</c>): every browser shows it as an image. The slowest to write: use it for short clips. At most 16,383
    /// pixels wide and high.
    /// </summary>
    AnimatedWebp,

    /// <summary>
    /// H.264 in an MP4 (<c>.mp4</c>): the smallest file, and plays everywhere. Needs the <c>ffmpeg</c> program.
    /// </summary>
    Mp4,
}
