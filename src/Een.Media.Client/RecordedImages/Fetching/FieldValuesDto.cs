using System.Text.Json.Serialization;
using Een.Media.Client.Http;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>The answer of <c>:listFieldValues</c>.</summary>
internal sealed record FieldValuesDto([property: JsonPropertyName(FieldValuesDto.OverlayId)] IReadOnlyList<OverlayDto?>? OverlayIds)
{
    /// <summary>The field whose values are listed.</summary>
    public const string OverlayId = "overlayId";

    /// <exception cref="EenProtocolException">An overlay has no id.</exception>
    public IReadOnlyList<OverlayInfo> ToOverlays() =>
    [
        .. (OverlayIds ?? []).Select(overlay => overlay?.Id is { Length: > 0 } id
            ? new OverlayInfo(id, overlay.Name, overlay.Type)
            : throw RequiredFields.Missing("an overlay", ["id"])),
    ];
}

/// <summary>One overlay in that answer.</summary>
internal sealed record OverlayDto(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("type")] string? Type);

/// <summary>Reads the answers above without reflection, for trimming and AOT.</summary>
[JsonSerializable(typeof(FieldValuesDto))]
internal sealed partial class FieldValuesJson : JsonSerializerContext;
