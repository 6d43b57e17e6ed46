using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;

namespace Een.Media.Cli.Commands;

/// <summary>The command line: its commands, and the messages for mistakes in it.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Recorded images of Eagle Eye Networks cameras: one frame, a sample of a day, an export that resumes.");
        GlobalOptions.AddTo(root);
        root.Subcommands.Add(new CamerasCommand());
        root.Subcommands.Add(new RecordingsCommand());
        root.Subcommands.Add(new OverlaysCommand());
        root.Subcommands.Add(new GetCommand());
        root.Subcommands.Add(new ExportCommand());
        root.Subcommands.Add(new SampleCommand());
        root.Subcommands.Add(new SyncCommand());
        root.Subcommands.Add(new VerifyCommand());
        root.Subcommands.Add(new LiveCommand());
        root.Subcommands.Add(new FollowCommand());
        root.Subcommands.Add(new SheetCommand());
        root.Subcommands.Add(new TimelapseCommand());
        root.Subcommands.Add(new LoginCommand());
        root.Subcommands.Add(new LogoutCommand());
        root.Subcommands.Add(new WhoamiCommand());
        root.Subcommands.Add(new ProfileCommand());
        root.Subcommands.Add(new DoctorCommand());
        root.Subcommands.Add(new EmulatorCommand());
        root.Subcommands.Add(new McpCommand());
        root.Subcommands.Add(new CompletionsCommand());
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
        foreach (SuggestDirective suggest in root.Directives.OfType<SuggestDirective>())
            suggest.Action = new CompletionAction(root, suggest);
        return root;
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        RootCommand root = Create();
        ParseResult parsed = root.Parse(arguments);
        if (arguments.Length == 0)
        {
            await root.Parse("--help").InvokeAsync().ConfigureAwait(false);
            return ExitCode.Usage;
        }

        if (parsed.Action is ParseErrorAction)
            return await RefuseAsync(parsed, root).ConfigureAwait(false);
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
    }

    private static async Task<int> RefuseAsync(ParseResult parsed, RootCommand root)
    {
        Command command = parsed.CommandResult.Command;
        foreach (string message in Messages(parsed, command))
            await Console.Error.WriteLineAsync($"error: {SafeText.Of(message)}").ConfigureAwait(false);
        string[] options = [.. command.Options.Concat(root.Options).SelectMany(option => option.Aliases.Append(option.Name))
            .Where(IsOption)];
        IEnumerable<string> typed = parsed.Tokens.Where(token => token.Type == TokenType.Argument && IsOption(token.Value))
            .Select(token => token.Value);
        foreach (string word in parsed.UnmatchedTokens.Concat(typed).Distinct())
        {
            if (Suggestion.For(word, IsOption(word) ? options : command.Subcommands.Select(sub => sub.Name)) is { } near)
                await Console.Error.WriteLineAsync($"Did you mean '{near}'?").ConfigureAwait(false);
        }

        string path = command is RootCommand ? "een-media" : $"een-media {command.Name}";
        await Console.Error.WriteLineAsync($"See: {path} --help").ConfigureAwait(false);
        return ExitCode.Usage;

        static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal);
    }

    /// <summary>The first unknown word, or else what the parser found: its other errors follow from that word.</summary>
    private static IEnumerable<string> Messages(ParseResult parsed, Command command)
    {
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return [unknown.StartsWith('-') ? $"There is no option '{unknown}'." : $"There is no command or argument '{unknown}'."];
        return command.Subcommands.Count > 0
            ? [$"Name one of its commands: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}."]
            : parsed.Errors.Select(Message).Distinct();
    }

    /// <summary>The parser's message, without the name of a .NET type.</summary>
    private static string Message(ParseError error) =>
        error.SymbolResult is OptionResult { Option: var option, Tokens: [var token] }
            && (Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType) is { IsPrimitive: true } type
            && error.Message.Contains(type.FullName!, StringComparison.Ordinal)
        ? $"{option.Name} takes a number. It was '{token.Value}'."
        : error.Message;

    /// <summary>The usual help, followed by the command's examples.</summary>
    private sealed class HelpWithExamples(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int result = usual.Invoke(parseResult);
            IReadOnlyList<string> examples = parseResult.CommandResult.Command is CliCommand command ? command.Examples : RootExamples;
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples)
                output.WriteLine($"  een-media {example}");
            return result;
        }

        private static IReadOnlyList<string> RootExamples { get; } =
        [
            "cameras",
            "--emulator cameras",
            "get \"Loading dock\" --at 12:03",
            "export \"Loading dock\" --from -1h --until now -o evidence",
        ];
    }
}
