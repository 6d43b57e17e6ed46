using System.Net;
using System.Text;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.OAuth;

/// <summary>The sign-in page. It approves without a user and redirects the browser back at once.</summary>
internal sealed class AuthorizeEndpoint(SignIns signIns, OAuthClient client) : IEndpoint
{
    public EmulatorEndpoint Name => EmulatorEndpoint.Authorize;

    public string Path => "/oauth2/authorize";

    public bool IsProtected => false;

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        Arguments arguments = exchange.Arguments;

        // There is no redirect without a known client and a valid address.
        if (arguments["client_id"] != client.Id)
            return new(Page(400, "Unknown client_id."));
        if (!Uri.TryCreate(arguments["redirect_uri"], UriKind.Absolute, out Uri? redirect)
            || redirect.Scheme is not ("http" or "https")
            || redirect.Fragment.Length > 0)
        {
            return new(Page(400, "redirect_uri must be an absolute http or https address without a fragment."));
        }

        string? state = arguments["state"];
        string? challenge = arguments["code_challenge"];
        if (arguments["response_type"] != "code")
            return new(Redirect(redirect, "error", "unsupported_response_type", state));
        if (arguments["scope"] != "vms.all")
            return new(Redirect(redirect, "error", "invalid_scope", state));
        if (challenge is not null && arguments["code_challenge_method"] != "S256")
            return new(Redirect(redirect, "error", "invalid_request", state));
        return new(Redirect(redirect, "code", signIns.IssueCode(arguments["redirect_uri"]!, challenge), state));
    }

    private static Answer Redirect(Uri address, string name, string value, string? state)
    {
        string target = QueryHelpers.AddQueryString(address.AbsoluteUri, name, value);
        if (state is not null)
            target = QueryHelpers.AddQueryString(target, "state", state);
        Answer answer = Page(302, "Redirecting to the application.");
        answer.Headers.Add(new("Location", new Uri(target).AbsoluteUri));
        return answer;
    }

    private static Answer Page(int status, string text) => new(status)
    {
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes($"<!doctype html><title>Sign in</title><p>{WebUtility.HtmlEncode(text)}</p>"),
    };
}
