using System.Collections.Frozen;
using System.Globalization;
using Een.Media.Emulator.Cameras.Model;

namespace Een.Media.Emulator.Faults;

/// <summary>Reads fault rules from text.</summary>
internal static class FaultSyntax
{
    private static readonly FrozenDictionary<string, EmulatorEndpoint> s_endpoints = Enum.GetValues<EmulatorEndpoint>()
        .ToFrozenDictionary(NameOf, endpoint => endpoint, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Selector> s_selectors = new Dictionary<string, Selector>
    {
        ["device"] = (rule, value) => rule.ForDevice(value),
        ["pages"] = (rule, value) => value.Length == 0 ? rule.ForPageTokens() : throw new FormatException("takes no value"),
        ["first"] = (rule, value) => rule.First(Number(value)),
        ["every"] = (rule, value) => rule.Every(Number(value)),
        ["nth"] = (rule, value) => rule.Nth(Number(value)),
        ["p"] = (rule, value) => rule.WithProbability(Quantity.Fraction(value)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Func<string, Fault>> s_faults = new Dictionary<string, Func<string, Fault>>
    {
        ["retry-after"] = RetryAfter,
        ["header-delay"] = value => Fault.DelayHeaders(Quantity.Duration(value)),
        ["body-delay"] = value => At(value, (delay, at) => Fault.DelayBody(Quantity.Duration(delay), at)),
        ["stall"] = value => At(value, (part, at) => Within(part, at, Fault.StallHeaders, Fault.StallBody)),
        ["reset"] = value => At(value, (part, at) => Within(part, at, Fault.ResetBeforeHeaders, Fault.ResetBody)),
        ["cut"] = value => Fault.CutBody(value.Length == 0 ? null : Number(value.TrimStart('@'))),
        ["content-length"] = value => Fault.WrongContentLength(Number(value)),
        ["chunked"] = value => Alone(value, Fault.Chunked),
        ["not-jpeg"] = value => Alone(value, Fault.NotAJpeg),
        ["jpeg-without-end"] = value => Alone(value, Fault.JpegWithoutEnd),
        ["gzip"] = value => Alone(value, Fault.Gzip),
        ["timestamp"] = Timestamp,
        ["tokens"] = value => value switch
        {
            "empty" => Fault.EmptyTokens(),
            "missing" => Fault.MissingTokens(),
            _ => throw new FormatException("must be empty or missing"),
        },
        ["cycle"] = value => Fault.TokenCycle(Number(value)),
        ["token-expired"] = value => Fault.ExpiredToken(value.Length == 0 ? 400 : Number(value)),
        ["options-lost"] = value => Alone(value, Fault.LostOptions),
        ["header-bytes"] = value => Fault.LargeHeader(Quantity.Bytes(value)),
        ["svg"] = value => value == "hostile" ? Fault.HostileOverlaySvg() : Fault.OverlaySvg(OneOf<OverlaySvgEncoding>(value)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of an endpoint in the syntax: <c>recordedImage</c>.</summary>
    public static string NameOf(EmulatorEndpoint endpoint)
    {
        string name = endpoint.ToString();
        return $"{char.ToLowerInvariant(name[0])}{name.AsSpan(1)}";
    }

    public static FaultRule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var faults = new List<Fault>();
        var selections = new List<Func<FaultRule, FaultRule>>();
        (int Status, FaultBody Body)? status = null;
        for (int i = 0; i < words.Length; i++)
        {
            (string key, string value) = Halves(words[i]);
            try
            {
                if (key == "status")
                    status = (Number(value), status?.Body ?? FaultBody.Json);
                else if (key == "body")
                    status = (status?.Status ?? throw new FormatException("must follow status=…"), OneOf<FaultBody>(value));
                else if (s_selectors.TryGetValue(key, out Selector? select))
                    selections.Add(rule => select(rule, value));
                else if (s_faults.TryGetValue(key, out Func<string, Fault>? make))
                    faults.Add(make(value));
                else if (i == 0)
                    selections.Add(Target(words[i]));
                else
                    throw new FormatException($"is unknown. Allowed: {Listed([.. s_selectors.Keys, .. s_faults.Keys, "status", "body"])}");
            }
            catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
            {
                throw Wrong(text, words[i], e);
            }
        }

        if (status is var (code, body))
            faults.Insert(0, Checked(text, $"status={code}", () => Fault.Status(code, body)));
        if (faults.Count == 0)
            throw new FormatException($"The rule \"{text}\" has no fault, such as status=503 or cut=1000.");
        return Checked(text, text, () => selections.Aggregate(FaultRule.Of([.. faults]), (rule, select) => select(rule)));
    }

    private static T Checked<T>(string text, string word, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            throw Wrong(text, word, e);
        }
    }

    private static FormatException Wrong(string text, string word, Exception cause) =>
        new($"In the rule \"{text}\", \"{word}\" {Reason(cause)}.", cause);

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal));

    private static string Reason(Exception e) => e switch
    {
        ArgumentException argument => $"is invalid: {argument.Message.Split(" (Parameter")[0].TrimEnd('.')}",
        OverflowException => "is too large",
        _ => e.Message.TrimEnd('.'),
    };

    private static (string Key, string Value) Halves(string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        int at = word.IndexOf('@', StringComparison.Ordinal);
        if (equals >= 0)
            return (word[..equals], word[(equals + 1)..]);
        return at >= 0 ? (word[..at], word[at..]) : (word, string.Empty);
    }

    private static Func<FaultRule, FaultRule> Target(string word)
    {
        string[] parts = word.Split(':');
        EmulatorEndpoint? endpoint = parts[0] switch
        {
            "*" => null,
            var name when s_endpoints.TryGetValue(name, out EmulatorEndpoint known) => known,
            _ => throw new FormatException($"is not an endpoint. Allowed: *, {Listed(s_endpoints.Keys)}"),
        };
        StreamKind? stream = parts.Length switch
        {
            1 => null,
            2 when StreamNames.TryParse(parts[1]) is { } kind => kind,
            _ => throw new FormatException("names an unknown stream. Allowed: main, preview"),
        };
        return rule =>
        {
            FaultRule aimed = endpoint is { } one ? rule.On(one) : rule;
            return stream switch { StreamKind.Main => aimed.ForMain(), StreamKind.Preview => aimed.ForPreview(), _ => aimed };
        };
    }

    private static Fault RetryAfter(string value)
    {
        if (value.StartsWith("date", StringComparison.Ordinal))
            return Fault.RetryAfterDate(value.Length == 4 ? TimeSpan.Zero : Quantity.SignedDuration(value[4..]));
        return value.Length > 0 ? Fault.RetryAfter(value) : throw new FormatException("needs seconds, date+30s, date-30s or any text");
    }

    private static Fault Timestamp(string value) => value switch
    {
        "" => throw new FormatException("needs missing, a shift such as -1h, or any text"),
        "missing" => Fault.MissingTimestamp(),
        _ when value[0] is '-' or '+' => Fault.ShiftTimestamp(Quantity.SignedDuration(value)),
        _ => Fault.MalformedTimestamp(value),
    };

    private static Fault At(string value, Func<string, int?, Fault> make)
    {
        string[] parts = value.Split('@');
        return parts.Length <= 2
            ? make(parts[0], parts.Length == 2 ? Number(parts[1]) : null)
            : throw new FormatException("has more than one @");
    }

    private static Fault Within(string part, int? at, Func<Fault> headers, Func<int?, Fault> body) => part switch
    {
        "headers" when at is null => headers(),
        "body" => body(at),
        _ => throw new FormatException("must be headers, body or body@BYTES"),
    };

    private static Fault Alone(string value, Func<Fault> make) => value.Length == 0 ? make() : throw new FormatException("takes no value");

    private static T OneOf<T>(string value)
        where T : struct, Enum =>
        Enum.TryParse(value, ignoreCase: true, out T parsed) && Enum.IsDefined(parsed) && !char.IsDigit(value[0])
            ? parsed
            : throw new FormatException($"must be one of {string.Join(", ", Enum.GetValues<T>().Select(FaultText.Lower))}");

    private static int Number(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new FormatException("needs a whole number");

    private delegate FaultRule Selector(FaultRule rule, string value);
}
