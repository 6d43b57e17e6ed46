using System.Diagnostics.CodeAnalysis;
using Een.Media.Client;
using Microsoft.Extensions.Caching.Memory;

namespace AspNetCoreSample;

/// <summary>Frames by camera and time, for as long as somebody wants them.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The container makes it.")]
internal sealed class FrameCache(IEenMediaClient client, IMemoryCache cache)
{
    /// <summary>The frame at or before that time; <see langword="null"/> if nothing is recorded there.</summary>
    public async Task<CachedFrame?> TryGetAsync(string deviceId, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var key = (deviceId, time.ToUniversalTime());
        if (cache.TryGetValue(key, out CachedFrame? known))
            return known;
        using RecordedImage? image = await client.RecordedImages.TryGetAsync(
            RecordedImageRequest.ForDevice(deviceId).Preview().AtOrBefore(time), cancellationToken);
        if (image is null)
            return null;
        var frame = new CachedFrame(image.Timestamp, image.Data.ToArray());
        cache.Set(key, frame, new MemoryCacheEntryOptions { Size = frame.Jpeg.Length, SlidingExpiration = TimeSpan.FromMinutes(10) });
        return frame;
    }
}

/// <summary>A frame that has left the client's memory.</summary>
internal sealed record CachedFrame(DateTimeOffset Timestamp, byte[] Jpeg);
