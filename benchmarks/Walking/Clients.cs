using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Een.Media.Benchmarks.Walking;

/// <summary>The ways to make a client.</summary>
internal static class Clients
{
    /// <summary>With connections of its own; over an HttpClient where HTTP/2 has no TLS.</summary>
    public static EenMediaClient OfItsOwn(Uri baseAddress, string token, bool http2) =>
        http2 ? OverHttpClient(baseAddress, token, http2) : new EenMediaClient(Options(baseAddress, token));

    public static EenMediaClient OverHttpClient(Uri baseAddress, string token, bool http2)
    {
        HttpMessageHandler handler = EenMediaClient.CreateHttpHandler();
        return new EenMediaClient(Options(baseAddress, token), new HttpClient(http2 ? new PriorKnowledge(handler) : handler));
    }

    public static EenMediaClient FromContainer(Uri baseAddress, string token, bool http2)
    {
        IEenMediaClientBuilder builder = new ServiceCollection().AddEenMediaClient(o =>
        {
            o.BaseAddress = baseAddress;
            o.Credential = EenCredential.FromAccessToken(token);
        });
        if (http2)
            builder.HttpClientBuilder.AddHttpMessageHandler(() => new PriorKnowledge());
        return builder.Services.BuildServiceProvider().GetRequiredService<EenMediaClient>();
    }

    public static EenMediaClientOptions Options(Uri baseAddress, string token) => new()
    {
        BaseAddress = baseAddress,
        Credential = EenCredential.FromAccessToken(token),
    };
}
