using Een.Media.Client.Resilience;

namespace Een.Media.Client.MediaSessions;

/// <summary>Starts media sessions, over the pipeline.</summary>
internal sealed class MediaSessionClient(MediaSessionWire wire, AttemptPipeline pipeline) : IMediaSessionClient
{
    public Task<MediaSession> StartAsync(CancellationToken cancellationToken = default) => pipeline.RunAsync(
        new Call(Operations.StartMediaSession), static (token, wire, ct) => wire.StartAsync(token, ct), wire, cancellationToken);
}
