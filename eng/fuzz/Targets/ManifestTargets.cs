using System.Text;
using Een.Media.Client;

namespace Een.Media.Fuzz.Targets;

/// <summary>The manifest of an export that is taken up again, after anything may have happened to it.</summary>
internal static class ManifestTargets
{
    private static readonly ExportOptions s_options = new() { Walk = new WalkOptions { Until = FakeService.Noon.AddMinutes(10) } };

    public static async Task<IReadOnlyList<Target>> AllAsync(string folder)
    {
        string directory = Path.Combine(folder, "export");
        string manifest = Path.Combine(directory, "manifest.jsonl");
        var service = new FakeService();
        EenMediaClient client = service.Client();
        await client.RecordedImages.ExportAsync(FakeService.Request, directory, s_options);
        byte[] whole = await File.ReadAllBytesAsync(manifest);
        byte[] header = [.. whole.AsSpan(0, whole.AsSpan().IndexOf((byte)'\n') + 1)];
        return
        [
            new(
                "client-manifest",
                Corpus.Words("\n", "\r", "{", "}", "\"", ":", ",", "null", "-1", "1e999", "99999999999999999999", "\"timestamp\":", "\"0001-01-01T00:00:00.000Z\"", "\"9999-12-31T23:59:59.999Z\"", "\"file\":\"../../x.jpg\"", "\"bytes\":", "\"sha256\":", "{\"gap\":{}}\n", "{\"gap\":null}\n", "{\"end\":{}}\n", "{\"end\":{\"frames\":-1,\"bytes\":-1}}\n", "\uFEFF", "\0"),
                async input =>
                {
                    await File.WriteAllBytesAsync(manifest, input);
                    try
                    {
                        return await FakeService.SucceedsAsync(() => client.RecordedImages.ExportAsync(FakeService.Request, directory, s_options));
                    }
                    catch (InvalidOperationException e) when (e.Message.StartsWith(manifest, StringComparison.Ordinal))
                    {
                        // Promised for the manifest of something else.
                        return false;
                    }
                })
            {
                MadeSeeds = [whole, [.. whole, .. whole], [.. whole.AsSpan(0, whole.Length / 2)], [.. header, .. FrameAt("0001-01-01T00:00:00.000Z")], [.. header, .. FrameAt("9999-12-31T23:59:59.999Z")]],
            },
        ];
    }

    /// <summary>A line as the export would have written it, for a frame that no camera took.</summary>
    private static byte[] FrameAt(string timestamp) => Encoding.ASCII.GetBytes(
        $$"""{"timestamp":"{{timestamp}}","file":"{{timestamp.Replace(':', '-')}}_{{FakeService.DeviceId}}_preview.jpg","bytes":9223372036854775807,"sha256":"00","width":0,"height":-1}""" + "\n");
}
