using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Een.Media.Client.Http;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>
/// Writes instants in UTC with three decimals, so that they sort as text; with seven if they are finer than a millisecond.
/// </summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireTimestamp.TryParse(reader.GetString(), out DateTimeOffset instant) ? instant : throw new JsonException("Not an instant.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        string format = value.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"
            : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
        writer.WriteStringValue(value.UtcDateTime.ToString(format, CultureInfo.InvariantCulture));
    }
}
