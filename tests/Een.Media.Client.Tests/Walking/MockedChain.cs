using System.Globalization;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Walking;

/// <summary>
/// A chain of answers over HTTP, in which anything may be wrong: page N has its timestamp and its tokens, and a token is the page's
/// number in words. Requests by timestamp go to <see cref="ByTimestamp"/>.
/// </summary>
internal sealed class MockedChain
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> _pages = [];

    public Func<SeenRequest, HttpResponseMessage> ByTimestamp { get; set; } = _ => Answers.NotFound();

    public static DateTimeOffset At(double seconds) => TestValues.Noon.AddSeconds(seconds);

    public static string OnWire(double seconds) => At(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);

    public static HttpResponseMessage Page(double seconds, string? next = null, string? previous = null, byte[]? jpeg = null, string? svg = null) =>
        Answers.Frame(jpeg ?? Jpeg.Sample(comment: OnWire(seconds)), OnWire(seconds), next is null ? null : Token(next), previous is null ? null : Token(previous), svg);

    public static string Token(string page) => $"page-token-to-{page}";

    public MockedChain On(string page, Func<HttpResponseMessage> answer)
    {
        _pages.Add(Token(page), answer);
        return this;
    }

    public MockService Start() => new MockService().Always(seen => seen.PageToken is { } token ? _pages[token]() : ByTimestamp(seen));
}
