using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Accounts;

/// <summary>The address of the account's API.</summary>
internal sealed partial class ClientSettingsEndpoint(Addresses addresses) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.ClientSettings;

    public string Path => "/api/v3.0/clientSettings";

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        exchange.Arguments.Check(FrozenSet<string>.Empty, exchange.Errors);
        return new(
            Answer.Json(
                200, new Settings(BaseUrl.Of(addresses.Advertised, exchange.Behavior.BaseUrlForm)), ClientSettingsJson.Default.Settings));
    }

    internal sealed record Settings([property: JsonPropertyName("httpsBaseUrl")] object HttpsBaseUrl);

    [JsonSerializable(typeof(Settings))]
    [JsonSerializable(typeof(HostAndPort))]
    [JsonSerializable(typeof(string))]
    private sealed partial class ClientSettingsJson : JsonSerializerContext;
}
