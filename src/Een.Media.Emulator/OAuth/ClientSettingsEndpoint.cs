using System.Collections.Frozen;
using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator.OAuth;

/// <summary>Where the account's API lives.</summary>
internal sealed class ClientSettingsEndpoint(Addresses addresses) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.ClientSettings;

    public string Path => "/api/v3.0/clientSettings";

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        exchange.Arguments.Check(FrozenSet<string>.Empty, exchange.Errors);
        return new(Answer.Json(200, new ClientSettings(HostAndPort.Of(addresses.Advertised)), OAuthJson.Default.ClientSettings));
    }
}
