using System.Net;
using Een.Media.Client;

namespace Een.Media.Fuzz;

/// <summary>The client with a service inside the process, which answers what it is told to. No retries: one exchange is what matters.</summary>
internal sealed class FakeService : HttpMessageHandler
{
    public const string DeviceId = "10058b7a";

    public static readonly Uri BaseAddress = new("https://api.c001.eagleeyenetworks.com");
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly RecordedImageTimeRequest Request = RecordedImageRequest.ForDevice(DeviceId).Preview().AtOrAfter(Noon);

    /// <summary>The smallest thing that the client takes for a whole JPEG.</summary>
    public static readonly byte[] Jpeg = Convert.FromHexString("FFD8FFC0000B080010001001011100FFDA0008010100003F001234FFD9");

    /// <summary>Good answers to everything but what a target spoils.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; } = _ => Frame();

    public static HttpResponseMessage Frame()
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Jpeg) };
        response.Headers.Add("X-Een-Timestamp", "2025-06-01T12:00:00.000+00:00");
        return response;
    }

    public static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json) };

    /// <param name="credential">Default: an access token that nobody can read.</param>
    /// <param name="baseAddress">Default for a credential that does not know it by itself.</param>
    public EenMediaClient Client(EenCredential? credential = null, Uri? baseAddress = null)
    {
        var options = new EenMediaClientOptions
        {
            BaseAddress = credential is null ? BaseAddress : baseAddress,
            Credential = credential ?? EenCredential.FromAccessToken("opaque"),
        };
        options.Retry.MaxRetryAttempts = 0;
        return new EenMediaClient(options, new HttpClient(this, disposeHandler: false));
    }

    /// <summary>Whether the call succeeds. Every exception of the client's own is promised; what it says must be sayable.</summary>
    public static async Task<bool> SucceedsAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (EenMediaException e)
        {
            _ = e.ToString();
            return false;
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = Answer(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
