using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Een.Media.Contract.Tests.Faults;

/// <summary>HTTP/2 without TLS has to be known beforehand: over https it would be negotiated. Otherwise set up as the client's own.</summary>
/// <param name="inner">Sends; null for a handler of its own.</param>
[SuppressMessage("Usage", "CA2262", Justification = "512 KB is meant: a fault sends 300.")]
internal sealed class PriorKnowledge(HttpMessageHandler? inner = null) : DelegatingHandler(
    inner ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.All, MaxResponseHeadersLength = 512 })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return base.SendAsync(request, cancellationToken);
    }
}
