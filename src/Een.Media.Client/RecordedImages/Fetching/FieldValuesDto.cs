using System.Text.Json.Serialization;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>The answer of <c>:listFieldValues</c>.</summary>
internal sealed record FieldValuesDto([property: JsonPropertyName("overlayId")] IReadOnlyList<OverlayDto?>? OverlayIds);

/// <summary>One overlay in that answer.</summary>
internal sealed record OverlayDto(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("type")] string? Type);

/// <summary>Reads the answers above without reflection, for trimming and AOT.</summary>
[JsonSerializable(typeof(FieldValuesDto))]
internal sealed partial class FieldValuesJson : JsonSerializerContext;
