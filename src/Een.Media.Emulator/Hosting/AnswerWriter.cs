using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Network;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Hosting;

/// <summary>Sends answers, at the speed of the emulated network.</summary>
internal sealed class AnswerWriter(EmulatedNetwork network, TimeProvider clock)
{
    public async Task WriteAsync(HttpContext http, Answer answer, Delivery? delivery)
    {
        await network.DelayHeadersAsync(http.RequestAborted).ConfigureAwait(false);
        if (answer.Stream is { } stream)
        {
            answer.CopyHeadersTo(http.Response);
            await stream(http).ConfigureAwait(false);
            return;
        }

        if (delivery is not null)
        {
            await delivery.WriteAsync(http, answer, clock).ConfigureAwait(false);
            return;
        }

        answer.CopyHeadersTo(http.Response);
        if (answer.Status is not (204 or 304))
            http.Response.ContentLength = answer.Body.Length;
        await network.SendAsync(http, answer.Body).ConfigureAwait(false);
    }
}
