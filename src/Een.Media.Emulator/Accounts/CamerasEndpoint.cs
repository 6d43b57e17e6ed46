using System.Collections.Frozen;
using System.Text.Json;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.PageTokens;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Accounts;

/// <summary>The cameras of the account.</summary>
internal sealed class CamerasEndpoint(Account account, Paging paging) : IEndpoint
{
    private static readonly FrozenSet<string> s_known =
        new[] { "id__in", "name__contains", "status__in", "q", "include", "pageToken", "pageSize" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_includes = CameraItem.Includes.ToFrozenSet(StringComparer.Ordinal);

    public EmulatorEndpoint Name => EmulatorEndpoint.Cameras;

    public string Path => "/api/v3.0/cameras";

    public void Describe(Exchange exchange) => paging.Describe(exchange);

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        ApiErrors errors = exchange.Errors;
        (Arguments arguments, ListPage page) = Paging.Read(exchange, 0);
        arguments.Check(s_known, errors);
        string[] include = arguments.List("include", s_includes, errors);
        string[] ids = arguments.List("id__in", errors);
        string[] statuses = arguments.List("status__in", errors);
        Camera[] cameras =
        [
            .. account.Cameras
                .Where(camera => ids.Length == 0 || ids.Contains(camera.DeviceId))
                .Where(camera => statuses.Length == 0 || statuses.Contains(CameraItem.StatusOf(camera)))
                .Where(camera => Contains(camera.Name, arguments["name__contains"]))
                .Where(camera => Texts(camera).Any(text => Contains(text, arguments["q"]))),
        ];
        return new(paging.Write(cameras, page, Write, withTotalSize: true, exchange.Behavior.LastPageToken));

        void Write(Utf8JsonWriter json, Camera camera)
        {
            CameraItem item = CameraItem.Of(camera, account, include, exchange.Behavior.ZuluTimestamps);
            JsonSerializer.Serialize(json, item, CameraJson.Default.CameraItem);
        }
    }

    private static bool Contains(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The texts that <c>q</c> searches.</summary>
    private static IEnumerable<string> Texts(Camera camera) => [camera.DeviceId, camera.Name, camera.Site ?? string.Empty, .. camera.Tags];
}
