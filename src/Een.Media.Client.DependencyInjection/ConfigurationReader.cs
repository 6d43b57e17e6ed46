using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Een.Media.Client.DependencyInjection;

/// <summary>Reads options from a configuration section.</summary>
internal static class ConfigurationReader
{
    public static void Read(
        IConfiguration section,
        string? path,
        EenMediaClientOptions options,
        ITokenStore? store,
        IReadOnlyCollection<OptionsValidator> clients)
    {
        string[] problems = [.. SectionCheck.Problems(section, path, clients)];

        // With a store of its own, the client does not use the file.
        if (store is null && SectionCheck.SharedFile(section, path, clients) is { } shared)
            problems = [.. problems, shared];
        if (problems.Length > 0)
            throw new OptionsValidationException(path ?? "", typeof(EenMediaClientOptions), problems);
        var read = new EenMediaClientConfiguration();
        section.Bind(read);
        options.BaseAddress = read.BaseAddress ?? options.BaseAddress;
        options.AuthenticationAddress = read.AuthenticationAddress ?? options.AuthenticationAddress;
        options.ClientSettingsAddress = read.ClientSettingsAddress ?? options.ClientSettingsAddress;
        options.ApplicationName = read.ApplicationName ?? options.ApplicationName;
        options.MaxImageBytes = read.MaxImageBytes ?? options.MaxImageBytes;
        options.TokenRenewalMargin = read.TokenRenewalMargin ?? options.TokenRenewalMargin;
        options.ClockTolerance = read.ClockTolerance ?? options.ClockTolerance;
        options.Retry.MaxRetryAttempts = read.MaxRetryAttempts ?? options.Retry.MaxRetryAttempts;
        options.Retry.AttemptTimeout = read.AttemptTimeout ?? options.Retry.AttemptTimeout;
        options.Retry.TotalTimeout = read.TotalTimeout ?? options.Retry.TotalTimeout;
        foreach (string host in read.AllowedHosts)
            options.AllowedHosts.Add(host);
        options.Credential = Credential(read, path, options, store) ?? options.Credential;
    }

    private static EenCredential? Credential(
        EenMediaClientConfiguration read, string? path, EenMediaClientOptions options, ITokenStore? store)
    {
        if (read.AccessToken is { Length: > 0 } token)
            return Made(path, nameof(read.AccessToken), () => EenCredential.FromAccessToken(token));
        if (read.ClientId is not { Length: > 0 } id)
        {
            string? other = read.ClientSecret is { Length: > 0 } ? nameof(read.ClientSecret)
                : read.RefreshToken is { Length: > 0 } ? nameof(read.RefreshToken)
                : read.TokenFile is { Length: > 0 } ? nameof(read.TokenFile)
                : null;
            return other is null ? null : throw Wrong(path, nameof(read.ClientId), $"is missing, although {other} is set.");
        }

        string secret = read.ClientSecret is { Length: > 0 } given ? given : throw Wrong(path, nameof(read.ClientSecret), "is missing.");
        store ??= read.TokenFile is { Length: > 0 } file
            ? new FileTokenStore(file, options.TimeProvider)
            : throw Wrong(
                path, nameof(read.TokenFile), "is missing, and the container has no ITokenStore: there is nowhere to keep the tokens.");
        return read.RefreshToken is { Length: > 0 } refreshToken
            ? Made(path, nameof(read.RefreshToken), () => EenCredential.FromRefreshToken(id, secret, refreshToken, store))
            : Made(path, nameof(read.ClientId), () => EenCredential.FromTokenStore(id, secret, store));
    }

    private static EenCredential Made(string? path, string key, Func<EenCredential> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw Wrong(path, key, $"is wrong: {OptionsValidator.Text(e)}");
        }
    }

    private static OptionsValidationException Wrong(string? path, string key, string problem) =>
        new(path ?? "", typeof(EenMediaClientOptions), [$"{OptionsValidator.Place(path, key)} {problem}"]);
}
