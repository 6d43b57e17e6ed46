using System.Globalization;
using Een.Media.Emulator.Cameras.Folder;
using Een.Media.Emulator.Cameras.Frames;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes;
using Een.Media.Emulator.Cameras.Timelines;

namespace Een.Media.Emulator;

/// <summary>
/// The definition of a camera of the emulated account. Immutable; several emulators can use the same one. Set further properties on a
/// copy: <c>EmulatedCamera.Synthetic("Gate") with { Online = false }</c>.
/// </summary>
public sealed record EmulatedCamera
{
    private readonly string? _deviceId;
    private readonly Func<string, int, DateTimeOffset, TimeZoneInfo, Camera> _create;

    private EmulatedCamera(string name, Func<string, int, DateTimeOffset, TimeZoneInfo, Camera> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _create = create;
    }

    /// <summary>The name of the camera, in lists and in its images.</summary>
    public string Name { get; }

    /// <summary>
    /// The device id, 8 lower-case hex digits like the vendor's. <see langword="null"/>, the default: derived from the emulator's seed and
    /// the name.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not 8 lower-case hex digits.</exception>
    public string? DeviceId
    {
        get => _deviceId;
        init
        {
            if (value is not null && (value.Length != 8 || !value.All(char.IsAsciiHexDigit) || value.Any(char.IsAsciiLetterUpper)))
            {
                throw new ArgumentException(
                    $"A device id must be 8 lower-case hex digits, such as 10058b7a. It was \"{value}\".", nameof(value));
            }

            _deviceId = value;
        }
    }

    /// <summary>Whether the camera is online. An offline camera has recordings but no live images. Default: online.</summary>
    public bool Online { get; init; } = true;

    /// <summary>The time zone, as <c>/cameras</c> lists it. It decides when it is day in a drawn scene. Default: the emulator's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>The name of the place, as <c>/cameras</c> lists it. Default: none.</summary>
    public string? Site { get; init; }

    /// <summary>The tags, as <c>/cameras</c> lists them. Default: none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A camera with a drawn scene in which things move. It is recorded up to now, with gaps.</summary>
    /// <param name="name">The name; it is drawn into the images.</param>
    /// <param name="options">Scene, frame intervals and retention; <see langword="null"/> for the defaults.</param>
    /// <returns>The camera.</returns>
    public static EmulatedCamera Synthetic(string name, SyntheticCameraOptions? options = null)
    {
        options ??= new SyntheticCameraOptions();
        return new EmulatedCamera(name, (deviceId, seed, _, zone) => SyntheticCamera.Create(deviceId, name, options, seed, zone));
    }

    /// <summary>
    /// A camera that has recorded the JPEG files of a directory, as previews and as main images. They are served byte for byte unless a
    /// size or overlays are requested. Their times come from EXIF data or file names: see <see cref="FolderCameraOptions"/>.
    /// </summary>
    /// <param name="directory">The directory, without its subdirectories. It is read when an emulator starts.</param>
    /// <param name="options">Name and spacing; <see langword="null"/> for the defaults.</param>
    /// <returns>The camera.</returns>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="InvalidDataException">The directory contains no JPEG file.</exception>
    public static EmulatedCamera FromFolder(string directory, FolderCameraOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        options ??= new FolderCameraOptions();
        string path = FolderCamera.Check(directory);
        string name = options.Name ?? new DirectoryInfo(path).Name;
        return new EmulatedCamera(name, (deviceId, _, now, _) => FolderCamera.Create(deviceId, name, path, options, now));
    }

    /// <summary>A camera with frames at exactly the given times: tiny images for tests, or padded ones for measurements.</summary>
    /// <param name="name">The name.</param>
    /// <param name="preview">
    /// The times of previews, cut to whole milliseconds. Order and duplicates do not matter. Future frames appear when their time comes.
    /// </param>
    /// <param name="main">The times of main images; <see langword="null"/> for none.</param>
    /// <param name="options">Frame size and spacing; <see langword="null"/> for the defaults.</param>
    /// <returns>The camera.</returns>
    public static EmulatedCamera FromTimeline(
        string name, IEnumerable<DateTimeOffset> preview, IEnumerable<DateTimeOffset>? main = null, TimelineCameraOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(preview);
        options ??= new TimelineCameraOptions();
        var previews = new ListTimeline(preview, options.MaximumSpacing);
        var mains = new ListTimeline(main ?? [], options.MaximumSpacing);
        return new EmulatedCamera(
            name, (deviceId, _, _, _) => new Camera(deviceId, name, previews, mains, new TinyFrames(deviceId, options.FrameBytes)));
    }

    /// <summary>Creates the camera that the definition describes.</summary>
    internal Camera Create(int seed, DateTimeOffset now, TimeZoneInfo zone)
    {
        // The ids of one account look alike, as the vendor's do.
        string deviceId = DeviceId ?? string.Create(CultureInfo.InvariantCulture, $"100{(ulong)Noise.OfText(seed, Name) & 0xFFFFF:x5}");
        TimeZoneInfo own = TimeZone ?? zone;
        return _create(deviceId, seed, now, own) with { Online = Online, TimeZone = own, Site = Site, Tags = Tags };
    }
}
