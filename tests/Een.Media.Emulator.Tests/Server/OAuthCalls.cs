using System.Net.Http.Headers;
using System.Text;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Requests to the token endpoint.</summary>
internal static class OAuthCalls
{
    public static AuthenticationHeaderValue Basic(TestAccount account) =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{account.Emulator.ClientId}:{account.Emulator.ClientSecret}")));

    public static Task<Reply> RefreshAsync(TestAccount account, string token) =>
        TokenAsync(account, ("grant_type", "refresh_token"), ("scope", "vms.all"), ("refresh_token", token));

    public static Task<Reply> TokenAsync(TestAccount account, params (string Name, string Value)[] fields) =>
        TokenAsync(account, Basic(account), fields);

    public static async Task<Reply> TokenAsync(
        TestAccount account, AuthenticationHeaderValue authorization, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await account.SendAsync(HttpMethod.Post, "/oauth2/token", form, authorization);
    }

    public static string Access(Reply reply) => reply.Json.GetProperty("access_token").GetString()!;

    public static string Refresh(Reply reply) => reply.Json.GetProperty("refresh_token").GetString()!;

    public static async Task<int> StatusOfAsync(TestAccount account, string accessToken) =>
        (await account.SendAsync(HttpMethod.Get, "/api/v3.0/clientSettings", authorization: new("Bearer", accessToken))).Code;
}
