using Een.Media.Cli.Accounts;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Shows which account a command would use, and tries it.</summary>
internal sealed class WhoamiCommand()
    : CliCommand("whoami", "Show which account is used, and whether the sign-in works.", "whoami", "whoami --profile berlin --json")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        Account account = session.Account();
        string? accountId = null;
        long? cameras = null;
        await foreach (ResultPage<Camera> page in session.Client.Cameras.ListAsync(new CamerasOptions { PageSize = 1 }, cancellationToken)
            .AsPages().ConfigureAwait(false))
        {
            (accountId, cameras) = (page.Items.Count > 0 ? page.Items[0].AccountId : null, page.TotalSize);
            break;
        }

        using RecordWriter records = session.Reporter.Records(
            new("signIn", "SIGN-IN"), new("address", "ADDRESS"), new("account", "ACCOUNT"), new("cameras", "CAMERAS"));
        records.Add(account.Source, account.BaseAddress?.AbsoluteUri ?? "from the sign-in", accountId, cameras);
        return ExitCode.Ok;
    }
}
