namespace Een.Media.Client;

/// <summary>How to reach an account. Read once, when the client is made; later changes have no effect.</summary>
public sealed class EenMediaClientOptions
{
    /// <summary>The default of <see cref="MaxImageBytes"/>: 64 MiB.</summary>
    public const int DefaultMaxImageBytes = 64 * 1024 * 1024;

    /// <summary>
    /// The root of the account's API, such as <c>https://api.c001.eagleeyenetworks.com</c>. The host belongs to the account and may
    /// change (the vendor's documentation): keep it with the token. Must be https to <c>*.eagleeyenetworks.com</c> or to a host in
    /// <see cref="AllowedHosts"/>; plain http is for loopback only. Default: <see langword="null"/>, which is an error unless the
    /// credential brings the address with it.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>What the client shows to be let in. Required; default: <see langword="null"/>.</summary>
    public EenCredential? Credential { get; set; }

    /// <summary>Hosts outside of <c>eagleeyenetworks.com</c> to which the token may be sent over https, such as <c>media.example.com</c>. Default: none.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// The program's name and version, such as <c>lapse/1.2</c>, appended to the <c>User-Agent</c> in parentheses. Printable ASCII
    /// without parentheses. Default: <see langword="null"/>.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// The largest image that is accepted, in bytes, 1 KiB to 1 GiB; a larger one ends in <see cref="EenProtocolException"/>.
    /// Default: 64 MiB.
    /// </summary>
    public int MaxImageBytes { get; set; } = DefaultMaxImageBytes;

    /// <summary>How often and for how long a call is tried. Default: 3 retries within 5 minutes.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>How main images, which the service rations, are paced. Default: one gate for the account, which learns its pace.</summary>
    public MainImagePacingOptions MainImagePacing { get; set; } = new();

    /// <summary>The clock behind every timeout, delay and expiry. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
