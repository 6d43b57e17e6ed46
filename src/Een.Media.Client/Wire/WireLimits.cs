namespace Een.Media.Client.Wire;

/// <summary>How much is accepted from the network.</summary>
internal sealed record WireLimits(int MaxImageBytes);
