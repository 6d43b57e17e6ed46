namespace Een.Media.Conventions.Tests.Compilation;

/// <summary>
/// "The request cannot be wrong": each wrong usage is compiled and must fail with its own error, beside right usages that compile.
/// Without the right ones, a misspelt name would pass as a proof.
/// </summary>
public sealed class RequestTypeStateTests
{
    private const string Device = "RecordedImageRequest.ForDevice(\"10058b7a\")";
    private const string Preview = Device + ".Preview()";
    private const string Ready = Preview + ".AtOrAfter(noon)";
    private const string Page = "RecordedImageRequest.FromPageToken(token)";

    private const string NoSuchMember = "CS1061";
    private const string WrongArgument = "CS1503";
    private const string MissingArgument = "CS7036";
    private const string NoSuchOverload = "CS1501";
    private const string NoSuchConstructor = "CS1729";
    private const string Inaccessible = "CS0122";
    private const string CannotSet = "CS0200";
    private const string InitOnly = "CS8852";
    private const string Sealed = "CS0509";

    [TestCase(Preview + ".Before(noon);")]
    [TestCase(Preview + ".AtOrBefore(noon);")]
    [TestCase(Preview + ".At(noon);")]
    [TestCase(Preview + ".AtOrAfter(noon);")]
    [TestCase(Preview + ".After(noon);")]
    [TestCase(Device + ".Main().At(noon);")]
    [TestCase(Ready + ".WithSize(width: 640);")]
    [TestCase(Ready + ".WithSize(height: 360);")]
    [TestCase(Ready + ".WithSize(width: 640, height: 360);")]
    [TestCase(Ready + ".WithOverlay(OverlayMode.SvgHeader, \"a\");")]
    [TestCase(Ready + ".WithOverlay(OverlayMode.Both, \"a\", \"b\", \"c\");")]
    [TestCase(Ready + ".WithOverlay(OverlayMode.Both, new List<string> { \"a\", \"b\" });")]
    [TestCase(Ready + ".WithOverlay(OverlayMode.Both, new[] { \"a\", \"b\" });")]
    [TestCase(Ready + ".WithOverlay(OverlayMode.Both, (await client.RecordedImages.ListOverlaysAsync(\"10058b7a\")).Select(o => o.Id));")]
    [TestCase(Ready + ".WithSize(width: 640).WithOverlay(OverlayMode.Embedded, \"a\").WithSize(height: 360);")]
    [TestCase("using RecordedImage image = await client.RecordedImages.GetAsync(" + Ready + ", ct);")]
    [TestCase("using RecordedImage image = await client.RecordedImages.GetAsync(" + Page + ", ct);")]
    [TestCase("using RecordedImage? image = await client.RecordedImages.TryGetAsync(" + Ready + ");")]
    [TestCase("await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(" + Ready + ", new WalkOptions { Until = noon.AddHours(1) }, ct)) { using (frame) { } }")]
    [TestCase("await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(" + Page + ")) { using (frame) { } }")]
    [TestCase("IReadOnlyList<OverlayInfo> overlays = await client.RecordedImages.ListOverlaysAsync(\"10058b7a\", ct);")]
    [TestCase("var prefix = " + Preview + "; RecordedImageRequest a = prefix.At(noon), b = prefix.After(noon);")]
    public void A_valid_request_compiles(string usage) => Assert.That(Snippet.Errors(usage), Is.Empty);

