using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Een.Media.Client.DependencyInjection;

/// <summary>
/// Finds mistakes that the configuration binder would ignore, or report with unclear messages: unknown keys, keys that contradict each
/// other, and values that cannot be read.
/// </summary>
internal static class SectionCheck
{
    private static readonly string[] s_durations =
    [
        nameof(EenMediaClientConfiguration.TokenRenewalMargin), nameof(EenMediaClientConfiguration.ClockTolerance),
        nameof(EenMediaClientConfiguration.AttemptTimeout), nameof(EenMediaClientConfiguration.TotalTimeout),
    ];

    private static readonly string[] s_numbers =
        [nameof(EenMediaClientConfiguration.MaxImageBytes), nameof(EenMediaClientConfiguration.MaxRetryAttempts)];

    private static readonly string[] s_addresses =
    [
        nameof(EenMediaClientConfiguration.BaseAddress), nameof(EenMediaClientConfiguration.AuthenticationAddress),
        nameof(EenMediaClientConfiguration.ClientSettingsAddress),
    ];

    /// <summary>The keys that only a sign-in with a client id uses.</summary>
    private static readonly string[] s_renewal =
    [
        nameof(EenMediaClientConfiguration.ClientId), nameof(EenMediaClientConfiguration.ClientSecret),
        nameof(EenMediaClientConfiguration.RefreshToken), nameof(EenMediaClientConfiguration.TokenFile),
    ];

    /// <summary>The problems of the section; empty if there are none.</summary>
    /// <param name="section">The section.</param>
    /// <param name="path">Its path; <see langword="null"/> for the root of a configuration, which may have other keys as well.</param>
    /// <param name="clients">All registered clients with a section. A section may be inside another.</param>
    public static IEnumerable<string> Problems(IConfiguration section, string? path, IReadOnlyCollection<OptionsValidator> clients)
    {
        string[] unknown = [.. Unknown(section, path, [.. clients.Select(client => client.Path).OfType<string>()])];
        if (unknown.Length > 0)
            yield return $"Unknown: {string.Join(", ", unknown)}. {AllKeys} Other options are set in code, on EenMediaClientOptions.";
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (child.Value is { Length: > 0 } value && Problem(child.Key, value) is { } problem)
                yield return $"{OptionsValidator.Place(path, child.Key)} {problem}";
        }

        if (Given(section, nameof(EenMediaClientConfiguration.AccessToken))
            && string.Join(", ", s_renewal.Where(key => Given(section, key))) is { Length: > 0 } others)
        {
            yield return $"{OptionsValidator.Place(path, nameof(EenMediaClientConfiguration.AccessToken))} is set together with {others}; "
                + "keep one of them. An access token is used as it is, without renewal.";
        }
    }

    /// <summary>
    /// Finds another section of the container with the same token file and another sign-in. Each client would continue with the tokens that
    /// the other has saved, and show its cameras.
    /// </summary>
    public static string? SharedFile(IConfiguration section, string? path, IReadOnlyCollection<OptionsValidator> clients) =>
        clients.FirstOrDefault(other => HasFileOf(section, other.Section!) && !HasSignInOf(section, other.Section!)) is { } otherClient
            ? $"{OptionsValidator.Place(path, nameof(EenMediaClientConfiguration.TokenFile))} is also the file of "
                + $"{otherClient.Path ?? "the root"}, which has another sign-in. Give each account a file of its own."
            : null;

    private static bool HasFileOf(IConfiguration section, IConfiguration other) =>
        section[nameof(EenMediaClientConfiguration.TokenFile)] is { Length: > 0 } file
        && other[nameof(EenMediaClientConfiguration.TokenFile)] is { Length: > 0 } otherFile
        && string.Equals(
            Path.GetFullPath(file),
            Path.GetFullPath(otherFile),
            OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Whether both lead to one account. A section without a refresh token continues the account of the file.</summary>
    private static bool HasSignInOf(IConfiguration section, IConfiguration other) =>
        section[nameof(EenMediaClientConfiguration.ClientId)] == other[nameof(EenMediaClientConfiguration.ClientId)]
        && (!Given(section, nameof(EenMediaClientConfiguration.RefreshToken))
            || !Given(other, nameof(EenMediaClientConfiguration.RefreshToken))
            || section[nameof(EenMediaClientConfiguration.RefreshToken)] == other[nameof(EenMediaClientConfiguration.RefreshToken)]);

    public static string AllKeys { get; } = $"The keys of the section are {string.Join(", ", EenMediaClientConfiguration.Keys)}.";

    private static IEnumerable<string> Unknown(IConfiguration section, string? path, IReadOnlyCollection<string> accounts)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            bool isList = Is(child.Key, nameof(EenMediaClientConfiguration.AllowedHosts));
            if (isList || EenMediaClientConfiguration.Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                foreach (IConfigurationSection below in child.GetChildren().SelectMany(item => isList ? item.GetChildren() : [item]))
                    yield return below.Path;
            }
            else if (path is not null)
            {
                foreach (string leaf in Leaves(child).Where(leaf => !accounts.Any(account => IsWithin(leaf, account, path))))
                    yield return leaf;
            }
        }
    }

    /// <summary>The paths at the ends of the branches.</summary>
    private static IEnumerable<string> Leaves(IConfigurationSection section)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        return children.Length == 0 ? [section.Path] : children.SelectMany(Leaves);
    }

    /// <summary>Whether a key belongs to the section of another account, which is inside the one at the path.</summary>
    private static bool IsWithin(string key, string account, string path) =>
        account.Length > path.Length && (key + ':').StartsWith(account + ':', StringComparison.OrdinalIgnoreCase);

    private static string? Problem(string key, string value)
    {
        if (Is(key, nameof(EenMediaClientConfiguration.AllowedHosts)))
            return "is a list of hosts, not a text. Write [\"media.example.com\"] in JSON, or set AllowedHosts:0.";
        if (Is(key, s_durations) && !IsDuration(value))
            return $"is \"{value}\", which is not a duration. Write hours, minutes and seconds: 00:05:00 is five minutes.";
        if (Is(key, s_numbers) && !int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            return $"is \"{value}\", which is not a whole number up to {int.MaxValue}. Write digits only.";
        return Is(key, s_addresses) && !Uri.TryCreate(value, UriKind.Absolute, out _)
            ? "is not an address. Write one such as https://api.c001.eagleeyenetworks.com."
            : null;
    }

    /// <summary>Whether the value is a duration. A number alone is refused, because it would mean days.</summary>
    private static bool IsDuration(string value) =>
        value.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _);

    private static bool Given(IConfiguration section, string key) => section[key] is { Length: > 0 };

    private static bool Is(string key, params string[] names) => names.Contains(key, StringComparer.OrdinalIgnoreCase);
}
