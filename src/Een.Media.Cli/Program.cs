using Een.Media.Cli.Commands;

// A missing part of the program is noticed when a method that needs it is compiled; here, if the whole command line needs it.
try
{
    return await CommandLine.RunAsync(args).ConfigureAwait(false);
}
catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException or DllNotFoundException)
{
    await Console.Error.WriteLineAsync(
        $"error: een-media itself is damaged: {e.Message} Install it again: dotnet tool update --global Een.Media.Cli --prerelease")
        .ConfigureAwait(false);
    return 1;
}
