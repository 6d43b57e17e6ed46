using System.Net;

namespace Een.Media.Benchmarks.Walking;

/// <summary>HTTP/2 without TLS has to be known beforehand: over https it would be negotiated.</summary>
internal sealed class PriorKnowledge : DelegatingHandler
{
    /// <summary>For a container, which sets the handler that sends.</summary>
    public PriorKnowledge()
    {
    }

    public PriorKnowledge(HttpMessageHandler inner)
        : base(inner)
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return base.SendAsync(request, cancellationToken);
    }
}
