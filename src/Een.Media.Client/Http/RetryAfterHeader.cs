using System.Globalization;
using System.Net.Http.Headers;

namespace Een.Media.Client.Http;

/// <summary>
/// Reads <c>Retry-After</c>: seconds, or an HTTP date by this machine's clock. The result is never negative, and nothing throws. More
/// seconds than an integer can hold mean a very long time; the framework's own parser would reject them, so it is not used for seconds.
/// </summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time) =>
        response.Headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values)
            ? Parse(values.ToString(), time.GetUtcNow())
            : null;

    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        string text = value?.Trim() ?? "";
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            return double.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is var seconds
                && seconds < TimeSpan.MaxValue.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.MaxValue;
        }

        if (!RetryConditionHeaderValue.TryParse(text, out RetryConditionHeaderValue? parsed) || parsed.Date is not { } date)
            return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}
