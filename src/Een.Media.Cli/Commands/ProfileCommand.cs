using System.CommandLine;
using Een.Media.Cli.Accounts;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;

namespace Een.Media.Cli.Commands;

/// <summary>The profiles: accounts under names.</summary>
internal sealed class ProfileCommand : Command
{
    public ProfileCommand()
        : base("profile", "List the profiles, show one, or choose the current one.")
    {
        Subcommands.Add(new ListCommand());
        Subcommands.Add(new UseCommand());
        Subcommands.Add(new ShowCommand());
    }

    private static Argument<string> NameArgument() => new("name") { Description = "The name of a profile.", HelpName = "NAME" };

    private static void Write(Session session, IEnumerable<KeyValuePair<string, Profile>> profiles, string? current)
    {
        using RecordWriter records = session.Reporter.Records(
            new("name", "NAME"), new("current", "CURRENT"), new("signedIn", "SIGNED IN"), new("clientId", "CLIENT ID"),
            new("address", "ADDRESS"));
        foreach ((string name, Profile profile) in profiles)
            records.Add(name, name == current, session.Profiles.HasTokens(name), profile.ClientId, profile.BaseAddress);
    }

    private sealed class ListCommand() : CliCommand("list", "List the profiles.", "profile list")
    {
        protected override Task<int> RunAsync(Session session, CancellationToken cancellationToken)
        {
            ProfileDocument document = session.Profiles.Load();
            Write(session, document.Profiles, document.Current);
            if (document.Profiles.Count == 0)
                session.Reporter.Note("There are no profiles yet. To create one, run: een-media login");
            return Task.FromResult(ExitCode.Ok);
        }
    }

    private sealed class UseCommand : CliCommand
    {
        private readonly Argument<string> _name = NameArgument();

        public UseCommand()
            : base("use", "Choose the profile to use when none is named.", "profile use berlin") => Arguments.Add(_name);

        protected override Task<int> RunAsync(Session session, CancellationToken cancellationToken)
        {
            string name = session.Parsed.GetValue(_name)!;
            _ = session.Profiles.Get(name);
            session.Profiles.Save(session.Profiles.Load() with { Current = name });
            session.Reporter.Note($"'{name}' is the current profile.");
            return Task.FromResult(ExitCode.Ok);
        }
    }

    private sealed class ShowCommand : CliCommand
    {
        private readonly Argument<string> _name = NameArgument();

        public ShowCommand()
            : base("show", "Show a profile.", "profile show berlin") => Arguments.Add(_name);

        protected override Task<int> RunAsync(Session session, CancellationToken cancellationToken)
        {
            string name = session.Parsed.GetValue(_name)!;
            Write(session, [new(name, session.Profiles.Get(name))], session.Profiles.Load().Current);
            return Task.FromResult(ExitCode.Ok);
        }
    }
}
