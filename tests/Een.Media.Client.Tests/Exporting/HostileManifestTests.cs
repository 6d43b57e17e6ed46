using System.Text;
using Een.Media.Client.RecordedImages.Exporting;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Exporting;

/// <summary>A manifest is a file that anything may have happened to: a line of it is read, or is none, and nothing else.</summary>
public sealed class HostileManifestTests
{
    private static readonly string[] s_lines =
    [
        """{"timestamp":"2026-06-01T12:00:00.000Z","file":"2026-06-01T12-00-00.000Z.jpg","bytes":20480,"sha256":"00ff","width":640,"height":360}""",
        """{"gap":{"from":"2026-06-01T12:00:00.000Z","until":"2026-06-01T13:00:00.000Z","instants":6}}""",
        """{"end":{"frames":3600,"bytes":73728000}}""",
    ];

    private static readonly string[] s_pieces =
        ["\"", "{", "}", "[", "]", ":", ",", "null", "true", "-1", "1e400", "99999999999999999999", "\\u0000", "\"2026-13-45T99:99:99Z\"", "\"\"", "{}", "[]"];

    [Test]
    public void A_damaged_line_of_a_manifest_is_read_or_ignored_without_a_crash() => Prop.ForAll(
        Gen.Elements(s_lines).ToArbitrary(),
        Gen.Choose(0, 200).Two().ToArbitrary(),
        Gen.Elements(s_pieces).ToArbitrary(),
        (line, places, piece) =>
        {
            int from = places.Item1 % line.Length;
            int length = Math.Min(places.Item2 % 30, line.Length - from);
            _ = ManifestJson.TryRead(string.Concat(line.AsSpan(0, from), piece, line.AsSpan(from + length)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Test]
    public void A_torn_line_of_a_manifest_is_ignored()
    {
        using var scope = Assert.EnterMultipleScope();
        foreach (string line in s_lines)
        {
            Assert.That(ManifestJson.TryRead(line), Is.Not.Null);
            for (int length = 0; length < line.Length; length++)
                Assert.That(ManifestJson.TryRead(line[..length]), Is.Null, line[..length]);
        }
    }

    [Test]
    public void Random_bytes_in_a_manifest_are_read_or_ignored_without_a_crash() => Prop.ForAll<byte[]>(
        bytes => _ = ManifestJson.TryRead(Encoding.UTF8.GetString(bytes ?? []))).QuickCheckThrowOnFailure();
}
