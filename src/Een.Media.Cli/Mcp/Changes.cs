using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Mcp;

/// <summary>The times of a range at which the image changed, and the first frames of them.</summary>
internal sealed class Changes : IDisposable
{
    /// <summary>How many frames are kept to show.</summary>
    public const int MostFrames = 16;

    private const int MostCompared = 240;

    private static readonly TimeSpan s_fastest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    private readonly Camera _camera;
    private readonly List<RecordedImage> _frames = [];
    private readonly List<DateTimeOffset> _times = [];

    private Changes(Camera camera, TimeSpan every) => (_camera, Every) = (camera, every);

    public IReadOnlyList<DateTimeOffset> Times => _times;

    public int Compared { get; private set; }

    public TimeSpan Every { get; }

    /// <exception cref="CliException">The range is too long.</exception>
    public static async Task<Changes> FindAsync(
        IRecordedImagesClient images, Camera camera, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (until - from > s_longest)
            throw CliException.Usage("The range is longer than a day. Ask for a shorter one, or for a contact sheet.");
        TimeSpan every = (until - from) / MostCompared;
        var changes = new Changes(camera, every < s_fastest ? s_fastest : every);
        try
        {
            await changes.ReadAsync(images, from, until, cancellationToken).ConfigureAwait(false);
            return changes;
        }
        catch
        {
            changes.Dispose();
            throw;
        }
    }

    /// <summary>The kept frames side by side. The caller disposes the sheet. The frames are disposed.</summary>
    public async Task<ContactSheet> ShowAsync(TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        int columns = Math.Min(4, _frames.Count);
        var options = new ContactSheetOptions
        {
            Columns = columns,
            Rows = (_frames.Count + columns - 1) / columns,
            TimeZone = zone,
            Title = SafeText.Of(_camera.Name),
        };
        return await ContactSheet.CreateAsync(_frames.ToAsyncEnumerable(), options, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _frames.ForEach(frame => frame.Dispose());

    private async Task ReadAsync(
        IRecordedImagesClient images, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<RecordedImage> samples = images.SampleAsync(
            RecordedImageRequest.ForDevice(_camera.Id).Preview().AtOrAfter(from),
            Every,
            until - TimeSpan.FromMilliseconds(1),

            // What cannot be decoded cannot be compared.
            new SampleOptions { DamagedFrames = DamagedFrameHandling.Skip },
            cancellationToken).Select(Counted);
        bool isFirst = true;
        await foreach (RecordedImage frame in samples.WhereChangedAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            // The first frame is the reference for the others.
            if (isFirst)
            {
                isFirst = false;
                frame.Dispose();
                continue;
            }

            _times.Add(frame.Timestamp);
            if (_frames.Count < MostFrames)
                _frames.Add(frame);
            else
                frame.Dispose();
        }
    }

    private RecordedImage Counted(RecordedImage frame)
    {
        Compared++;
        return frame;
    }
}
