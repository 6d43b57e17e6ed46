using System.Text.Json;
using System.Text.Json.Serialization;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Exports;

/// <summary>
/// What a directory of exports was made for, kept in it. Words such as <c>-1d</c> mean another time whenever they are read: the same
/// command, given again, goes on with the times of the first one.
/// </summary>
internal sealed record ExportJob
{
    private const string FileName = "een-media.json";
    private const int LargestFile = 16 * 1024 * 1024;

    public int Format { get; init; } = 1;

    /// <summary>The choices of the command, in one text: the same text is the same command.</summary>
    public required string Asked { get; init; }

    public required IReadOnlyList<JobCamera> Cameras { get; init; }

    public required bool Main { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The end; <see langword="null"/> for one that grows with the recording.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The distance of a sample; <see langword="null"/> for every frame.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The part of each day of a sample, such as <c>08:00-17:00</c>.</summary>
    public string? Daily { get; init; }

    public bool Boxes { get; init; }

    public int? Width { get; init; }

    /// <summary>The job of the directory; <see langword="null"/> when it has none.</summary>
    /// <exception cref="CliException">The file is not one of ours.</exception>
    public static ExportJob? Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            if (new FileInfo(path).Length <= LargestFile
                && JsonSerializer.Deserialize(File.ReadAllText(path), ExportJobJson.Default.ExportJob) is { Format: 1 } job
                && job.Cameras.All(camera => camera.IsUsable))
            {
                return job;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new CliException(ExitCode.Failed, $"{path} is damaged, or of another version of een-media. Export into another directory.");
    }

    public void Write(string directory)
    {
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, FileName);
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(this, ExportJobJson.Default.ExportJob) + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
    }
}

/// <summary>A camera of a job, as it was called when the job began.</summary>
internal sealed record JobCamera(string Id, string Name, string Directory, string Zone)
{
    /// <summary>The file may have been edited: its directory must not lead out of the job's.</summary>
    [JsonIgnore]
    public bool IsUsable => Id is not null && Name is not null && Zone is not null && Directory is { Length: > 0 }
        && Directory.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    [JsonIgnore]
    public TimeZoneInfo TimeZone => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out TimeZoneInfo? zone) ? zone : TimeZoneInfo.Utc;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportJob))]
internal sealed partial class ExportJobJson : JsonSerializerContext;
