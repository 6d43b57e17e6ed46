using Een.Media.Emulator.CommandLine;

return await EmulatorCommand.RunAsync(args).ConfigureAwait(false);

/// <summary>Said to be internal, because ASP.NET Core makes it public otherwise, for all who use the emulator as a library.</summary>
internal sealed partial class Program;
