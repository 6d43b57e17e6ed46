using Een.Media.Emulator.CommandLine;

return await EmulatorCommand.Main(args).ConfigureAwait(false);
