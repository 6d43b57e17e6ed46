using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Network;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Een.Media.Emulator.Hosting;

/// <summary>Puts answers on the wire, as fast as the emulated network allows.</summary>
internal sealed class AnswerWriter(EmulatedNetwork network, TimeProvider clock)
{
    public async Task WriteAsync(HttpContext http, Answer answer, Delivery? delivery)
    {
        await network.BeforeHeadersAsync(http.RequestAborted).ConfigureAwait(false);
        if (delivery is null)
        {
            Prepare(http.Response, answer);
            if (HasBody(answer.Status))
                http.Response.ContentLength = answer.Body.Length;
            await network.SendAsync(http, answer.Body).ConfigureAwait(false);
        }
        else
        {
            await delivery.WriteAsync(http, answer, clock).ConfigureAwait(false);
        }
    }

    public static void Prepare(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.ContentType is { } type)
            response.ContentType = type;
        foreach ((string name, string value) in answer.Headers)
            response.Headers[name] = value;
        response.Headers[HeaderNames.CacheControl] = "no-store";
    }

    private static bool HasBody(int status) => status is not 204 and not 304;
}
