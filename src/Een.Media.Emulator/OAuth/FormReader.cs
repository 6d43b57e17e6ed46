using System.Text;
using Een.Media.Emulator.Journal;
using Een.Media.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.OAuth;

/// <summary>Reads the parameters of a form and of the query string. Clients use either.</summary>
internal static class FormReader
{
    private const int MaximumLength = 64 * 1024;

    public static async Task ReadAsync(Exchange exchange)
    {
        HttpRequest request = exchange.Http.Request;
        using var body = new MemoryStream();
        byte[] buffer = new byte[4096];
        int read;
        while (body.Length < MaximumLength && (read = await request.Body.ReadAsync(buffer, exchange.Aborted).ConfigureAwait(false)) > 0)
            await body.WriteAsync(buffer.AsMemory(0, read), exchange.Aborted).ConfigureAwait(false);
        string form = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        exchange.Arguments = Arguments.Parse(request.QueryString.Value, form);
        exchange.Entry.Parameters = Redaction.Apply(exchange.Arguments.Items);
    }
}
