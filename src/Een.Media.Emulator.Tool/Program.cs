using Een.Media.Emulator.CommandLine;

return await EmulatorCommand.RunAsync(args).ConfigureAwait(false);
