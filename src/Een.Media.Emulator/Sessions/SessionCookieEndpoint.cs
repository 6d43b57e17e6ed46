using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Sessions;

/// <summary>Sets the session cookie.</summary>
internal sealed class SessionCookieEndpoint(SessionCookies cookies) : IEndpoint
{
    public const string CookiePath = "/media/session";

    public EmulatorEndpoint Name => EmulatorEndpoint.SessionCookie;

    public string Path => CookiePath;

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        var answer = new Answer(exchange.Behavior.SessionCookieStatus);
        answer.Headers.Add(new("Set-Cookie", cookies.Open(exchange.Grant!)));
        return new(answer);
    }
}
