using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Een.Media.Client.Tests.Support;

/// <summary>What the service says, right and wrong.</summary>
internal static class Answers
{
    public const string Noon = "2025-06-01T12:00:00.000+00:00";

    public static HttpResponseMessage Frame(
        byte[]? jpeg = null, string? timestamp = Noon, string? next = null, string? previous = null, string? svg = null) =>
        Frame(new ByteArrayContent(jpeg ?? Jpeg.Sample()), timestamp, next, previous, svg);

    public static HttpResponseMessage Frame(
        HttpContent body, string? timestamp = Noon, string? next = null, string? previous = null, string? svg = null)
    {
        body.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = body };
        Add("X-Een-Timestamp", timestamp);
        Add("X-Een-NextToken", next);
        Add("X-Een-PrevToken", previous);
        Add("X-Een-OverlaySvg", svg);
        return response;

        void Add(string name, string? value)
        {
            if (value is not null)
                response.Headers.TryAddWithoutValidation(name, value);
        }
    }

    public static HttpResponseMessage Error(HttpStatusCode status, string body, string contentType = "application/json") =>
        Error(status, Encoding.UTF8.GetBytes(body), contentType);

    public static HttpResponseMessage Error(HttpStatusCode status, byte[] body, string contentType = "application/json")
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return response;
    }

    public static HttpResponseMessage NotFound() => Error(
        HttpStatusCode.NotFound,
        """{"code":404,"status":"notFound","message":"No image there.","details":[{"type":"errorInfo","reason":"resourceNotFound","domain":"media"}]}""");

    public static HttpResponseMessage Json(string body) => Json(Encoding.UTF8.GetBytes(body));

    public static HttpResponseMessage Json(byte[] body) => Error(HttpStatusCode.OK, body);
}
