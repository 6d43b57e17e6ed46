using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Sessions;

/// <summary>The URL that sets the session cookie.</summary>
internal sealed class MediaSessionEndpoint(Addresses addresses) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.MediaSession;

    public string Path => "/api/v3.0/media/session";

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        exchange.Arguments.Check(FrozenSet<string>.Empty, exchange.Errors);
        var session = new MediaSession(new Uri(addresses.Media, SessionCookieEndpoint.CookiePath).AbsoluteUri);
        return new(Answer.Json(200, session, MediaSessionJson.Default.MediaSession));
    }
}

internal sealed record MediaSession(string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MediaSession))]
internal sealed partial class MediaSessionJson : JsonSerializerContext;
