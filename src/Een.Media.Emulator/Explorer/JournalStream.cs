using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Explorer;

/// <summary>
/// The journal as server-sent events: first its entries, then every request when it arrives and when it has ended. Changes of the faults
/// and the removal of all entries are events too, because several pages may be open.
/// </summary>
internal sealed class JournalStream(RequestJournal journal, FaultPlan faults)
{
    private const int MostHeld = 300;

    public async Task WriteAsync(HttpContext http)
    {
        // A slow reader loses the oldest requests. It never slows the emulator down.
        var changes = Channel.CreateBounded<JournalEntry?>(
            new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        int clearings = 0;
        journal.Added += Note;
        journal.Completed += Note;
        journal.Cleared += NoteClearing;
        faults.Changed += NoteChange;
        try
        {
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-store";
            AppendHeld(http);
            await SendAsync(http, changes.Reader, () => Volatile.Read(ref clearings)).ConfigureAwait(false);
        }
        finally
        {
            journal.Added -= Note;
            journal.Completed -= Note;
            journal.Cleared -= NoteClearing;
            faults.Changed -= NoteChange;
        }

        void Note(JournalEntry entry) => changes.Writer.TryWrite(entry);

        void NoteChange() => changes.Writer.TryWrite(null);

        void NoteClearing()
        {
            Interlocked.Increment(ref clearings);
            NoteChange();
        }
    }

    private async Task SendAsync(HttpContext http, ChannelReader<JournalEntry?> changes, Func<int> clearings)
    {
        FaultState[] known = [];
        int cleared = 0;
        do
        {
            while (changes.TryRead(out JournalEntry? entry))
            {
                if (entry is not null)
                    Append(http, entry);
            }

            // What was read may be older or newer than the clearing. What the journal holds now is newer.
            if (cleared != clearings())
            {
                cleared = clearings();
                AppendText(http.Response.BodyWriter, "event: cleared\ndata: {}\n\n");
                AppendHeld(http);
            }

            FaultState[] current = FaultState.Of(faults);
            if (!current.SequenceEqual(known))
                Append(http, "faults", current, ExplorerJson.Default.FaultStateArray);
            known = current;
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }
        while (await changes.WaitToReadAsync(http.RequestAborted).ConfigureAwait(false));
    }

    private void AppendHeld(HttpContext http)
    {
        foreach (JournalEntry entry in journal.Entries.TakeLast(MostHeld))
            Append(http, entry);
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
