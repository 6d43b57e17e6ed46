namespace Een.Media.Emulator.Http;

/// <summary>The address on which the emulator listens, known once it does, and the address that its answers name.</summary>
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
