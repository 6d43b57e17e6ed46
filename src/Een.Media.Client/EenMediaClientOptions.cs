using Een.Media.Client.Authentication;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client;

/// <summary>How to reach an account. Read once, when the client is created; later changes have no effect.</summary>
public sealed class EenMediaClientOptions
{
    /// <summary>The default of <see cref="MaxImageBytes"/>: 64 MiB.</summary>
    public const int DefaultMaxImageBytes = 64 * 1024 * 1024;

    /// <summary>The default of <see cref="TokenRenewalMargin"/>: 5 minutes.</summary>
    public static TimeSpan DefaultTokenRenewalMargin { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The default of <see cref="KeepAlivePing"/>: 5 seconds.</summary>
    public static TimeSpan DefaultKeepAlivePing { get; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The default of <see cref="AuthenticationAddress"/>: <c>https://auth.eagleeyenetworks.com</c> (the vendor's documentation).
    /// </summary>
    public static Uri DefaultAuthenticationAddress => AuthenticationSettings.DefaultAuthenticationAddress;

    /// <summary>
    /// The default of <see cref="ClientSettingsAddress"/>: <c>https://api.eagleeyenetworks.com</c> (the vendor's documentation).
    /// </summary>
    public static Uri DefaultClientSettingsAddress { get; } = new("https://api.eagleeyenetworks.com");

    /// <summary>
    /// The root of the account's API, such as <c>https://api.c001.eagleeyenetworks.com</c>. The host belongs to the account and may
    /// change (the vendor's documentation): keep it with the token. Must be https to <c>*.eagleeyenetworks.com</c> or to a host in
    /// <see cref="AllowedHosts"/>; plain http is for loopback only. Default: <see langword="null"/>. A credential that renews itself
    /// receives the address with its tokens and follows changes. With a plain access token, the address is required.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The credential used to authenticate. Required; default: <see langword="null"/>.</summary>
    public EenCredential? Credential { get; set; }

    /// <summary>
    /// Hosts outside <c>eagleeyenetworks.com</c> to which the token may be sent over https, such as <c>media.example.com</c>. Default:
    /// none.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// The service that renews tokens: a scheme and a host, under the same rules as <see cref="BaseAddress"/>. Default:
    /// <see cref="DefaultAuthenticationAddress"/>.
    /// </summary>
    public Uri AuthenticationAddress { get; set; } = DefaultAuthenticationAddress;

    /// <summary>
    /// The service that a credential asks for the account's API root (<c>/api/v3.0/clientSettings</c>) when its tokens came without one: a
    /// scheme and a host, under the same rules as <see cref="BaseAddress"/>. Default: <see cref="DefaultClientSettingsAddress"/>.
    /// </summary>
    public Uri ClientSettingsAddress { get; set; } = DefaultClientSettingsAddress;

    /// <summary>
    /// How long before its expiry an access token is renewed, zero to one hour; never more than a quarter of its lifetime. Up to a fifth of
    /// it is added at random, so that several programs do not renew at the same moment. Default: 5 minutes.
    /// </summary>
    public TimeSpan TokenRenewalMargin { get; set; } = DefaultTokenRenewalMargin;

    /// <summary>
    /// How far this machine's clock may be ahead, zero to one hour. An access token from the program
    /// (<see cref="EenCredential.FromAccessToken(string)"/>) is sent for this long after its expiry by the local clock, and the service
    /// decides whether it is still valid. Default: 5 minutes.
    /// </summary>
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The time limit for a request to the authentication service, 1 second to 10 minutes. It should be generous, because an abandoned
    /// answer may hold the only copy of a refresh token. Default: 1 minute.
    /// </summary>
    public TimeSpan TokenRequestTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The program's name and version, such as <c>lapse/1.2</c>, appended to the <c>User-Agent</c> in parentheses. Printable ASCII
    /// without parentheses. Default: <see langword="null"/>.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Whether to look a camera up when nothing was found in its recording. Then an unknown id ends in <see
    /// cref="EenUnknownCameraException"/> instead of an empty result, for images, walks, samples, follows and exports. This takes one
    /// request to <c>/cameras/{id}</c>, at most once for each camera that exists. It has no effect if the user of the token may not see
    /// cameras. Default: <see langword="true"/>.
    /// </summary>
    public bool ReportUnknownCameras { get; set; } = true;

    /// <summary>
    /// The size of the largest image that the client accepts, in bytes, 1 KiB to 1 GiB. A larger one ends in
    /// <see cref="EenProtocolException"/>. Default: 64 MiB.
    /// </summary>
    public int MaxImageBytes { get; set; } = DefaultMaxImageBytes;

    /// <summary>
    /// How long an HTTP/2 connection with requests in progress may be silent before it is pinged, and how long the ping may then take, 1
    /// second to 1 day; <see cref="Timeout.InfiniteTimeSpan"/> for no pings. A connection that does not answer is closed, and its requests
    /// are sent again on another. This also applies to a client from <c>AddEenMediaClient</c>. For your own <see cref="HttpClient"/>, its
    /// handler decides: create it with <see cref="EenMediaClient.CreateHttpHandler"/>. Default: 5 s.
    /// </summary>
    public TimeSpan KeepAlivePing { get; set; } = DefaultKeepAlivePing;

    /// <summary>How often and for how long a call is tried. Default: 3 retries within 5 minutes.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>
    /// How the client limits the rate of main images. Default: one limiter per account, which learns the rate of the service.
    /// </summary>
    public MainImagePacingOptions MainImagePacing { get; set; } = new();

    /// <summary>
    /// Creates the client's logger, <c>Een.Media.Client</c>. docs/observability.md lists the lines; none contains a secret. Default:
    /// <see langword="null"/>, no logging.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock behind every timeout, delay and expiry. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Checks the options as the constructor of <see cref="EenMediaClient"/> does, without creating a client.</summary>
    /// <exception cref="ArgumentException">An option is missing or wrong; the message says what is allowed, and
    /// <see cref="ArgumentException.ParamName"/> names it.</exception>
    public void Validate() => _ = ClientSettings.From(this);
}
