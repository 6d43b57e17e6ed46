using System.Net;
using System.Text;
using Een.Media.Emulator.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.OAuth;

/// <summary>The sign-in page. Nobody has to press a button: it approves by itself and sends the browser back.</summary>
internal sealed class AuthorizeEndpoint(SignIns signIns, OAuthClient client) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.Authorize;

    public string Path => "/oauth2/authorize";

    public bool IsProtected => false;

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        Arguments arguments = exchange.Arguments;

        // Without a client and an address that can be trusted, nobody is sent anywhere.
        if (arguments["client_id"] != client.Id)
            return new(Page(400, "Unknown client_id."));
        if (!Uri.TryCreate(arguments["redirect_uri"], UriKind.Absolute, out Uri? redirect) || redirect.Scheme is not ("http" or "https") || redirect.Fragment.Length > 0)
            return new(Page(400, "redirect_uri must be an absolute http or https address without a fragment."));

        string redirectUri = arguments["redirect_uri"]!;
        string? state = arguments["state"];
        string? challenge = arguments["code_challenge"];
        if (arguments["response_type"] != "code")
            return new(Back(redirectUri, "error", "unsupported_response_type", state));
        if (arguments["scope"] != "vms.all")
            return new(Back(redirectUri, "error", "invalid_scope", state));
        if (challenge is not null && arguments["code_challenge_method"] != "S256")
            return new(Back(redirectUri, "error", "invalid_request", state));
        return new(Back(redirectUri, "code", signIns.IssueCode(redirectUri, challenge), state));
    }

    private static Answer Back(string redirectUri, string name, string value, string? state)
    {
        string target = QueryHelpers.AddQueryString(redirectUri, name, value);
        if (state is not null)
            target = QueryHelpers.AddQueryString(target, "state", state);
        Answer answer = Page(302, "You are being sent back to the application.");
        answer.Headers.Add(new("Location", new Uri(target).AbsoluteUri));
        return answer;
    }

    private static Answer Page(int status, string text) => new(status)
    {
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes($"<!doctype html><title>Sign in</title><p>{WebUtility.HtmlEncode(text)}</p>"),
    };
}
