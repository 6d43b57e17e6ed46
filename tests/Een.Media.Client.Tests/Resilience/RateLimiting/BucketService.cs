using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>A service with one token bucket for all who ask. It answers at once; its refusals ask for one second.</summary>
internal sealed class BucketService(VirtualTime time, double perSecond, int burst) : HttpMessageHandler
{
    private readonly object _lock = new();
    private double _tokens = burst;
    private TimeSpan _asOf;

    public int Served { get; private set; }

    public int Refused { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _tokens = Math.Min(burst, _tokens + ((time.Elapsed - _asOf).TotalSeconds * perSecond));
            _asOf = time.Elapsed;
            if (_tokens < 1)
            {
                Refused++;
                var refusal = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new ByteArrayContent([]) };
                refusal.Headers.TryAddWithoutValidation("Retry-After", "1");
                return Task.FromResult(refusal);
            }

            _tokens--;
            Served++;
            return Task.FromResult(Answers.Frame());
        }
    }
}
