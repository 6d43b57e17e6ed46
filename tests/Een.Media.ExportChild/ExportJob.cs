using Een.Media.Client;

namespace Een.Media.ExportChild;

/// <summary>The exports that the kill test interrupts, defined once for the process that dies and the one that compares.</summary>
public static class ExportJob
{
    /// <summary>Where the recording begins.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<string> Names { get; } = ["walk", "slices", "backward", "sample"];

    public static async Task<ExportResult> RunAsync(
        string name, Uri address, string token, string deviceId, string directory, IProgress<ExportProgress>? progress)
    {
        using var client = new EenMediaClient(new EenMediaClientOptions { BaseAddress = address, Credential = EenCredential.FromAccessToken(token) });
        return await RunAsync(client.RecordedImages, name, deviceId, directory, progress);
    }

    private static async Task<ExportResult> RunAsync(
        IRecordedImagesClient images, string name, string deviceId, string directory, IProgress<ExportProgress>? progress)
    {
        RecordedImageStreamStage preview = RecordedImageRequest.ForDevice(deviceId).Preview();
        DateTimeOffset end = Start.AddMinutes(2);
        return name switch
        {
            "walk" => await images.ExportAsync(
                preview.AtOrAfter(Start), directory, new ExportOptions { Progress = progress, GapThreshold = TimeSpan.FromSeconds(20) }),
            "slices" => await images.ExportAsync(
                preview.AtOrAfter(Start), directory, new ExportOptions { Progress = progress, Walk = new WalkOptions { Until = end, Parallelism = 4 } }),
            "backward" => await images.ExportAsync(
                preview.Before(end),
                directory,
                new ExportOptions { Progress = progress, Walk = new WalkOptions { Direction = WalkDirection.Backward, Until = Start, MaxFrames = 50 } }),
            _ => await images.ExportAsync(
                preview.AtOrAfter(Start),
                directory,
                new ExportOptions { Progress = progress, Sample = SamplePlan.Every(TimeSpan.FromSeconds(3), Start, end) }),
        };
    }
}
