using System.Globalization;
using System.Net;
using System.Text;

namespace Een.Media.Fuzz;

/// <summary>
/// An answer of the service as a seed writes it: a line with the status, lines with headers, an empty line, the body. Whatever is there is
/// taken as far as the framework's own reading of HTTP would let it through.
/// </summary>
internal static class WireAnswer
{
    /// <summary>Between the answers of a seed that has more than one.</summary>
    private static readonly byte[] s_separator = "\n====\n"u8.ToArray();

    public static HttpResponseMessage Read(ReadOnlySpan<byte> input, byte[]? bodyWhenEmpty = null)
    {
        int status = 200;
        if (int.TryParse(Line(ref input), NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given is >= 200 and <= 999)
            status = given;
        var headers = new List<(string Name, string Value)>();
        while (!input.IsEmpty && Line(ref input) is { Length: > 0 } line)
        {
            string[] parts = line.Split(':', 2);
            if (parts.Length == 2)
                headers.Add((parts[0], parts[1].Trim(' ', '\t')));
        }

        byte[] body = input.IsEmpty && bodyWhenEmpty is not null ? bodyWhenEmpty : input.ToArray();
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        foreach ((string name, string value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    /// <summary>The first answer of two, and the second, which may be missing.</summary>
    public static (byte[] First, byte[]? Second) Split(byte[] input)
    {
        int at = input.AsSpan().IndexOf(s_separator);
        return at < 0 ? (input, null) : (input[..at], input[(at + s_separator.Length)..]);
    }

    /// <summary>Headers are bytes, and .NET reads each as one character.</summary>
    private static string Line(ref ReadOnlySpan<byte> input)
    {
        int end = input.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? input : input[..end];
        input = end < 0 ? [] : input[(end + 1)..];
        return Encoding.Latin1.GetString(line).TrimEnd('\r');
    }
}
