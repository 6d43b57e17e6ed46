using System.Text.Json;
using System.Text.Json.Serialization;

namespace Een.Media.Client.Orleans.Exports;

/// <summary>
/// Writes plans and their status as text, for storage and for other processes. So public types need no Orleans attributes, and two versions
/// of this package understand each other.
/// </summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, Converters = [typeof(StreamTypeConverter)])]
[JsonSerializable(typeof(ExportPlan))]
[JsonSerializable(typeof(ExportPlanStatus))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    public static string Write(ExportPlan plan) => JsonSerializer.Serialize(plan, Default.ExportPlan);

    public static string Write(ExportPlanStatus status) => JsonSerializer.Serialize(status, Default.ExportPlanStatus);

    public static ExportPlan ReadPlan(string text) => JsonSerializer.Deserialize(text, Default.ExportPlan)!;

    public static ExportPlanStatus ReadStatus(string text) => JsonSerializer.Deserialize(text, Default.ExportPlanStatus)!;
}

/// <summary>A stream type as its word. Without this converter, it would be read as empty.</summary>
internal sealed class StreamTypeConverter : JsonConverter<StreamType>
{
    public override StreamType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("The stream type is null."));

    public override void Write(Utf8JsonWriter writer, StreamType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
