using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Commands;

/// <summary>Forgets a sign-in.</summary>
internal sealed class LogoutCommand() : CliCommand("logout", "Forget the sign-in of a profile.", "logout", "logout --profile berlin")
{
    protected override Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        string name = GlobalOptions.Profile(session.Parsed) ?? Accounts.EnvironmentSettings.Profile ?? session.Profiles.Load().Current
            ?? throw CliException.Usage("There is no current profile. Name one with --profile. See: een-media profile list");
        _ = session.Profiles.Get(name);
        bool had = session.Profiles.DeleteSecrets(name);
        session.Reporter.Note(had
            ? $"The sign-in of profile '{name}' is forgotten here. The service keeps it until it expires; it can be ended in the "
                + "account's settings."
            : $"The profile '{name}' was not signed in.");
        return Task.FromResult(ExitCode.Ok);
    }
}
