using Een.Media.Client.RecordedImages.Exporting;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Exporting;

public sealed class ExportNameTests
{
    private static readonly DateTimeOffset Instant = new(2025, 6, 1, 14, 3, 4, 567, TimeSpan.FromHours(2));

    [Test]
    public void A_name_says_when_which_camera_and_which_stream()
    {
        Assert.That(NameOf("10058b7a", Instant), Is.EqualTo("2025-06-01T12-03-04.567Z_10058b7a_preview.jpg"));
        RecordedImageTimeRequest main = RecordedImageRequest.ForDevice("10058b7a").Main().At(Instant);
        Assert.That(new ExportFiles(new DirectoryExportTarget("x"), main).NameOf(Instant), Is.EqualTo("2025-06-01T12-03-04.567Z_10058b7a_main.jpg"));
    }

    [Test]
    public void Names_sort_as_their_times_do() => Prop.ForAll(
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
