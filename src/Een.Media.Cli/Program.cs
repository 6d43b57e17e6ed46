using Een.Media.Cli.Commands;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
