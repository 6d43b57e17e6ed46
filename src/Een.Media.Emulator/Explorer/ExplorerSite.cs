using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Explorer;

/// <summary>The explorer: a page, the description of the service's API, and the page's own API.</summary>
internal sealed class ExplorerSite(ExplorerAccess access, ExplorerApi api, JournalStream journal)
{
    private readonly ExplorerFiles _files = new();

    public bool Serves(PathString path) =>
        path.Value is { } text && (_files.Has(text) || text.StartsWith(ExplorerFiles.Folder, StringComparison.Ordinal));

    public async Task HandleAsync(HttpContext http)
    {
        string path = http.Request.Path.Value!;
        try
        {
            if (_files.Has(path))
                await _files.WriteAsync(http, path).ConfigureAwait(false);
            else if (await access.RefusalAsync(http.Request).ConfigureAwait(false) is { } status)
                await WriteAsync(http, ExplorerApi.Refuse(status, Explain(status, http.Request.Host.Host))).ConfigureAwait(false);
            else if (http.Request.Method == "GET" && path == $"{ExplorerFiles.Folder}journal")
                await journal.WriteAsync(http).ConfigureAwait(false);
            else
                await WriteAsync(http, await api.AnswerAsync(http.Request).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The page was closed, or the emulator is stopping.
        }
    }

    private static string Explain(int status, string host) => status switch
    {
        StatusCodes.Status401Unauthorized =>
            "This emulator can be reached under another name or from another machine, so the explorer needs an access token. "
            + "The emulator printed one when it started. A program sends it as Authorization: Bearer.",
        StatusCodes.Status421MisdirectedRequest => AllowedHosts.Explain(host),
        _ => "This API is for the explorer page, not for other websites.",
    };

    private static async Task WriteAsync(HttpContext http, Answer answer)
    {
        answer.CopyHeadersTo(http.Response);
        if (answer.Status != StatusCodes.Status204NoContent)
            http.Response.ContentLength = answer.Body.Length;
        await http.Response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
    }
}
