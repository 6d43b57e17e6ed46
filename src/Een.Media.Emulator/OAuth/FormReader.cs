using System.Text;
using Een.Media.Emulator.Hosting;
using Een.Media.Emulator.Journal;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.OAuth;

/// <summary>Reads a form, and what stands in the query string beside it: clients send either.</summary>
internal static class FormReader
{
    private const int Most = 64 * 1024;

    public static async Task ReadAsync(Exchange exchange)
    {
        HttpRequest request = exchange.Http.Request;
        using var body = new MemoryStream();
        byte[] buffer = new byte[4096];
        int read;
        while (body.Length < Most && (read = await request.Body.ReadAsync(buffer, exchange.Aborted).ConfigureAwait(false)) > 0)
            await body.WriteAsync(buffer.AsMemory(0, read), exchange.Aborted).ConfigureAwait(false);
        exchange.Arguments = Arguments.Parse(request.QueryString.Value, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        exchange.Entry.Parameters = Redaction.Apply(exchange.Arguments.Items);
    }
}
