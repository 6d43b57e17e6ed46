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
        Assert.That(new ExportDirectory("x", main).NameOf(Instant), Is.EqualTo("2025-06-01T12-03-04.567Z_10058b7a_main.jpg"));
    }

    [TestCase("../../etc/passwd")]
    [TestCase("..")]
    [TestCase("/etc/passwd")]
    [TestCase(@"C:\Windows\win.ini")]
    [TestCase(@"\\server\share")]
    [TestCase("con")]
    [TestCase("nul.jpg")]
    [TestCase("a:b|c<d>\"e\"f?g*h")]
    [TestCase("kamera-ä-\ud83d\udcf7")]
    public void No_device_id_leads_out_of_the_directory_or_off_any_file_system(string deviceId) => AssertHarmless(NameOf(deviceId, Instant));

    [Test]
    public void No_text_at_all_does() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonWhiteSpaceString>().Filter(id => !id.Get.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == ',')),
        id => AssertHarmless(NameOf(id.Get, Instant))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void Names_sort_as_their_times_do() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Two().Select(ms => (A: DateTimeOffset.UnixEpoch.AddSeconds(ms.Item1 / 3.0), B: DateTimeOffset.UnixEpoch.AddSeconds(ms.Item2 / 3.0))).ToArbitrary(),
        t =>
        {
            int byName = Math.Sign(string.CompareOrdinal(NameOf("10058b7a", t.A), NameOf("10058b7a", t.B)));
            return byName == t.A.ToUnixTimeMilliseconds().CompareTo(t.B.ToUnixTimeMilliseconds());
        }).Check(Config.QuickThrowOnFailure);

    private static void AssertHarmless(string name)
    {
        Assert.That(name, Does.Match(@"^2025-06-01T12-03-04\.567Z_[A-Za-z0-9-]{1,64}_preview\.jpg$"));
        Assert.That(Path.GetFullPath(name, "/export"), Is.EqualTo("/export/" + name));
    }

    private static string NameOf(string deviceId, DateTimeOffset timestamp) =>
        new ExportDirectory("x", RecordedImageRequest.ForDevice(deviceId).Preview().At(timestamp)).NameOf(timestamp);
}
