namespace Een.Media.Emulator.Hosting;

/// <summary>Where the emulator listens, known once it does, and where it tells its callers to go.</summary>
internal sealed class Addresses
{
    private volatile Uri? _base;
    private volatile Uri? _advertised;

    public Uri Base
    {
        get => _base ?? throw new InvalidOperationException("The emulator has not started yet.");
        set => _base = value;
    }

    public Uri Advertised => _advertised ?? Base;

    public void Advertise(Uri? address) => _advertised = address;
}