    [TestCase(Ready + ".Before(noon);", NoSuchMember, TestName = "two operators")]
    [TestCase(Preview + ".At(noon).At(noon);", NoSuchMember, TestName = "the same operator twice")]
    [TestCase("await client.RecordedImages.GetAsync(" + Preview + ");", WrongArgument, TestName = "no operator")]
    [TestCase("client.RecordedImages.WalkAsync(" + Preview + ");", WrongArgument, TestName = "no operator in a walk")]
    [TestCase("await client.RecordedImages.GetAsync(" + Device + ");", WrongArgument, TestName = "neither stream type nor operator")]
    [TestCase(Device + ".At(noon);", NoSuchMember, TestName = "no stream type")]
    [TestCase(Preview + ".Main();", NoSuchMember, TestName = "two stream types")]
    [TestCase(Ready + ".Main();", NoSuchMember, TestName = "another stream type at the end")]
    [TestCase("RecordedImageRequest.ForDevice();", MissingArgument, TestName = "no device")]
    [TestCase("RecordedImageRequest.Preview();", "CS0117", TestName = "a stream type without a device")]
    [TestCase(Ready + ".WithOverlay(OverlayMode.Embedded);", NoSuchOverload, TestName = "an overlay without an id")]
    [TestCase(Ready + ".WithOverlay();", NoSuchOverload, TestName = "an overlay without anything")]
    [TestCase(Ready + ".WithOverlay(\"a\", \"b\");", WrongArgument, TestName = "an overlay without a mode")]
    [TestCase(Ready + ".WithOverlay(OverlayMode.Embedded, 7);", WrongArgument, TestName = "an overlay id that is a number")]
    [TestCase(Device + ".WithSize(width: 640);", NoSuchMember, TestName = "a size on the device")]
    [TestCase(Preview + ".WithSize(width: 640);", NoSuchMember, TestName = "a size before the operator")]
    [TestCase(Preview + ".WithOverlay(OverlayMode.Both, \"a\");", NoSuchMember, TestName = "an overlay before the operator")]
    [TestCase(Ready + ".WithSize(width: 640.5);", WrongArgument, TestName = "half a pixel")]
    [TestCase(Ready + ".WithSize(width: \"640\");", WrongArgument, TestName = "a size in words")]
    [TestCase(Page + ".WithSize(width: 640);", NoSuchMember, TestName = "a size on a page token")]
    [TestCase(Page + ".WithOverlay(OverlayMode.Both, \"a\");", NoSuchMember, TestName = "an overlay on a page token")]
    [TestCase(Page + ".Preview();", NoSuchMember, TestName = "a stream type on a page token")]
    [TestCase(Page + ".At(noon);", NoSuchMember, TestName = "an operator on a page token")]
    [TestCase("anyRequest.WithSize(width: 640);", NoSuchMember, TestName = "a size on a request of any kind")]
    [TestCase(Device + ".FromPageToken(token);", NoSuchMember, TestName = "a page token on a device")]
    [TestCase("RecordedImageRequest.FromPageToken(\"dG9rZW4\");", WrongArgument, TestName = "a page token that is any text")]
    [TestCase("string text = token;", "CS0029", TestName = "a page token that becomes text by itself")]
    [TestCase(Preview + ".At(\"2025-06-01T12:00:00Z\");", WrongArgument, TestName = "a timestamp in words")]
    [TestCase(Preview + ".At(1748779200);", WrongArgument, TestName = "a timestamp in seconds")]
    [TestCase(Preview + ".At();", MissingArgument, TestName = "an operator without a timestamp")]
    [TestCase(Ready + ".TargetWidth = 640;", CannotSet, TestName = "a request changed afterwards")]
    [TestCase(Ready + ".DeviceId = \"a\";", CannotSet, TestName = "a request moved to another device")]
    [TestCase("new RecordedImageDeviceStage(\"a\");", NoSuchConstructor, TestName = "a stage out of nothing")]
    [TestCase("new RecordedImageStreamStage(\"a\", StreamType.Main);", NoSuchConstructor, TestName = "a second stage out of nothing")]
    [TestCase("new RecordedImageTimeRequest();", NoSuchConstructor, TestName = "a request out of nothing")]
    [TestCase("new RecordedImage();", NoSuchConstructor, TestName = "an image out of nothing")]
    [TestCase("new WalkOptions().MaxFrames = 3;", InitOnly, TestName = "walk options changed afterwards")]
    public void An_invalid_request_does_not_compile(string usage, string error) => Assert.That(Snippet.Errors(usage), Is.EqualTo(new[] { error }));

    [TestCase("class Mine : RecordedImageRequest { public override bool Equals(RecordedImageRequest? o) => false; public override int GetHashCode() => 0; }", Inaccessible)]
    [TestCase("class Mine : RecordedImageTimeRequest { }", Sealed)]
    [TestCase("class Mine : RecordedImageDeviceStage { }", Sealed)]
    [TestCase("class Mine : RecordedImageStreamStage { }", Sealed)]
    public void Nobody_derives_a_request_of_their_own(string members, string error) =>
        Assert.That(Snippet.Errors("", members), Does.Contain(error));
}
