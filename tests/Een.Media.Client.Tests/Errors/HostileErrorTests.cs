using System.Net;
using System.Text;
using Een.Media.Client.Http;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Errors;

/// <summary>An error's body may be anything: it always becomes the exception of its status, with as much as could be read.</summary>
public sealed class HostileErrorTests
{
    private const string Body =
        """
        {"code":400,"status":"invalidArgument","message":"No.","details":[
        {"type":"badRequest","argumentViolations":[{"argumentName":"targetWidth","description":"32 to 7680"}]},
        {"type":"errorInfo","reason":"wrongArgumentValue","domain":"een","metadata":{"path":"/media"}},
        {"type":"resourceInfo","resource":"cameras","ids":["10058b7a"]}]}
        """;

    private static readonly string[] s_pieces =
        ["\"", "{", "}", "[", "]", ":", ",", "null", "true", "-1", "1e400", "\\u0000", "\"\"", "{}", "[]", "[[[[[[[[[[[[[[[[[[[[", "<html>", "\uFEFF"];

    [Test]
    public void A_damaged_error_body_gives_the_same_exception() => Prop.ForAll(
        Gen.Choose(0, Body.Length - 1).ToArbitrary(),
        Gen.Choose(0, 40).ToArbitrary(),
        Gen.Elements(s_pieces).ToArbitrary(),
        (from, length, piece) => Holds(Encoding.UTF8.GetBytes(
            string.Concat(Body.AsSpan(0, from), piece, Body.AsSpan(Math.Min(Body.Length, from + length))))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Test]
    public void An_error_body_of_random_bytes_gives_the_same_exception() => Prop.ForAll<byte[]>(bytes => Holds(bytes ?? [])).QuickCheckThrowOnFailure();

    private static void Holds(byte[] body)
    {
        EenMediaException exception = ErrorMapping.ToException(ErrorMapping.Parse(body, HttpStatusCode.BadRequest, new SecretScrubber()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception, Is.InstanceOf<EenInvalidRequestException>());
            Assert.That(exception.Message, Does.Contain("HTTP 400"));
        }
    }
}
