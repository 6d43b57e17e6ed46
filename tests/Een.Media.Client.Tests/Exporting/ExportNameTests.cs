using Een.Media.Client.RecordedImages.Exporting;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Exporting;

public sealed class ExportNameTests
{
    private static readonly DateTimeOffset Instant = new(2025, 6, 1, 14, 3, 4, 567, TimeSpan.FromHours(2));

    [Test]
    public void The_name_of_an_exported_file_has_its_time_camera_and_stream()
    {
        Assert.That(NameOf("10058b7a", Instant), Is.EqualTo("2025-06-01T12-03-04.567Z_10058b7a_preview.jpg"));
        RecordedImageTimeRequest main = RecordedImageRequest.ForDevice("10058b7a").Main().At(Instant);
        Assert.That(new ExportFiles(new DirectoryExportTarget("x"), main).NameOf(Instant), Is.EqualTo("2025-06-01T12-03-04.567Z_10058b7a_main.jpg"));
    }

    [Test]
    public void The_names_of_exported_files_sort_by_time() => Prop.ForAll(
        Gen.OneOf(Gen.Choose(0, 50_000), Gen.Choose(0, int.MaxValue)).Two()
            .Select(ticks => (A: DateTimeOffset.UnixEpoch.AddTicks(ticks.Item1), B: DateTimeOffset.UnixEpoch.AddTicks(ticks.Item2))).ToArbitrary(),
        t =>
        {
            int byName = Math.Sign(string.CompareOrdinal(NameOf("10058b7a", t.A), NameOf("10058b7a", t.B)));
            return byName == t.A.CompareTo(t.B);
        }).Check(Config.QuickThrowOnFailure);

    private static string NameOf(string deviceId, DateTimeOffset timestamp) =>
        new ExportFiles(new DirectoryExportTarget("x"), RecordedImageRequest.ForDevice(deviceId).Preview().At(timestamp)).NameOf(timestamp);
}
