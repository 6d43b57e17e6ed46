namespace Een.Media.Conventions.Tests.Compilation;

/// <summary>A user's program can stand in for every part of the client in its own tests.</summary>
public sealed class FakingTests
{
    [Test]
    public void The_client_and_its_parts_are_interfaces() => Assert.That(
        Snippet.Errors("IEenMediaClient account = client; IRecordedImagesClient images = account.RecordedImages;"), Is.Empty);

    [Test]
    public void An_image_can_be_made_for_a_fake() => Assert.That(
        Snippet.Errors("using RecordedImage image = EenMediaModelFactory.RecordedImage(new byte[] { 1 }, noon);"), Is.Empty);

    [Test]
    public void Failures_can_be_made_for_a_fake() => Assert.That(
        Snippet.Errors("""
            EenApiException missing = EenMediaModelFactory.ApiException(System.Net.HttpStatusCode.NotFound, reason: "outOfRetention");
            EenTransportException broken = EenMediaModelFactory.TransportException("The line is dead.");
            EenProtocolException odd = EenMediaModelFactory.ProtocolException("No JPEG.");
            """),
        Is.Empty);
}
