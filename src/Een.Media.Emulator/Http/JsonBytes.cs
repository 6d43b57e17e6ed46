using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Een.Media.Emulator.Http;

/// <summary>JSON as the service writes it: a plus stays a plus. (The framework's default escaping is meant for JSON inside HTML.)</summary>
internal static class JsonBytes
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, s_options))
            write(json);
        return buffer.WrittenMemory;
    }
}
