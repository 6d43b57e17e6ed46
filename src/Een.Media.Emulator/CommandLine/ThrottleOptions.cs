using System.CommandLine;

namespace Een.Media.Emulator.CommandLine;

/// <summary>The flags that ration main images.</summary>
internal sealed class ThrottleOptions
{
    private readonly Option<bool> _off = new("--no-throttle") { Description = "Do not ration main images." };
    private readonly Option<double> _rate = new("--throttle-rate") { Description = "Main images per second.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _burst = new("--throttle-burst") { Description = "Main images at once after a rest.", DefaultValueFactory = _ => 3 };
    private readonly Option<ThrottleScope> _scope = new("--throttle-scope") { Description = "Who shares the ration." };
    private readonly Option<RetryAfterForm> _retryAfter = new("--throttle-retry-after") { Description = "How a 429 says when to come back." };

    public void AddTo(Command command)
    {
        foreach (Option option in (IEnumerable<Option>)[_off, _rate, _burst, _scope, _retryAfter])
            command.Options.Add(option);
    }

    public MainImageThrottle? Read(ParseResult parsed) => parsed.GetValue(_off) ? null : new MainImageThrottle
    {
        PerSecond = parsed.GetValue(_rate),
        Burst = parsed.GetValue(_burst),
        Scope = parsed.GetValue(_scope),
        RetryAfter = parsed.GetValue(_retryAfter),
    };
}
