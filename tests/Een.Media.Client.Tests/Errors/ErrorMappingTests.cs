using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Errors;

/// <summary>Every status, and everything that may stand in the body.</summary>
public sealed class ErrorMappingTests
{
    private const string Full = """
        {"code":400,"status":"invalidArgument","message":"Bad width.","details":[
          {"type":"errorInfo","reason":"wrongArgumentValue","domain":"media","metadata":{"path":"/media/recordedImage.jpeg","tries":3}},
          {"type":"badRequest","argumentViolations":[{"argumentName":"targetWidth","description":"32 to 7680"}]},
          {"type":"resourceInfo","resource":"cameras","ids":["10058b7a","10058b7b"]},
          {"type":"somethingNew","reason":"later"}]}
        """;

    [TestCase(400, typeof(EenInvalidRequestException))]
    [TestCase(401, typeof(EenAuthenticationException))]
    [TestCase(403, typeof(EenPermissionException))]
    [TestCase(404, typeof(EenNotFoundException))]
    [TestCase(429, typeof(EenRateLimitedException))]
    [TestCase(405, typeof(EenApiException))]
    [TestCase(406, typeof(EenApiException))]
    [TestCase(408, typeof(EenApiException))]
    [TestCase(414, typeof(EenApiException))]
    [TestCase(500, typeof(EenApiException))]
    [TestCase(502, typeof(EenApiException))]
    [TestCase(503, typeof(EenApiException))]
    [TestCase(504, typeof(EenApiException))]
    [TestCase(599, typeof(EenApiException))]
    public async Task Each_status_has_its_exception(int status, Type type)
    {
        EenApiException e = await FailAsync((HttpStatusCode)status, """{"status":"someStatus","message":"Said so."}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e, Is.TypeOf(type));
            Assert.That((int?)e.StatusCode, Is.EqualTo(status));
            Assert.That(e.Status, Is.EqualTo("someStatus"));
            Assert.That(e.Message, Does.StartWith("Said so").And.Contain(status.ToString()));
            Assert.That(e.Details, Is.Empty);
            Assert.That(e.Reason, Is.Null);
        }
    }

    [Test]
    public async Task Every_field_of_an_error_body_is_read()
    {
        EenApiException e = await FailAsync(HttpStatusCode.BadRequest, Full);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Status, Is.EqualTo("invalidArgument"));
            Assert.That(e.Reason, Is.EqualTo("wrongArgumentValue"));
            Assert.That(e.Message, Does.StartWith("Bad width").And.Contain("targetWidth: 32 to 7680"));
            Assert.That(e.Details.Select(d => d.Type), Is.EqualTo(new[] { "errorInfo", "badRequest", "resourceInfo", "somethingNew" }));
            Assert.That(e.Details[0].Domain, Is.EqualTo("media"));
            Assert.That(e.Details[0].Metadata, Is.EquivalentTo(new Dictionary<string, string> { ["path"] = "/media/recordedImage.jpeg", ["tries"] = "3" }));
            Assert.That(e.Details[1].ArgumentViolations.Select(v => (v.ArgumentName, v.Description)), Is.EqualTo(new[] { ("targetWidth", "32 to 7680") }));
            Assert.That((e.Details[2].Resource, string.Join(' ', e.Details[2].Ids)), Is.EqualTo(("cameras", "10058b7a 10058b7b")));
            Assert.That(e.Details[3].Reason, Is.EqualTo("later"));
        }
    }

    [TestCase(400, Full, "Bad width; targetWidth: 32 to 7680; cameras 10058b7a, 10058b7b (HTTP 400, invalidArgument, wrongArgumentValue).")]
    [TestCase(500, """{"status":"internal","details":[{"reason":"internal"}]}""", "The service gave no explanation (HTTP 500, internal).")]
    [TestCase(500, "", "The service gave no explanation (HTTP 500).")]
    [TestCase(404, """{"message":"Gone...","details":[{"resource":"cameras"},{"reason":"purged"}]}""", "Gone (HTTP 404, purged).")]
    public async Task The_message_of_an_error_is_one_sentence(int status, string body, string sentence) =>
        Assert.That((await FailAsync((HttpStatusCode)status, body)).Message, Is.EqualTo(sentence));

    [Test]
    public async Task An_error_message_does_not_repeat_itself()
    {
        EenApiException e = await FailAsync(
            HttpStatusCode.BadRequest,
            """
            {"message":"Invalid argument: targetWidth: 32 to 7680","details":[{"type":"badRequest","argumentViolations":[
              {"argumentName":"targetWidth","description":"32 to 7680"},{"argumentName":"type","description":"main or preview"}]}]}
            """);
        Assert.That(e.Message, Is.EqualTo("Invalid argument: targetWidth: 32 to 7680; type: main or preview (HTTP 400)."));
    }

    [Test]
    public async Task The_reason_of_an_error_is_the_first_one_in_its_details()
    {
        EenApiException e = await FailAsync(
            HttpStatusCode.NotFound, """{"details":[{"type":"resourceInfo"},{"type":"errorInfo","reason":"outOfRetention"},{"reason":"purged"}]}""");
        Assert.That(e.Reason, Is.EqualTo("outOfRetention"));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("{")]
    [TestCase("<html><body><h1>502 Bad Gateway</h1></body></html>")]
    [TestCase("""{"status":17,"message":{},"details":"none"}""")]
    [TestCase("""{"status":null,"message":null,"details":null}""")]
    [TestCase("""{"details":[null,1,"x",[],{}]}""")]
    [TestCase("""{"details":[{"metadata":[],"argumentViolations":{},"ids":7,"reason":false}]}""")]
    [TestCase("""{"details":[{"argumentViolations":[null,1,{}],"ids":[null,1,{}],"metadata":{"a":null}}]}""")]
    public async Task An_error_body_that_says_nothing_still_gives_the_right_exception(string body)
    {
        EenApiException e = await FailAsync(HttpStatusCode.Forbidden, body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e, Is.TypeOf<EenPermissionException>());
            Assert.That(e.Status, Is.Null);
            Assert.That(e.Reason, Is.Null);
            Assert.That(e.Message, Does.Contain("403").And.Not.Contain("html"));
        }
    }

    [Test]
    public async Task The_readable_members_of_an_error_survive_the_unreadable_ones()
    {
        EenApiException e = await FailAsync(
            HttpStatusCode.NotFound, """{"status":"notFound","message":"half a pair: \ud800","details":[{"reason":"purged","domain":"\udc00","ids":["\ud800","ok"]}]}""");
        Assert.That((e.Status, e.Reason), Is.EqualTo(("notFound", "purged")));
    }

    [Test]
    public async Task Bytes_of_an_error_that_are_not_UTF8_spoil_only_their_own_member()
    {
        byte[] latin1 = System.Text.Encoding.Latin1.GetBytes("""{"status":"notFound","message":"Küche","details":[{"reason":"purged"}]}""");
        EenApiException e = await FailAsync(HttpStatusCode.NotFound, latin1);
        Assert.That((e.Status, e.Reason), Is.EqualTo(("notFound", "purged")));
        Assert.That(e.Message, Does.Contain("K").And.Contain("che"));
    }

    [Test]
    public async Task An_error_body_may_begin_with_a_byte_order_mark()
    {
        EenApiException e = await FailAsync(HttpStatusCode.NotFound, [0xEF, 0xBB, 0xBF, .. """{"status":"notFound"}"""u8]);
        Assert.That(e.Status, Is.EqualTo("notFound"));
    }

    [Test]
    public async Task The_services_text_in_a_message_stays_on_one_line_and_within_bounds()
    {
        EenApiException e = await FailAsync(
            HttpStatusCode.BadRequest, $$$"""{"message":"first\r\nsecond\u001b[31m {{{new string('x', 20_000)}}}","details":[{"metadata":{"{{{new string('k', 20_000)}}}":"v"}}]}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Message, Does.StartWith("first").And.Contain("second"));
            Assert.That(e.Message.Any(char.IsControl), Is.False);
            Assert.That(e.Message, Has.Length.LessThan(2_000));
            Assert.That(e.Details[0].Metadata.Keys.Single(), Has.Length.LessThan(2_000));
        }
    }

    private static Task<EenApiException> FailAsync(HttpStatusCode status, string body) => FailAsync(status, System.Text.Encoding.UTF8.GetBytes(body));

    private static async Task<EenApiException> FailAsync(HttpStatusCode status, byte[] body)
    {
        using MockService service = new MockService().Always(_ => Answers.Error(status, body));
        EenMediaClient client = service.Client();
        EenApiException? single = await Assert.CatchAsync<EenApiException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        EenApiException? list = await Assert.CatchAsync<EenApiException>(async () => await client.Cameras.ListAsync().GetAsyncEnumerator().MoveNextAsync());
        Assert.That(list!.GetType(), Is.EqualTo(single!.GetType()), "Both endpoints report alike.");
        Assert.That(single.Message, Does.StartWith(list.Message), "An image that fails also says what was asked.");
        Assert.That(service.Buffers.Outstanding, Is.Zero);
        return list;
    }
}
