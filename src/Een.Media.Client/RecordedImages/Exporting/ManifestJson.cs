using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>Writes and reads manifest lines. The same line always gives the same text.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(StreamTypeConverter)])]
[JsonSerializable(typeof(ManifestLine))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    public static string Write(ManifestLine line) => JsonSerializer.Serialize(line, Plain.Context.ManifestLine);

    /// <summary>Lines as bytes of the manifest, each with a line feed.</summary>
    public static byte[] WriteLines(IEnumerable<ManifestLine> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => Write(line) + "\n")));

    /// <summary>The line, or <see langword="null"/> if the text is torn, damaged or something else.</summary>
    public static ManifestLine? TryRead(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Plain.Context.ManifestLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static class Plain
    {
        /// <summary>A file in UTF-8 needs only the escapes that JSON requires.</summary>
        internal static readonly ManifestJson Context =
            new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
