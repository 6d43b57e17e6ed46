using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Een.Media.Emulator.Accounts;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>The overlays of a camera.</summary>
internal sealed class OverlayListEndpoint(Account account) : IEndpoint
{
    private static readonly FrozenSet<string> s_known = new[] { "deviceId", "include" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> s_fields = new[] { "overlayId" }.ToFrozenSet(StringComparer.Ordinal);

    public EmulatorEndpoint Name => EmulatorEndpoint.OverlayList;

    public string Path => "/api/v3.0/media/recordedImage.jpeg:listFieldValues";

    public void Describe(Exchange exchange) => exchange.DeviceId = exchange.Arguments["deviceId"];

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        exchange.Arguments.Check(s_known, exchange.Errors);
        Camera camera = account.Find(exchange.Arguments.Text("deviceId", exchange.Errors), exchange.Errors);
        exchange.Arguments.List("include", s_fields, exchange.Errors);
        return new(Answer.Json(200, new FieldValues(camera.Frames.Overlays), FieldValuesJson.Default.FieldValues));
    }
}

internal sealed record FieldValues(IReadOnlyList<OverlayKind> OverlayId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FieldValues))]
internal sealed partial class FieldValuesJson : JsonSerializerContext;
