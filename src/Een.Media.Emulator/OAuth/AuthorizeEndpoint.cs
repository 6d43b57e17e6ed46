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

        string? state = arguments["state"];
        string? challenge = arguments["code_challenge"];
        if (arguments["response_type"] != "code")
            return new(Back(redirect, "error", "unsupported_response_type", state));
        if (arguments["scope"] != "vms.all")
            return new(Back(redirect, "error", "invalid_scope", state));
        if (challenge is not null && arguments["code_challenge_method"] != "S256")
            return new(Back(redirect, "error", "invalid_request", state));
        return new(Back(redirect, "code", signIns.IssueCode(arguments["redirect_uri"]!, challenge), state));
    }

    /// <param name="redirect">As it was understood: what was sent may have white space around it, to which nothing can be added.</param>
    /// <param name="name">Of the parameter that says how it went.</param>
    /// <param name="value">Its value.</param>
    /// <param name="state">What the program wants back.</param>
    private static Answer Back(Uri redirect, string name, string value, string? state)
    {
        string target = QueryHelpers.AddQueryString(redirect.AbsoluteUri, name, value);
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
