using Een.Media.Benchmarks.Soak;

// See eng/soak. "serve" is the other process: the emulator, so that the figures of this one are the client's alone.
if (args is ["serve"])
{
    await FaultyServer.RunAsync();
    return 0;
}

int seconds = 60;
int walks = 16;
for (int i = 0; i + 1 < args.Length; i += 2)
{
    switch (args[i])
    {
        case "--seconds":
            seconds = int.Parse(args[i + 1]);
            break;
        case "--walks":
            walks = int.Parse(args[i + 1]);
            break;
        default:
            Console.Error.WriteLine($"Unknown option {args[i]}. Use --seconds and --walks.");
            return 2;
    }
}

return await Soak.RunAsync(TimeSpan.FromSeconds(seconds), walks) ? 0 : 1;
