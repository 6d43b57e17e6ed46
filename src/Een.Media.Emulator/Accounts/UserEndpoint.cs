using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Accounts;

/// <summary>The user of the access token.</summary>
internal sealed partial class UserEndpoint(Account account) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.User;

    public string Path => "/api/v3.0/users/self";

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        exchange.Arguments.Check(FrozenSet<string>.Empty, exchange.Errors);
        var user = new User(account.UserId, "user@emulator.example", "Emulated", "User", account.Id);
        return new(Answer.Json(200, user, UserJson.Default.User));
    }

    internal sealed record User(string Id, string Email, string FirstName, string LastName, string AccountId);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(User))]
    private sealed partial class UserJson : JsonSerializerContext;
}
