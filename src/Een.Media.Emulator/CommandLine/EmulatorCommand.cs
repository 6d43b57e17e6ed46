using System.CommandLine;

namespace Een.Media.Emulator.CommandLine;

/// <summary>The executable: starts an emulator, prints how to reach it, and runs until it is stopped.</summary>
internal static class EmulatorCommand
{
    private static readonly FlagGroup[] s_groups = [new ServerFlags(), new CameraFlags(), new BehaviorFlags(), new SignInFlags()];
    private static readonly Option<bool> s_log = new("--log") { Description = "Write a line for every request." };

    public static Task<int> Main(string[] arguments)
    {
        var command = new RootCommand(
            "An Eagle Eye Networks account on loopback: cameras, recordings, overlays, page tokens, sign-in and faults on demand.");
        foreach (FlagGroup group in s_groups)
            group.AddTo(command);
        command.Options.Add(s_log);
        command.SetAction(RunAsync);
        return command.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var options = new EenMediaEmulatorOptions();
            foreach (FlagGroup group in s_groups)
                group.Apply(parsed, options);
            EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                if (parsed.GetValue(s_log))
                    emulator.Journal.Completed += entry => Console.Out.WriteLine(entry);
                await Console.Out.WriteLineAsync(StartupText.Of(emulator, options.ServeExplorer)).ConfigureAwait(false);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The user stopped the program.
        }
        catch (Exception e) when (
            e is IOException or InvalidDataException or ArgumentException or FormatException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            return 1;
        }

        return 0;
    }
}
