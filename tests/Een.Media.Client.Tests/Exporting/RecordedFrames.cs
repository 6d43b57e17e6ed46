using System.Globalization;
using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Exporting;

/// <summary>
/// A recording behind HTTP from memory, and a directory to export it into. Frames may leave the recording between two exports, and every
/// body may break off.
/// </summary>
internal sealed class RecordedFrames : IDisposable
{
    public static readonly DateTimeOffset Start = new(2025, 6, 1, 12, 0, 0, 567, TimeSpan.Zero);
    public static readonly RecordedImageTimeRequest Request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(Start);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("een-export-");
    private readonly MockService _service = new();

    public RecordedFrames(params IEnumerable<double> seconds)
    {
        Frames = [.. seconds.Select(At)];
        _service.Always(Answer);
    }

    public List<DateTimeOffset> Frames { get; }

    /// <summary>The frame that cannot be fetched.</summary>
    public DateTimeOffset? Broken { get; set; }

    /// <summary>The frame with which requests for one exact instant are answered, whatever they ask for.</summary>
    public DateTimeOffset? AnswersExactlyWith { get; set; }

    /// <summary>Whether a gateway answers requests for one exact instant with a page and 404.</summary>
    public bool AnswersExactlyWithPage { get; set; }

    public int Requests => _service.Seen.Count;

    /// <summary>Of them, those for the list of recordings.</summary>
    public int Lists => _service.Seen.Count(seen => seen.Uri.AbsolutePath == "/api/v3.0/media");

    /// <summary>Does not exist before the first export.</summary>
    public string Folder => Path.Combine(_folder.FullName, "export");

    public string Manifest => Path.Combine(Folder, "manifest.jsonl");

    public string[] Lines => File.ReadAllLines(Manifest);

    public static DateTimeOffset At(double second) => Start.AddSeconds(second);

    public static string NameOf(double second) =>
        At(second).UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss.fff'Z_10058b7a_preview.jpg'", CultureInfo.InvariantCulture);

    public static byte[] JpegOf(double second) => Jpeg.Sample(comment: NameOf(second));

    public string FileOf(double second) => Path.Combine(Folder, NameOf(second));

    public string[] Files() => [.. Directory.GetFiles(Folder, "*.jpg").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    public Task<ExportResult> ExportAsync(ExportOptions? options = null, RecordedImageTimeRequest? request = null, TimeProvider? time = null) =>
        _service.Client(o => o.TimeProvider = time ?? TimeProvider.System).RecordedImages.ExportAsync(request ?? Request, Folder, options);

    public Task<ExportResult> ExportAsync(IExportTarget target, ExportOptions? options = null) =>
        _service.Client().RecordedImages.ExportAsync(Request, target, options);

    public void Dispose()
    {
        _service.Dispose();
        _folder.Delete(recursive: true);
    }

    private HttpResponseMessage Answer(SeenRequest seen)
    {
        if (seen.Uri.AbsolutePath == "/api/v3.0/media")
            return Answers.Json($$"""{"nextPageToken":"","prevPageToken":"","results":[{{string.Join(',', Frames.Select(Interval))}}]}""");
        if (AnswersExactlyWithPage && seen.Query.ContainsKey("timestamp"))
            return Answers.Error(HttpStatusCode.NotFound, "<html>no route</html>");
        int index = seen.PageToken is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : Find(seen);
        if (index < 0 || index >= Frames.Count)
            return Answers.NotFound();
        if (Frames[index] == Broken)
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        return Answers.Frame(
            JpegOf((Frames[index] - Start).TotalSeconds),
            Frames[index].ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            next: index + 1 < Frames.Count ? $"{index + 1}" : null,
            previous: index > 0 ? $"{index - 1}" : null);
    }

    private int Find(SeenRequest seen)
    {
        (string name, string value) = seen.Query.Single(pair => pair.Key.StartsWith("timestamp", StringComparison.Ordinal));
        DateTimeOffset asked = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture);
        return name switch
        {
            "timestamp" => Frames.FindIndex(f => f == (AnswersExactlyWith ?? asked)),
            "timestamp__gte" => Frames.FindIndex(f => f >= asked),
            "timestamp__gt" => Frames.FindIndex(f => f > asked),
            "timestamp__lte" => Frames.FindLastIndex(f => f <= asked),
            _ => Frames.FindLastIndex(f => f < asked),
        };
    }

    /// <summary>Half a second around each frame.</summary>
    private static string Interval(DateTimeOffset frame) =>
        $$"""{"deviceId":"10058b7a","type":"preview","mediaType":"image","startTimestamp":"{{Wire(frame)}}","endTimestamp":"{{Wire(frame.AddSeconds(0.5))}}"}""";

    private static string Wire(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
