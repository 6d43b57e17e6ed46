using System.Globalization;
using Een.Media.Emulator.Cameras;
using Een.Media.Emulator.Cameras.Folder;
using Een.Media.Emulator.Cameras.Frames;
using Een.Media.Emulator.Cameras.Scenes;
using Een.Media.Emulator.Cameras.Timelines;

namespace Een.Media.Emulator;

/// <summary>
/// One camera of the emulated account. A definition: immutable, and free to be used by several emulators. What the factory methods do
/// not ask for is set by a copy: <c>EmulatedCamera.Synthetic("Gate") with { Online = false }</c>.
/// </summary>
public sealed record EmulatedCamera
{
    private readonly string? _deviceId;
    private readonly Func<string, int, DateTimeOffset, Camera> _create;

    private EmulatedCamera(string name, Func<string, int, DateTimeOffset, Camera> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _create = create;
    }

    /// <summary>The name that the camera bears in listings and in its own pictures.</summary>
    public string Name { get; }

    /// <summary>
    /// The id of the camera, 8 lower-case hex digits as the vendor's are. <see langword="null"/>, the default: made from the emulator's
    /// seed and the name.
    /// </summary>
    /// <exception cref="ArgumentException">Set to something that is not 8 lower-case hex digits.</exception>
    public string? DeviceId
    {
        get => _deviceId;
        init
        {
            if (value is not null && (value.Length != 8 || !value.All(char.IsAsciiHexDigit) || value.Any(char.IsAsciiLetterUpper)))
                throw new ArgumentException($"A device id is 8 lower-case hex digits, such as 10058b7a; given was \"{value}\".", nameof(value));
            _deviceId = value;
        }
    }

    /// <summary>Whether the camera is connected. One that is not keeps its recordings and has no live image. Default: connected.</summary>
    public bool Online { get; init; } = true;

    /// <summary>A drawn scene in which things move, recorded up to now, with gaps.</summary>
    /// <param name="name">The camera's name; it is drawn into the pictures.</param>
    /// <param name="options">Scene, rhythm and retention; <see langword="null"/> for the defaults.</param>
    /// <returns>The camera.</returns>
    public static EmulatedCamera Synthetic(string name, SyntheticCameraOptions? options = null)
    {
        options ??= new SyntheticCameraOptions();
        return new EmulatedCamera(name, (deviceId, seed, _) => SyntheticCamera.Create(deviceId, name, options, seed));
    }

    /// <summary>
    /// The JPEG files of a directory as the recording of a camera, for preview and main alike, served byte for byte when neither another
    /// size nor boxes are asked for. When they were taken is read from their EXIF data or their names: see <see cref="FolderCameraOptions"/>.
    /// </summary>
    /// <param name="directory">The directory; its sub-directories are not looked at. It is read when an emulator starts.</param>
    /// <param name="options">The name and the rhythm; <see langword="null"/> for the defaults.</param>
    /// <returns>The camera.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">The directory holds no JPEG that can be read.</exception>
    public static EmulatedCamera FromFolder(string directory, FolderCameraOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        options ??= new FolderCameraOptions();
        string path = FolderCamera.Check(directory);
        string name = options.Name ?? new DirectoryInfo(path).Name;
        return new EmulatedCamera(name, (deviceId, _, now) => FolderCamera.Create(deviceId, name, path, options, now));
    }

    /// <summary>Frames at exactly the instants given: tiny pictures for tests of walking, or padded ones for measurements.</summary>
    /// <param name="name">The camera's name.</param>
    /// <param name="preview">When previews exist. Cut to whole milliseconds; order and duplicates do not matter. Those after now appear in time.</param>
    /// <param name="main">When main images exist; <see langword="null"/> for never.</param>
    /// <param name="options">Frame size and spacing; <see langword="null"/> for the defaults.</param>
    /// <returns>The camera.</returns>
    public static EmulatedCamera FromTimeline(
        string name, IEnumerable<DateTimeOffset> preview, IEnumerable<DateTimeOffset>? main = null, TimelineCameraOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(preview);
        options ??= new TimelineCameraOptions();
        var previews = new ListTimeline(preview, options.MaximumSpacing);
        var mains = new ListTimeline(main ?? [], options.MaximumSpacing);
        return new EmulatedCamera(name, (deviceId, _, _) => new Camera(deviceId, name, previews, mains, new TinyFrames(deviceId, options.FrameBytes)));
    }

    /// <summary>The camera itself, ready to be asked.</summary>
    internal Camera Create(int seed, DateTimeOffset now)
    {
        // Ids of one account look alike: they come from one range.
        string deviceId = DeviceId ?? string.Create(CultureInfo.InvariantCulture, $"100{(ulong)Noise.OfText(seed, Name) & 0xFFFFF:x5}");
        return _create(deviceId, seed, now) with { Online = Online };
    }
}
