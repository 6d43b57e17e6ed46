using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Commands;

/// <summary>Deletes a sign-in.</summary>
internal sealed class LogoutCommand() : CliCommand("logout", "Delete the sign-in of a profile.", "logout", "logout --profile berlin")
{
    protected override Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        string name = GlobalOptions.Profile(session.Parsed) ?? Accounts.EnvironmentSettings.Profile ?? session.Profiles.Load().Current
            ?? throw CliException.Usage("There is no current profile. Name one with --profile. See: een-media profile list");
        _ = session.Profiles.Get(name);
        bool had = session.Profiles.DeleteSecrets(name);
        session.Reporter.Note(had
            ? $"The sign-in of profile '{name}' is deleted here. It stays valid at the service until it expires; you can end it in the "
                + "account's settings."
            : $"The profile '{name}' was not signed in.");
        return Task.FromResult(ExitCode.Ok);
    }
}
