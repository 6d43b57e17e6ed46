using Een.Media.Client;
using Een.Media.Emulator;

namespace Een.Media.Benchmarks.Imaging;

/// <summary>The frames to measure with: in memory, and as files for ffmpeg.</summary>
internal sealed class Film : IDisposable
{
    private readonly List<(byte[] Jpeg, DateTimeOffset At)> _frames = [];
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("een-imaging-benchmark-");

    public int Count => _frames.Count;

    public long Bytes => _frames.Sum(frame => (long)frame.Jpeg.Length);

    public string Pattern => this["frame_%04d.jpg"];

    public string this[string name] => Path.Combine(_directory.FullName, name);

    /// <summary>Previews of the emulator's first camera, a minute apart, or the JPEGs of a directory, repeated.</summary>
    public static async Task<Film> LoadAsync(DirectoryInfo? directory, int count)
    {
        var film = new Film();
        if (directory is not null)
        {
            byte[][] files = [.. directory.GetFiles("*.jpg").OrderBy(file => file.Name).Select(file => File.ReadAllBytes(file.FullName))];
            for (int i = 0; i < count; i++)
                film.Add(files[i % files.Length], DateTimeOffset.UnixEpoch.AddMinutes(i));
            return film;
        }

        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions());
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
        });
        DateTimeOffset now = DateTimeOffset.UtcNow;
        var request = RecordedImageRequest.ForDevice(emulator.Cameras[0].Id).Preview().AtOrAfter(now.AddMinutes(-count));
        await foreach (RecordedImage image in client.RecordedImages.SampleAsync(request, TimeSpan.FromMinutes(1), now))
        {
            using (image)
            {
                if (film.Count < count)
                    film.Add(image.Data.ToArray(), image.Timestamp);
            }
        }

        return film;
    }

    public async IAsyncEnumerable<RecordedImage> Images(int? count = null)
    {
        foreach ((byte[] jpeg, DateTimeOffset at) in _frames.Take(count ?? Count))
        {
            await ValueTask.CompletedTask;
            yield return EenMediaModelFactory.RecordedImage(jpeg, at, "10058b7a");
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private void Add(byte[] jpeg, DateTimeOffset at)
    {
        File.WriteAllBytes(this[$"frame_{_frames.Count:0000}.jpg"], jpeg);
        _frames.Add((jpeg, at));
    }
}
