using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Explorer;

/// <summary>The journal as server-sent events: what it holds, then every request when it arrives and when it has ended.</summary>
internal sealed class JournalStream(RequestJournal journal, FaultPlan faults)
{
    private const int MostHeld = 300;

    public async Task WriteAsync(HttpContext http)
    {
        // A reader that is slower than the requests loses the oldest of them; it never slows the emulator down.
        var changes = Channel.CreateBounded<JournalEntry>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        journal.Added += Note;
        journal.Completed += Note;
        try
        {
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-store";
            foreach (JournalEntry entry in journal.Entries.TakeLast(MostHeld))
                Append(http, entry);
            await SendAsync(http, changes.Reader).ConfigureAwait(false);
        }
        finally
        {
            journal.Added -= Note;
            journal.Completed -= Note;
        }

        void Note(JournalEntry entry) => changes.Writer.TryWrite(entry);
    }

    private async Task SendAsync(HttpContext http, ChannelReader<JournalEntry> changes)
    {
        FaultState[] known = [];
        do
        {
            while (changes.TryRead(out JournalEntry? entry))
                Append(http, entry);
            FaultState[] current = FaultState.Of(faults);
            if (!current.SequenceEqual(known))
                Append(http, "faults", current, ExplorerJson.Default.FaultStateArray);
            known = current;
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }
        while (await changes.WaitToReadAsync(http.RequestAborted).ConfigureAwait(false));
    }

    private static void Append(HttpContext http, JournalEntry entry) =>
        Append(http, "request", RequestState.Of(entry), ExplorerJson.Default.RequestState);

    private static void Append<T>(HttpContext http, string name, T data, JsonTypeInfo<T> type)
    {
        PipeWriter body = http.Response.BodyWriter;
        AppendText(body, $"event: {name}\ndata: ");
        body.Write(JsonBytes.Write(json => JsonSerializer.Serialize(json, data, type)).Span);
        AppendText(body, "\n\n");
    }

    private static void AppendText(PipeWriter body, string text) => Encoding.UTF8.GetBytes(text, body);
}
