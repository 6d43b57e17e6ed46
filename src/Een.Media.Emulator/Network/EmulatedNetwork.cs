using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Een.Media.Emulator.Network;

/// <summary>Sends bodies at the speed of a <see cref="NetworkProfile"/>; without one, at full speed.</summary>
internal sealed class EmulatedNetwork(NetworkProfile? profile, TimeProvider clock)
{
    private const int PacketSize = 16 * 1024;

    private static readonly object s_linkKey = new();
    private readonly Link? _shared = profile?.BytesPerSecondShared is { } rate ? new Link(rate, clock) : null;

    public Task DelayHeadersAsync(CancellationToken cancellationToken) =>
        profile is { HeaderDelay: { Ticks: > 0 } delay } ? Task.Delay(delay, clock, cancellationToken) : Task.CompletedTask;

    public async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return;
        Link? own = profile?.BytesPerSecondPerConnection is { } rate ? LinkOf(http, rate) : null;
        if (own is null && _shared is null)
        {
            await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
            return;
        }

        await http.Response.StartAsync(http.RequestAborted).ConfigureAwait(false);
        for (int sent = 0; sent < body.Length; sent += PacketSize)
        {
            ReadOnlyMemory<byte> packet = body[sent..Math.Min(sent + PacketSize, body.Length)];
            TimeSpan wait = Longer(own?.Book(packet.Length, continues: sent > 0), _shared?.Book(packet.Length, continues: sent > 0));
            if (wait >= TimeSpan.FromMilliseconds(1))
                await Task.Delay(wait, clock, http.RequestAborted).ConfigureAwait(false);
            await http.Response.BodyWriter.WriteAsync(packet, http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static TimeSpan Longer(TimeSpan? one, TimeSpan? other)
    {
        TimeSpan first = one ?? TimeSpan.Zero;
        TimeSpan second = other ?? TimeSpan.Zero;
        return first > second ? first : second;
    }

    private Link LinkOf(HttpContext http, double rate)
    {
        IDictionary<object, object?> items = http.Features.GetRequiredFeature<IConnectionItemsFeature>().Items;

        // The streams of one HTTP/2 connection share these items.
        lock (items)
        {
            if (items.TryGetValue(s_linkKey, out object? known))
                return (Link)known!;
            var link = new Link(rate, clock);
            items[s_linkKey] = link;
            return link;
        }
    }
}
