using System.Globalization;
using System.Threading.RateLimiting;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary><see cref="MainImagePacingOptions"/>, checked and frozen.</summary>
internal sealed record PacingSettings(PacingScope Scope, double? InitialRate, RateLimiter? RateLimiter, IMainImageLimiter? Limiter)
{
    private const string Path = nameof(EenMediaClientOptions.MainImagePacing) + ".";
    private const double LargestRate = 1000;

    public static PacingSettings From(MainImagePacingOptions options)
    {
        if (!Enum.IsDefined(options.Scope))
            throw InvalidOption.Create(Path + nameof(options.Scope), $"is {options.Scope}; use PacingScope.Account or Device.");
        if (options.InitialRate is { } rate && !(rate > 0 && rate <= LargestRate))
            throw InvalidOption.Create(Path + nameof(options.InitialRate), string.Create(
                CultureInfo.InvariantCulture,
                $"is {rate}; allowed are rates above 0 up to {LargestRate} images per second, and null to learn the rate."));
        if (options is { InitialRate: not null, RateLimiter: not null })
            throw InvalidOption.Create(
                Path + nameof(options.InitialRate),
                $"and {nameof(options.RateLimiter)} are both set, but each of them sets the rate. Set only one.");
        if (options.Limiter is not null && options is not { InitialRate: null, RateLimiter: null, Scope: PacingScope.Account })
            throw InvalidOption.Create(
                Path + nameof(options.Limiter),
                $"replaces {nameof(options.Scope)}, {nameof(options.InitialRate)} and {nameof(options.RateLimiter)}; set it alone.");
        return new(options.Scope, options.InitialRate, options.RateLimiter, options.Limiter);
    }

    /// <summary>The full name of an option, for messages.</summary>
    public static string Name(string option) => $"{nameof(EenMediaClientOptions)}.{Path}{option}";
}
