using System.CommandLine;
using System.Security.Cryptography;
using Een.Media.Emulator.State;

namespace Een.Media.Emulator.CommandLine;

/// <summary>The executable: starts an emulator, prints how to reach it, and runs until it is stopped.</summary>
internal static class EmulatorCommand
{
    private static readonly FlagGroup[] s_groups =
        [new ServerFlags(), new AddressFlags(), new CameraFlags(), new SignInFlags(), new TlsFlags(), new BehaviorFlags()];

    private static readonly Option<bool> s_log = new("--log") { Description = "Write a line for every request." };
    private static readonly Option<string?> s_envFile = new("--env-file")
    {
        Description = "Write address, tokens and the first camera to this file as environment variables (EEN_BASE_ADDRESS, …).",
    };

    private static readonly Option<bool> s_stopAtEndOfInput = new("--stop-at-end-of-input")
    {
        Description = "Stop when the standard input ends, so that the emulator does not outlive the program that started it.",
    };

    public static async Task<int> Main(string[] arguments)
    {
        var command = new RootCommand(
            "An Eagle Eye Networks account on loopback: cameras, recordings, overlays, page tokens, sign-in and faults on demand.");
        foreach (FlagGroup group in s_groups)
            group.AddTo(command);
        command.Options.Add(s_envFile);
        command.Options.Add(s_log);
        command.Options.Add(s_stopAtEndOfInput);
        command.SetAction(RunAsync);
        ParseResult parsed = command.Parse(arguments);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync().ConfigureAwait(false);

        // The parser would print all of its help after the error.
        string errors = string.Join(' ', parsed.Errors.Select(error => error.Message));
        await Console.Error.WriteLineAsync($"{errors} (--help lists every flag.)").ConfigureAwait(false);
        return 1;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new EenMediaEmulatorOptions();
        try
        {
            foreach (FlagGroup group in s_groups)
                group.Apply(parsed, options);
            EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                if (parsed.GetValue(s_log))
                    emulator.Journal.Completed += entry => Console.Out.WriteLine(entry);
                foreach (string warning in emulator.Warnings)
                    await Console.Error.WriteLineAsync($"Warning: {warning}").ConfigureAwait(false);
                var startup = new StartupText(emulator, options.FixedAccessToken, options.ServeExplorer);
                if (parsed.GetValue(s_envFile) is { } file)
                    PrivateFile.Write(file, startup.EnvironmentFile());
                await Console.Out.WriteLineAsync(startup.ToString()).ConfigureAwait(false);
                Task end = parsed.GetValue(s_stopAtEndOfInput)
                    ? EndOfInputAsync() : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
                await end.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The user stopped the program.
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException or FormatException
            or UnauthorizedAccessException or CryptographicException or TimeZoneNotFoundException)
        {
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            return 1;
        }
        finally
        {
            options.Certificate?.Dispose();
        }

        return 0;
    }

    /// <summary>Reads until the program that has the other end of the pipe closes it or dies.</summary>
    private static Task EndOfInputAsync() => Task.Run(async () =>
    {
        Stream input = Console.OpenStandardInput();
        await using (input.ConfigureAwait(false))
            await input.CopyToAsync(Stream.Null, CancellationToken.None).ConfigureAwait(false);
    });
}
