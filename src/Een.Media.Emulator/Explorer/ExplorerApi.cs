using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Accounts;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.OAuth;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Explorer;

/// <summary>
/// The explorer page's own API, in addition to that of the service: cameras with thumbnails and recordings, tokens, faults. These requests
/// are not in the journal, and no fault applies to them.
/// </summary>
internal sealed class ExplorerApi(
    Account account, AccessTokenIssuer accessTokens, SignIns signIns, OAuthClient client, FaultPlan faults, RequestJournal journal,
    TimeProvider clock)
{
    private const int ThumbnailWidth = 288;

    /// <summary>Gaps narrower than this fraction of the range are too narrow to draw.</summary>
    private const int Resolution = 2000;

    public async Task<Answer> AnswerAsync(HttpRequest request)
    {
        string name = request.Path.Value![ExplorerFiles.Folder.Length..];
        try
        {
            return (request.Method, name) switch
            {
                ("GET", "state") => await StateAsync(request).ConfigureAwait(false),
                ("GET", "thumbnail") => Thumbnail(request),
                ("GET", "recordings") => Recordings(request),
                ("POST", "tokens") => Issue(await ReadAsync(request, ExplorerJson.Default.TokenOrder).ConfigureAwait(false)),
                ("POST", "tokens/revoke") => await RevokeAsync(request).ConfigureAwait(false),
                ("POST", "refresh-tokens") => IssueRefreshToken(),
                ("POST", "faults") => AddFault(await ReadAsync(request, ExplorerJson.Default.FaultOrder).ConfigureAwait(false)),
                ("DELETE", "faults") => RemoveFaults(request),
                ("DELETE", "journal") => ClearJournal(),
                _ => Refuse(404, "The explorer has no such endpoint."),
            };
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return Refuse(400, e.Message);
        }
    }

    public static Answer Refuse(int status, string message) => Answer.Json(status, new Problem(message), ExplorerJson.Default.Problem);

    private static Answer Json<T>(T body, JsonTypeInfo<T> type) => Answer.Json(200, body, type);

    private static async ValueTask<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type) =>
        await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted).ConfigureAwait(false)
        ?? throw new JsonException("The body is null.");

    private static FormatException Missing(string name) => new($"{name} is missing.");

    private async Task<Answer> StateAsync(HttpRequest request)
    {
        // The page may still have a token of an earlier run. It learns here that the token is not valid any more.
        bool acceptsToken = await accessTokens.FindAsync(request.Headers.Authorization).ConfigureAwait(false) is not null;
        var state = new ExplorerState(
            clock.GetUtcNow(),
            [.. account.Cameras.Select(CameraState.Of)],
            new ClientState(client.Id, client.Secret),
            FaultState.Of(faults),
            acceptsToken);
        return Json(state, ExplorerJson.Default.ExplorerState);
    }

    private Answer Thumbnail(HttpRequest request)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (Find(request) is not { } camera || camera.Preview.Find(TimestampOperator.AtOrBefore, now, now) is not { } frame)
            return Refuse(404, "There is no such camera, or it has no preview.");
        var thumbnail = new FrameRequest(StreamKind.Preview, frame) { TargetWidth = ThumbnailWidth };
        return new Answer(200) { ContentType = "image/jpeg", Body = camera.Frames.Render(thumbnail) };
    }

    private Answer Recordings(HttpRequest request)
    {
        if (Find(request) is not { } camera)
            return Refuse(404, "There is no such camera.");
        DateTimeOffset from = Instant(request, "from");
        DateTimeOffset until = Instant(request, "until");
        var ranges = new RecordedRanges(Ranges(camera.Preview, from, until), Ranges(camera.Main, from, until));
        return Json(ranges, ExplorerJson.Default.RecordedRanges);
    }

    private List<long[]> Ranges(ITimeline timeline, DateTimeOffset from, DateTimeOffset until)
    {
        long narrow = (long)(until - from).TotalMilliseconds / Resolution;
        List<long[]> ranges = [];
        foreach (RecordedSpan span in timeline.Spans(from, until, clock.GetUtcNow()))
        {
            long start = span.Start.ToUnixTimeMilliseconds();
            long end = span.End.ToUnixTimeMilliseconds();
            if (ranges.Count > 0 && start - ranges[^1][1] <= narrow)
                ranges[^1][1] = end;
            else
                ranges.Add([start, end]);
        }

        return ranges;
    }

    private Answer Issue(TokenOrder order)
    {
        int seconds = order.LifetimeSeconds ?? throw Missing("lifetimeSeconds");
        VideoPermissions permissions = VideoPermissions.None;
        foreach (string name in order.Permissions ?? throw Missing("permissions"))
        {
            permissions |= Enum.TryParse(name, ignoreCase: true, out VideoPermissions one)
                ? one
                : throw new FormatException($"\"{name}\" is not a permission.");
        }

        var lifetime = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 43200));
        return Json(new IssuedAccessToken(accessTokens.Issue(lifetime, permissions).Token), ExplorerJson.Default.IssuedAccessToken);
    }

    private Answer IssueRefreshToken() =>
        Json(new IssuedRefreshToken(signIns.IssueRefreshToken()), ExplorerJson.Default.IssuedRefreshToken);

    private async Task<Answer> RevokeAsync(HttpRequest request)
    {
        RevokeOrder order = await ReadAsync(request, ExplorerJson.Default.RevokeOrder).ConfigureAwait(false);
        string token = order.AccessToken ?? throw Missing("accessToken");
        return await accessTokens.FindByTokenAsync(token).ConfigureAwait(false) is not { } grant || accessTokens.TryRevoke(grant)
            ? new Answer(204)
            : Refuse(400, "The fixed access token cannot be revoked.");
    }

    private Answer AddFault(FaultOrder order)
    {
        faults.Add(order.Rule ?? throw Missing("rule"));
        return new Answer(204);
    }

    private Answer RemoveFaults(HttpRequest request)
    {
        string? id = request.Query["id"];
        if (id is null)
            faults.Clear();
        else if (faults.Active.FirstOrDefault(fault => fault.Id.ToString(CultureInfo.InvariantCulture) == id) is { } one)
            faults.Remove(one);
        return new Answer(204);
    }

    private Answer ClearJournal()
    {
        journal.Clear();
        return new Answer(204);
    }

    private Camera? Find(HttpRequest request) => account.Cameras.FirstOrDefault(camera => camera.DeviceId == request.Query["deviceId"]);

    private static DateTimeOffset Instant(HttpRequest request, string name) =>
        long.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out long ms) && ms <= 253402300799999
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : throw new FormatException($"{name} must be a number of milliseconds since 1970.");
}
