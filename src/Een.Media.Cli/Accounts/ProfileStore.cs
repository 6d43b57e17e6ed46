using System.Text.Json;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Accounts;

/// <summary>
/// The profiles in <c>$XDG_CONFIG_HOME/een-media</c> (<c>~/.config/een-media</c>; <c>%APPDATA%\een-media</c> on Windows). The directory and
/// the files with secrets are accessible to their owner only.
/// </summary>
internal sealed class ProfileStore
{
    private readonly string _directory = Home();

    public string ConfigurationFile => Path.Combine(_directory, "config.json");

    /// <summary>The file that a running emulator writes.</summary>
    public string EmulatorFile => Path.Combine(_directory, "emulator.env");

    /// <summary>The names of an account's cameras, for completions; <see langword="null"/> for the account of the environment.</summary>
    public string CameraNamesFile(string? profile) =>
        Path.Combine(_directory, "cameras", (profile is null ? "environment" : "profile-" + CheckName(profile)) + ".txt");

    /// <exception cref="CliException">The file cannot be read.</exception>
    public ProfileDocument Load()
    {
        try
        {
            return File.Exists(ConfigurationFile)
                ? JsonSerializer.Deserialize(File.ReadAllText(ConfigurationFile), ProfileJson.Default.ProfileDocument)
                    ?? new ProfileDocument()
                : new ProfileDocument();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                ExitCode.Failed, $"{ConfigurationFile} cannot be read: {e.Message} Repair it, or delete it and sign in again.");
        }
    }

    public void Save(ProfileDocument document) =>
        PrivateFile.Write(ConfigurationFile, JsonSerializer.Serialize(document, ProfileJson.Default.ProfileDocument) + "\n");

    /// <exception cref="CliException">There is no profile of that name.</exception>
    public Profile Get(string name)
    {
        ProfileDocument document = Load();
        if (document.Profiles.TryGetValue(name, out Profile? profile))
            return profile;
        if (name == Accounts.EmulatorFile.ProfileName)
        {
            throw CliException.Usage("The profile 'emulator' is what een-media emulator runs. It has no sign-in of its own. To use it: "
                + "een-media --profile emulator cameras, or set EEN_PROFILE=emulator.");
        }

        string hint = Suggestion.For(name, document.Profiles.Keys) is { } near ? $" Did you mean '{near}'?" : "";
        throw CliException.Usage($"There is no profile '{SafeText.Of(name)}'.{hint} See: een-media profile list");
    }

    public FileTokenStore Tokens(string profile) => new(TokenFile(profile));

    public bool HasTokens(string profile) => File.Exists(TokenFile(profile));

    public string? ClientSecret(string profile) =>
        File.Exists(SecretFile(profile)) ? EnvironmentSettings.ReadFile(SecretFile(profile), "the client secret") : null;

    public void SaveClientSecret(string profile, string secret) => PrivateFile.Write(SecretFile(profile), secret + "\n");

    /// <summary>Deletes the sign-in. The profile itself stays.</summary>
    public bool DeleteSecrets(string profile)
    {
        bool had = HasTokens(profile);
        string[] files = [TokenFile(profile), TokenFile(profile) + ".lock", SecretFile(profile), CameraNamesFile(profile)];

        // Where the directory is missing as well, deleting throws.
        foreach (string file in files.Where(File.Exists))
            File.Delete(file);
        return had;
    }

    /// <summary>
    /// Checks that a name can be a file name. A script may have taken it from a source that is not trusted.
    /// </summary>
    /// <exception cref="CliException">The name has other characters.</exception>
    public static string CheckName(string name) =>
        name.Length is > 0 and <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? name
        : throw CliException.Usage($"'{SafeText.Of(name)}' cannot name a profile. Use up to 40 letters, digits, hyphens and underscores.");

    private string TokenFile(string profile) => Path.Combine(_directory, "tokens", CheckName(profile) + ".json");

    private string SecretFile(string profile) => Path.Combine(_directory, "tokens", CheckName(profile) + ".client");

    private static string Home()
    {
        string? home = OperatingSystem.IsWindows() ? null : Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        if (string.IsNullOrEmpty(home) || !Path.IsPathRooted(home))
            home = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(home, "een-media");
    }
}
