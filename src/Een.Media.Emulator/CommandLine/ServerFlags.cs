using System.CommandLine;
using Een.Media.Emulator.Faults;

namespace Een.Media.Emulator.CommandLine;

/// <summary>Flags for ports, network and faults.</summary>
internal sealed class ServerFlags : FlagGroup
{
    private readonly Option<int> _port;
    private readonly Option<int?> _http2Port;
    private readonly Option<bool> _anyAddress;
    private readonly Option<bool> _noExplorer;
    private readonly Option<string[]> _faults;
    private readonly Option<TimeSpan> _headerDelay;
    private readonly Option<double?> _bandwidth;
    private readonly Option<double?> _sharedBandwidth;

    public ServerFlags()
    {
        _port = Flag("--port", "Port for HTTP/1.1, or for HTTPS with --tls; 0 takes a free one.", 8080);
        _http2Port = Flag<int?>("--http2-port", "Port for HTTP/2 without TLS; 0 takes a free one.");
        _anyAddress = Flag<bool>("--any-address", "Let other machines connect. Without it: loopback only.");
        _noExplorer = Flag<bool>("--no-explorer", "Do not serve the explorer page.");
        _faults = Flag<string[]>(
            "--fault", "A fault rule, such as \"recordedImage:main first=3 status=429 retry-after=5\". Can be repeated.");
        _headerDelay = Flag(
            "--header-delay", "Delay before the headers of every answer, such as 20ms.", TimeSpan.Zero, Quantity.Duration);
        _bandwidth = Flag<double?>(
            "--bandwidth", "Speed of each connection, such as 40mbit.", null, text => Quantity.BytesPerSecond(text));
        _sharedBandwidth = Flag<double?>(
            "--bandwidth-shared", "Speed of all connections together.", null, text => Quantity.BytesPerSecond(text));
    }

    public override void Apply(ParseResult parsed, EenMediaEmulatorOptions options)
    {
        options.Port = parsed.GetValue(_port);
        options.Http2Port = parsed.GetValue(_http2Port);
        options.ListenOnAnyAddress = parsed.GetValue(_anyAddress);
        options.ServeExplorer = !parsed.GetValue(_noExplorer);
        options.Network = new NetworkProfile
        {
            HeaderDelay = parsed.GetValue(_headerDelay),
            BytesPerSecondPerConnection = parsed.GetValue(_bandwidth),
            BytesPerSecondShared = parsed.GetValue(_sharedBandwidth),
        };
        foreach (string fault in parsed.GetValue(_faults) ?? [])
            options.Faults.Add(FaultRule.Parse(fault));
    }
}
