using Een.Media.Conventions.Tests.Structure;

namespace Een.Media.Conventions.Tests.Docs;

public sealed class ApiReferenceTests
{
    /// <summary>Run with <c>EEN_WRITE_DOCS=1</c> to write the pages again. What is said of a member may lag behind, its signature may not.</summary>
    [TestCaseSource(typeof(Packages), nameof(Packages.All))]
    public void Every_public_type_and_member_is_in_the_reference_with_its_signature(Package package)
    {
        string path = PathOf(package.ToString());
        string page = ApiReference.Of(package);
        if (Environment.GetEnvironmentVariable("EEN_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        Assert.That(
            Signatures(File.ReadAllText(path)), Is.EqualTo(Signatures(page)),
            "EEN_WRITE_DOCS=1 dotnet test tests/Een.Media.Conventions.Tests --filter ApiReference");
        Assert.That(
            Signatures(page).Where(line => line[0] == '#'),
            Is.EquivalentTo(package.Assembly.GetExportedTypes().Select(type => "## " + ApiReference.Name(type))));
    }

    [TestCase("Een.Media.Client", "Task<ExportResult> ExportAsync(RecordedImageTimeRequest request, string directory, ExportOptions? options = null, CancellationToken cancellationToken = default)")]
    [TestCase("Een.Media.Client", "AuthorizationCode(string value, Uri redirectUri, string? codeVerifier = null)")]
    [TestCase("Een.Media.Client", "string? TimeZoneName { get; init; }")]
    [TestCase("Een.Media.Client", "DateTimeOffset ToInstant(DateTime wallClock, RepeatedHour repeated = RepeatedHour.First)")]
    [TestCase("Een.Media.Client", "Skip")]
    [TestCase("Een.Media.Client.Imaging", "static byte[] ToJpeg(this SKBitmap bitmap, int quality = 90)")]
    public void A_signature_has_the_types_the_names_and_the_defaults(string package, string signature) =>
        Assert.That(Signatures(File.ReadAllText(PathOf(package))), Has.Member($"- `{signature}`"));

    private static string PathOf(string package) => Path.Combine(Repository.Root, "docs", "api", $"{package}.md");

    private static string[] Signatures(string page) =>
    [
        .. page.ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("- `", StringComparison.Ordinal)),
    ];
}
