using Een.Media.Contract.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Contract.Tests.Exports;

/// <summary>Whatever an export left behind: running it again makes the directory of an undisturbed one.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Frames = 12;
    private static readonly DateTimeOffset Start = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<DateTimeOffset> Recording =
        [.. Enumerable.Range(0, Frames).Select(i => Start.AddSeconds(i + (i > 7 ? 200 : 0)))];

    private static readonly ExportOptions[] Kinds =
    [
        new(),
        new() { Walk = new WalkOptions { Until = Start.AddSeconds(205), Parallelism = 3 } },
        new() { Walk = new WalkOptions { MaxFrames = 9, ReadAhead = 0 } },
        new() { Walk = new WalkOptions { Direction = WalkDirection.Backward } },
        new() { Sample = SamplePlan.Every(TimeSpan.FromSeconds(2), Start, Start.AddSeconds(230)), Sampling = new SampleOptions { Tolerance = TimeSpan.FromSeconds(7) } },
    ];

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Test]
    public async Task An_export_that_is_damaged_anywhere_is_repaired()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(Recording);
        string[] undisturbed = [.. Kinds.Select(_ => _scratch.New())];
        for (int i = 0; i < Kinds.Length; i++)
            await ExportAsync(account, i, undisturbed[i]);

        // The manifest is cut anywhere, or junk follows it; and some files are missing, cut, changed, or half a temporary file remains.
        var cases = from kind in Gen.Choose(0, Kinds.Length - 1)
                    from cut in Gen.Choose(0, 1000)
                    from junk in Gen.Elements("", "{\"timestamp\":\"2025", "\0\0\0\0", "{}\n", "{\"timestamp\":\"2025-06-01T12:00:00.000Z\",\"file\":\"../../x\"}\n", "{\"bytes\":1e99}\n")
                    from harms in Gen.ArrayOf(Gen.Elements("keep", "keep", "keep", "delete", "cut", "change", "empty"), Frames)
                    from temporary in Gen.Elements(true, false)
                    select (kind, cut, junk, harms, temporary);
        Property repaired = Prop.ForAll(cases.ToArbitrary(), c =>
        {
            string directory = Copy(undisturbed[c.kind]);
            Harm(directory, c.cut, c.junk, c.harms, c.temporary);
            ExportAsync(account, c.kind, directory).GetAwaiter().GetResult();
            Assert.That(ScratchDirectory.Contents(directory), Is.EqualTo(ScratchDirectory.Contents(undisturbed[c.kind])));
            Directory.Delete(directory, recursive: true);
        });
        await Task.Run(() => repaired.Check(Config.QuickThrowOnFailure.WithMaxTest(40)));
    }

    [Test]
    public async Task An_export_survives_a_network_that_is_cut_again_and_again()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(Recording);
        int failures = 0;
        for (int kind = 0; kind < Kinds.Length; kind++)
        {
            string undisturbed = _scratch.New();
            await ExportAsync(account, kind, undisturbed);
            string directory = _scratch.New();
            while (!await ExportTwoFramesAsync(account, kind, directory))
                failures++;
            Assert.That(ScratchDirectory.Contents(directory), Is.EqualTo(ScratchDirectory.Contents(undisturbed)), $"kind {kind}");
        }

        Assert.That(failures, Is.AtLeast(6), "nothing was interrupted: 4 times without read-ahead, and once or more in each of the other walks");
    }

    [Test]
    public async Task An_export_that_is_canceled_after_any_frame_can_be_resumed()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(Recording);
        string undisturbed = _scratch.New();
        await ExportAsync(account, 0, undisturbed);
        string directory = _scratch.New();
        for (int frames = 1; frames <= Frames; frames++)
        {
            using var cancellation = new CancellationTokenSource();
            var progress = new SynchronousProgress(p =>
            {
                if (p.Frames >= frames)
                    cancellation.Cancel();
            });
            try
            {
                await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory, new ExportOptions { Progress = progress }, cancellation.Token);
            }
            catch (OperationCanceledException e)
            {
                Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));
            }
        }

        ExportResult result = await ExportAsync(account, 0, directory);
        Assert.That((result.Frames, result.Resumed, result.Repaired, result.Lost), Is.EqualTo((12L, 12L, 0L, 0L)));
        Assert.That(ScratchDirectory.Contents(directory), Is.EqualTo(ScratchDirectory.Contents(undisturbed)));
    }

    [Test, Platform("Linux", Reason = "A small file system in memory is Linux's")]
    public async Task An_export_on_a_full_disk_loses_nothing()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(Recording);
        string undisturbed = _scratch.New();
        await ExportAsync(account, 0, undisturbed);
        string directory = _scratch.New();
        await using SmallDisk disk = await SmallDisk.MountAsync(directory, pages: Pages(undisturbed) / 2);

        await Assert.ThatAsync(
            () => account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory),
            Throws.InstanceOf<IOException>().With.Message.Contains("No space left"));
        Assert.That(Directory.GetFiles(directory, "*.tmp"), Is.Empty, "half a file stays on the full disk");

        await disk.GrowAsync();
        ExportResult result = await ExportAsync(account, 0, directory);
        Assert.That(result.Frames, Is.EqualTo(12));
        Assert.That(result.Resumed, Is.InRange(1, 11));
        Assert.That(ScratchDirectory.Contents(directory), Is.EqualTo(ScratchDirectory.Contents(undisturbed)));

        static long Pages(string directory) => Directory.GetFiles(directory).Sum(file => (new FileInfo(file).Length + 4095) / 4096);
    }

    [Test]
    public async Task A_resumed_export_reports_repaired_and_lost_frames()
    {
        string directory = _scratch.New();
        string[] files;
        await using (RecordedAccount before = await RecordedAccount.StartAsync(Recording))
        {
            await ExportAsync(before, 0, directory);
            files = [.. Directory.GetFiles(directory, "*.jpg").Order(StringComparer.Ordinal)];
        }

        // The first frames have left the recording since.
        await using RecordedAccount account = await RecordedAccount.StartAsync(Recording.Skip(3));
        File.Delete(files[0]);
        await File.WriteAllTextAsync(files[1], "mine now");
        File.Delete(files[5]);

        ExportResult result = await ExportAsync(account, 0, directory);

        Assert.That((result.Frames, result.Resumed, result.Repaired, result.Lost), Is.EqualTo((10L, 9L, 1L, 2L)));
        Assert.That(File.Exists(files[5]));
        Assert.That(await File.ReadAllTextAsync(files[1]), Is.EqualTo("mine now"));
        string manifest = await File.ReadAllTextAsync(result.ManifestPath);
        Assert.That(manifest, Does.Not.Contain(Path.GetFileName(files[0])).And.Not.Contain(Path.GetFileName(files[1])).And.Contains(Path.GetFileName(files[2])));
    }

    private static Task<ExportResult> ExportAsync(RecordedAccount account, int kind, string directory, IProgress<ExportProgress>? progress = null)
    {
        ExportOptions options = Kinds[kind];
        return account.Images.ExportAsync(
            options.Walk?.Direction == WalkDirection.Backward ? account.Preview.Before(Start.AddHours(1)) : account.Preview.AtOrAfter(Start),
            directory,
            new ExportOptions { Walk = options.Walk, Sample = options.Sample, Sampling = options.Sampling, Progress = progress });
    }

    /// <summary>From the second frame of this run on, every body breaks off. <see langword="true"/>: no more were needed.</summary>
    private static async Task<bool> ExportTwoFramesAsync(RecordedAccount account, int kind, string directory)
    {
        int frames = 0;
        var progress = new SynchronousProgress(_ =>
        {
            if (++frames == 2)
                account.Emulator.Faults.Add(FaultRule.Of(Fault.ResetBody()));
        });
        try
        {
            await ExportAsync(account, kind, directory, progress);
            return true;
        }
        catch (EenTransportException)
        {
            return false;
        }
        finally
        {
            account.Emulator.Faults.Clear();
        }
    }

    private static void Harm(string directory, int cutPerMille, string junk, string[] harms, bool temporary)
    {
        string manifest = Path.Combine(directory, "manifest.jsonl");
        byte[] lines = File.ReadAllBytes(manifest);
        File.WriteAllBytes(manifest, [.. lines.AsSpan(0, lines.Length * cutPerMille / 1000), .. System.Text.Encoding.UTF8.GetBytes(cutPerMille > 300 ? junk : "")]);
        if (temporary)
            File.WriteAllText(Path.Combine(directory, ".frame.tmp"), "half");
        foreach ((string harm, string file) in harms.Zip(Directory.GetFiles(directory, "*.jpg").Order(StringComparer.Ordinal)))
        {
            byte[] bytes = File.ReadAllBytes(file);
            switch (harm)
            {
                case "delete":
                    File.Delete(file);
                    break;
                case "cut":
                    File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                    break;
                case "empty":
                    File.WriteAllBytes(file, []);
                    break;
                case "change":
                    bytes[bytes.Length / 2] ^= 1;
                    File.WriteAllBytes(file, bytes);
                    break;
                default:
                    break;
            }
        }
    }

    private string Copy(string directory)
    {
        string copy = Directory.CreateDirectory(_scratch.New()).FullName;
        foreach (string file in Directory.GetFiles(directory))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }
}
