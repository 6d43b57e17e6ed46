using System.Collections.Frozen;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Accounts;

/// <summary>One camera of the account.</summary>
internal sealed class CameraEndpoint(Account account) : IEndpoint
{
    private static readonly FrozenSet<string> s_known = new[] { "include" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> s_includes = CameraItem.Includes.ToFrozenSet(StringComparer.Ordinal);

    public EmulatorEndpoint Name => EmulatorEndpoint.Camera;

    public string Path => "/api/v3.0/cameras/{id}";

    public void Describe(Exchange exchange) => exchange.DeviceId = exchange.Id;

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        exchange.Arguments.Check(s_known, exchange.Errors);
        string[] include = exchange.Arguments.List("include", s_includes, exchange.Errors);
        Camera camera = account.Find(exchange.Id, exchange.Errors);
        CameraItem item = CameraItem.Of(camera, account, include, exchange.Behavior.ZuluTimestamps);
        return new(Answer.Json(200, item, CameraJson.Default.CameraItem));
    }
}
