using System.Runtime.InteropServices;
using Een.Media.Cli.Output;

namespace Een.Media.Cli.Commands;

/// <summary>Ends a command early: at Ctrl-C, at SIGTERM, and when nothing reads its output any more.</summary>
internal sealed class EarlyEnd : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly ITimer? _watch;
    private bool _hasLostItsReader;

    public EarlyEnd()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        if (StandardOutput.CanLoseItsReader)
            _watch = TimeProvider.System.CreateTimer(_ => Watch(), null, s_interval, s_interval);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the user ended the command, who then waits for a message.</summary>
    public bool IsInterrupted { get; private set; }

    public void Dispose()
    {
        _watch?.Dispose();
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    /// <summary>The first signal ends the work cleanly; a second one ends the process.</summary>
    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !IsInterrupted;
        IsInterrupted = true;
        Cancel();
    }

    /// <summary>Ctrl-C also ends the reader of a pipeline. So the command has one interval to receive the signal itself.</summary>
    private void Watch()
    {
        if (_hasLostItsReader)
            Cancel();
        _hasLostItsReader = StandardOutput.HasLostItsReader();
    }

    private void Cancel()
    {
        try
        {
            _ = _source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The command has just ended by itself.
        }
    }
}
