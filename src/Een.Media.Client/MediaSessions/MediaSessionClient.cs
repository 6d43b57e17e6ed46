using Een.Media.Client.Diagnostics;
using Een.Media.Client.Resilience;

namespace Een.Media.Client.MediaSessions;

/// <summary>Starts media sessions, over the pipeline.</summary>
internal sealed class MediaSessionClient(MediaSessionExchange exchange, CallPipeline pipeline) : IMediaSessionClient
{
    public Task<MediaSession> StartAsync(CancellationToken cancellationToken = default) => pipeline.RunAsync(
        new CallInfo(OperationNames.StartMediaSession),
        static (endpoint, exchange, deadline) => exchange.StartAsync(endpoint, deadline),
        exchange,
        cancellationToken);
}
