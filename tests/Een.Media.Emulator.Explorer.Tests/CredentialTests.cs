using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Een.Media.Emulator.Explorer.Tests;

/// <summary>The tokens that the page uses: expired, revoked, from a sign-in, and typed in.</summary>
public sealed class CredentialTests
{
    [Test]
    public async Task An_expired_token_is_replaced_with_one_click()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync("#credentials");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Expire it" }).ClickAsync();
        await Expect(session.Page.Locator("#token-chip")).ToHaveTextAsync("Token expired");

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Try it" }).ClickAsync();
        await session.TryItAsync();
        await Expect(session.Status).ToHaveTextAsync("401 Unauthorized");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "New token and try again" }).ClickAsync();

        await Expect(session.Status).ToHaveTextAsync("200 OK");
        await Expect(session.Page.Locator("#token-chip")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Token 1[12]:"));
    }

    [Test]
    public async Task A_token_is_revoked_with_one_click()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync("#credentials");

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke it" }).ClickAsync();
        await Expect(session.Page.Locator("#token-chip")).ToHaveTextAsync("Token revoked");
        await session.GoAsync("#feeds");
        await session.TryItAsync();

        await Expect(session.Status).ToHaveTextAsync("401 Unauthorized");
    }

    [Test]
    public async Task The_sign_in_page_comes_back_with_a_code_that_is_exchanged_for_tokens()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync("#authorize");
        await session.TryItAsync();

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Open the sign-in page" }).ClickAsync();
        await Expect(session.Page.Locator("#title")).ToHaveTextAsync("Tokens");
        await session.TryItAsync();

        await Expect(session.Status).ToHaveTextAsync("200 OK");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Use these tokens" }).ClickAsync();
        await session.GoAsync("#clientSettings");
        await session.TryItAsync();
        await Expect(session.Status).ToHaveTextAsync("200 OK");
    }

    [Test]
    public async Task An_explorer_that_other_machines_can_reach_opens_with_an_access_token()
    {
        await using ExplorerSession session = await ExplorerSession.OpenAsync(configure: options => options.ListenOnAnyAddress = true);

        await Expect(session.Page.Locator("#page")).ToBeHiddenAsync();
        await session.Page.GetByLabel("Access token").FillAsync(session.Emulator.IssueAccessToken());
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();
        await session.Page.Locator("#page:not([hidden])").WaitForAsync();
        await session.TryItAsync();

        await Expect(session.Status).ToHaveTextAsync("200 OK");
        await Expect(session.Page.Locator("#history tbody tr")).ToHaveCountAsync(1);
    }
}
