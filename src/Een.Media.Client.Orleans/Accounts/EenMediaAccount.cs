namespace Een.Media.Client;

/// <summary>
/// One account as a silo uses it. The delegate of <c>AddEenMedia</c> configures it once on each silo, when the account is first needed
/// there.
/// </summary>
public sealed class EenMediaAccount
{
    /// <summary>The name of the account when none is given.</summary>
    public const string DefaultName = "default";

    internal EenMediaAccount(string name, IServiceProvider services, ITokenStore tokenStore, EenMediaClientOptions options) =>
        (Name, Services, TokenStore, Options) = (name, services, tokenStore, options);

    /// <summary>The account's name in this cluster, such as <c>berlin</c>.</summary>
    public string Name { get; }

    /// <summary>The silo's services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>
    /// The account's tokens in the cluster, for <see cref="EenCredential.FromRefreshToken"/> or <see cref="EenCredential.FromTokenStore"/>.
    /// </summary>
    public ITokenStore TokenStore { get; }

    /// <summary>
    /// The options of the silo's client. Set <see cref="EenMediaClientOptions.Credential"/>. The limiter of the cluster, the silo's loggers
    /// and its clock are already set.
    /// </summary>
    public EenMediaClientOptions Options { get; }

    /// <summary>How many units of exports run on this silo at once, 1 or more. Default: 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int MaxUnitsPerSilo
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxUnitsPerSilo));
            field = value;
        }
    } = 4;

    /// <summary>
    /// Creates the target of a unit from its path: <see cref="ExportPlan.Directory"/>, the camera and the day, separated by slashes.
    /// Default: a directory with this path, which all silos must share.
    /// </summary>
    public Func<string, IExportTarget> ExportTarget { get; set; } = static path => new DirectoryExportTarget(path);
}
