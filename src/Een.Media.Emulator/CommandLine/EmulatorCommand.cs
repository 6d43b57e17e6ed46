using System.CommandLine;

namespace Een.Media.Emulator.CommandLine;

/// <summary>The executable: starts an emulator, says how to reach it, and runs until it is told to stop.</summary>
internal static class EmulatorCommand
{
    private static readonly Option<int> s_port = new("--port") { Description = "Port for HTTP/1.1; 0 takes a free one.", DefaultValueFactory = _ => 8080 };
    private static readonly Option<int?> s_http2Port = new("--http2-port") { Description = "Port for HTTP/2 without TLS; 0 takes a free one." };
    private static readonly Option<bool> s_anyAddress = new("--any-address") { Description = "Let other machines connect; loopback only without it." };
    private static readonly Option<string[]> s_frames = new("--frames") { Description = "A directory of JPEGs to serve as a camera; may be repeated." };
    private static readonly Option<int> s_timelineFrames = new("--timeline-frames") { Description = "Serve a camera with so many frames, one second apart, the last one at the start; for measurements." };
    private static readonly Option<int?> s_frameBytes = Quantified<int?>("--frame-bytes", "The size of each of its frames, such as 200k.", text => Quantity.Bytes(text), null);
    private static readonly Option<int> s_seed = new("--seed") { Description = "What ids, scenes and chance are made from.", DefaultValueFactory = _ => 1 };
    private static readonly Option<TimeSpan> s_tokenLifetime = Quantified("--token-lifetime", "How long access tokens last.", Quantity.Duration, TimeSpan.FromHours(12));
    private static readonly Option<string[]> s_faults = new("--fault") { Description = "Something to go wrong, as in \"recordedImage:main first=3 status=429 retry-after=5\"; may be repeated." };
    private static readonly Option<TimeSpan> s_headerDelay = Quantified("--header-delay", "Wait before the headers of every answer, such as 20ms.", Quantity.Duration, TimeSpan.Zero);
    private static readonly Option<double?> s_bandwidth = Quantified<double?>("--bandwidth", "Speed of each connection, such as 40mbit.", text => Quantity.BytesPerSecond(text), null);
    private static readonly Option<double?> s_sharedBandwidth = Quantified<double?>("--bandwidth-shared", "Speed of all connections together.", text => Quantity.BytesPerSecond(text), null);
    private static readonly Option<bool> s_log = new("--log") { Description = "Write a line for every request." };
    private static readonly ThrottleOptions s_throttle = new();
    private static readonly BehaviorOptions s_behavior = new();

    public static Task<int> RunAsync(string[] arguments)
    {
        var command = new RootCommand("An Eagle Eye Networks account on loopback: cameras, recordings, overlays, page tokens, sign-in and faults on demand.")
        {
            s_port, s_http2Port, s_anyAddress, s_frames, s_timelineFrames, s_frameBytes, s_seed, s_tokenLifetime, s_faults, s_headerDelay, s_bandwidth, s_sharedBandwidth, s_log,
        };
        s_throttle.AddTo(command);
        s_behavior.AddTo(command);
        command.SetAction(RunAsync);
        return command.Parse(arguments).InvokeAsync();
    }

    /// <summary>An option whose text has a unit.</summary>
    internal static Option<T> Quantified<T>(string name, string description, Func<string, T> read, T fallback) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            try
            {
                return read(text);
            }
            catch (FormatException e)
            {
                result.AddError($"{name} {e.Message}; given was \"{text}\".");
                return fallback;
            }
        },
    };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(Options(parsed), cancellationToken).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                if (parsed.GetValue(s_log))
                    emulator.Journal.Completed += entry => Console.Out.WriteLine(entry);
                await Console.Out.WriteLineAsync(StartupText.Of(emulator)).ConfigureAwait(false);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop: that is how it ends.
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException or FormatException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            return 1;
        }

        return 0;
    }

    private static EenMediaEmulatorOptions Options(ParseResult parsed)
    {
        var options = new EenMediaEmulatorOptions
        {
            Port = parsed.GetValue(s_port),
            Http2Port = parsed.GetValue(s_http2Port),
            ListenOnAnyAddress = parsed.GetValue(s_anyAddress),
            Seed = parsed.GetValue(s_seed),
            AccessTokenLifetime = parsed.GetValue(s_tokenLifetime),
            MainImageThrottle = s_throttle.Read(parsed),
            Behavior = s_behavior.Read(parsed),
            OAuth = s_behavior.ReadOAuth(parsed),
            Network = new NetworkProfile
            {
                HeaderDelay = parsed.GetValue(s_headerDelay),
                BytesPerSecondPerConnection = parsed.GetValue(s_bandwidth),
                BytesPerSecondShared = parsed.GetValue(s_sharedBandwidth),
            },
        };
        foreach (string directory in parsed.GetValue(s_frames) ?? [])
            options.Cameras.Add(EmulatedCamera.FromFolder(directory));
        if (parsed.GetValue(s_timelineFrames) is > 0 and var count)
            options.Cameras.Add(Timeline(count, parsed.GetValue(s_frameBytes)));
        foreach (string fault in parsed.GetValue(s_faults) ?? [])
            options.Faults.Add(FaultRule.Parse(fault));
        return options;
    }

    private static EmulatedCamera Timeline(int count, int? frameBytes)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset[] frames = [.. Enumerable.Range(1 - count, count).Select(second => now.AddSeconds(second))];
        return EmulatedCamera.FromTimeline("Timeline", frames, frames, new TimelineCameraOptions { FrameBytes = frameBytes });
    }
}
