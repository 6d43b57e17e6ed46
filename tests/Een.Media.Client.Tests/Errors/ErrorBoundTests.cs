using System.Net;
using System.Text;
using System.Text.Json;
using Een.Media.Client.Errors;
using Een.Media.Client.Http;

namespace Een.Media.Client.Tests.Errors;

/// <summary>How much of an error's body is kept.</summary>
public sealed class ErrorBoundTests
{
    [TestCase(1000, false)]
    [TestCase(1001, true)]
    public void Texts_of_an_error_are_cut_to_a_thousand_characters(int length, bool isCut)
    {
        string text = new('x', length);
        ApiError error = Parse(new { status = text, details = new[] { new { metadata = new Dictionary<string, object> { [text] = text } } } });
        string expected = isCut ? text[..1000] + "…" : text;
        Assert.That(error.Status, Is.EqualTo(expected));
        Assert.That(error.Details.Single().Metadata.Single(), Is.EqualTo(KeyValuePair.Create(expected, expected)));
    }

    [Test]
    public void Each_list_of_an_error_keeps_32_entries()
    {
        string[] many = [.. Enumerable.Range(0, 33).Select(i => $"{i}")];
        string[] kept = many[..32];
        ApiError error = Parse(new
        {
            details = many.Select(type => new
            {
                type,
                ids = many,
                argumentViolations = many.Select(argumentName => new { argumentName }),
                metadata = many.ToDictionary(name => name, name => name),
            }),
        });
        Assert.That(error.Details.Select(detail => detail.Type), Is.EqualTo(kept));
        EenErrorDetail detail = error.Details[0];
        Assert.That(detail.Ids, Is.EqualTo(kept));
        Assert.That(detail.ArgumentViolations.Select(violation => violation.ArgumentName), Is.EqualTo(kept));
        Assert.That(detail.Metadata.Keys, Is.EquivalentTo(kept));
    }

    [Test]
    public void Metadata_of_an_error_may_be_numbers_and_flags_but_not_nested() => Assert.That(
        Parse(new { details = new[] { new { metadata = new { a = 1.5, b = true, c = false, d = new { e = 1 }, f = "", g = new[] { 1 }, h = "text" } } } })
            .Details.Single().Metadata,
        Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "1.5", ["b"] = "true", ["c"] = "false", ["h"] = "text" }));

    [TestCase(16, "notFound")]
    [TestCase(17, null)]
    public void An_error_body_is_read_to_a_depth_of_16(int depth, string? status)
    {
        string nested = new string('[', depth - 1) + new string(']', depth - 1);
        Assert.That(Parse($$"""{"status":"notFound","more":{{nested}}}""").Status, Is.EqualTo(status));
    }

    [Test]
    public void A_secret_of_six_characters_is_taken_out_and_a_shorter_one_would_spoil_the_text()
    {
        var secrets = new SecretScrubber("secret", "short", null);
        Assert.That(secrets.Scrub("a Secret is short"), Is.EqualTo("a [redacted] is short"));
    }

    private static ApiError Parse(object body) => Parse(JsonSerializer.Serialize(body));

    private static ApiError Parse(string body) => ErrorMapping.Parse(Encoding.UTF8.GetBytes(body), HttpStatusCode.BadRequest, new SecretScrubber());
}
