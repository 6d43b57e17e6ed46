using Een.Media.Client.Settings;

namespace Een.Media.Client.Http;

/// <summary>How much is accepted from the network, and how long it may stall.</summary>
internal sealed record WireLimits(int MaxImageBytes, TimeLimit BodyInactivity);
