using System.Text.Json;
using System.Text.Json.Serialization;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Files;

namespace Een.Media.Cli.Exports;

/// <summary>
/// The command that created a directory of exports, stored in that directory. Words such as <c>-1d</c> mean another time in each run, so a
/// later run of the same command uses the times of the first run.
/// </summary>
internal sealed record ExportJob
{
    private const string FileName = "een-media.json";
    private const int LargestFile = 16 * 1024 * 1024;

    public int Format { get; init; } = 1;

    /// <summary>The options of the command as one text. Commands with the same text are the same.</summary>
    public required string Asked { get; init; }

    public required IReadOnlyList<JobCamera> Cameras { get; init; }

    public required bool Main { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The end; <see langword="null"/> for an export that grows with the recording.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The interval of a sample; <see langword="null"/> for every frame.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The part of each day of a sample, such as <c>08:00-17:00</c>.</summary>
    public string? Daily { get; init; }

    public bool Boxes { get; init; }

    public int? Width { get; init; }

    /// <summary>The job of the directory; <see langword="null"/> when it has none.</summary>
    /// <exception cref="CliException">The file was not written by this tool, or is damaged.</exception>
    public static ExportJob? Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            if (new FileInfo(path).Length <= LargestFile
                && JsonSerializer.Deserialize(File.ReadAllText(path), ExportJobJson.Default.ExportJob)
                    is { Format: 1, Asked: not null, Cameras: not null } job
                && job.Cameras.All(camera => camera is { IsUsable: true }))
            {
                return job;
            }
        }
        catch (JsonException)
        {
            // Reported below.
        }

        throw new CliException(ExitCode.Failed, $"{path} is damaged, or from another version of een-media. Export into another directory.");
    }

    /// <summary>
    /// Writes the job into the directory. If another run has written one meanwhile, that job is kept, because its frames may already be
    /// there.
    /// </summary>
    /// <returns>The job of the directory.</returns>
    public ExportJob Begin(string directory)
    {
        string path = Path.Combine(OutputPath.CreateDirectory(directory), FileName);
        string draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(draft, JsonSerializer.Serialize(this, ExportJobJson.Default.ExportJob) + "\n");
            File.Move(draft, path, overwrite: false);
            return this;
        }
        catch (IOException) when (File.Exists(path))
        {
            return Read(directory)!;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}

/// <summary>A camera of a job, with its name when the job began.</summary>
internal sealed record JobCamera(string Id, string Name, string Directory, string Zone)
{
    /// <summary>The file may have been edited: its directory must not lead out of the job's.</summary>
    [JsonIgnore]
    public bool IsUsable => Id is not null && Name is not null && Zone is not null && Directory is { Length: > 0 }
        && Directory.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The zone; <see langword="null"/> when this machine does not know it.</summary>
    [JsonIgnore]
    public TimeZoneInfo? TimeZone => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out TimeZoneInfo? zone) ? zone : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportJob))]
internal sealed partial class ExportJobJson : JsonSerializerContext;
