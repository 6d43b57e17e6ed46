using System.Text.Json;
using System.Text.Json.Serialization;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>A stream type as its word on the wire.</summary>
internal sealed class StreamTypeConverter : JsonConverter<StreamType>
{
    public override StreamType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } word ? StreamType.FromWire(word) : throw new JsonException("Not a stream type.");

    public override void Write(Utf8JsonWriter writer, StreamType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
