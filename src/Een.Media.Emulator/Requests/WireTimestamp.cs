using System.Globalization;
using Een.Media.Emulator.Errors;

namespace Een.Media.Emulator.Requests;

/// <summary>Timestamps in requests and answers: UTC, three decimals, <c>+00:00</c>.</summary>
internal static class WireTimestamp
{
    private const string Strict = "yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'";

    private static readonly string[] s_numericOffset =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.fzzz", "yyyy-MM-dd'T'HH:mm:ss.ffzzz", "yyyy-MM-dd'T'HH:mm:ss.fffzzz"];

    public static string Format(DateTimeOffset timestamp, bool zulu = false) =>
        timestamp.UtcDateTime.ToString(zulu ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : Strict, CultureInfo.InvariantCulture);

    /// <summary>Reads an argument in the forms that the endpoint accepts; ends the request with 400 otherwise.</summary>
    public static DateTimeOffset Parse(string name, string value, TimestampForms forms, ApiErrors errors)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(value, Strict, CultureInfo.InvariantCulture, Utc, out DateTimeOffset timestamp))
            return timestamp;

        if (forms != TimestampForms.Strict)
        {
            bool zulu = value.EndsWith('Z');
            if (zulu && forms == TimestampForms.AnyOffset)
                throw new ApiFailure(errors.WrongValue(name, "The offset must be given as +00:00, not as Z"));
            string numeric = zulu ? $"{value.AsSpan(0, value.Length - 1)}+00:00" : value;
            if (DateTimeOffset.TryParseExact(numeric, s_numericOffset, CultureInfo.InvariantCulture, Utc, out timestamp))
                return timestamp.ToUniversalTime();
        }

        string hint = value.Contains(' ', StringComparison.Ordinal) ? "; the + of the offset must be sent as %2B" : string.Empty;
        throw new ApiFailure(errors.WrongValue(name, $"\"{value}\" does not have the form 2022-08-08T07:57:37.000+00:00{hint}"));
    }
}
