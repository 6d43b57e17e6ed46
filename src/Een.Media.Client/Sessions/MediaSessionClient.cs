using Een.Media.Client.Resilience;
using Een.Media.Client.Wire;

namespace Een.Media.Client.Sessions;

/// <summary>Starts media sessions, over the pipeline.</summary>
internal sealed class MediaSessionClient(MediaSessionWire wire, AttemptPipeline pipeline) : IMediaSessionClient
{
    public Task<MediaSession> StartAsync(CancellationToken cancellationToken = default) => pipeline.RunAsync(
        new Call(Operations.StartMediaSession), static (token, wire, ct) => wire.StartAsync(token, ct), wire, cancellationToken);
}
