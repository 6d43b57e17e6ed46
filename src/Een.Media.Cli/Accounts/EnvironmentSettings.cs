using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Accounts;

/// <summary>
/// The environment variables that the tool reads. Each secret may also come from a file, named by the variable with <c>_FILE</c> appended.
/// </summary>
internal static class EnvironmentSettings
{
    private const int LargestFile = 64 * 1024;

    public static string? BaseAddress => Read("EEN_BASE_ADDRESS");

    public static string? AccessToken => Read("EEN_ACCESS_TOKEN");

    public static string? RefreshToken => Read("EEN_REFRESH_TOKEN");

    public static string? ClientId => Read("EEN_CLIENT_ID");

    public static string? ClientSecret => Read("EEN_CLIENT_SECRET");

    public static string? Profile => Read("EEN_PROFILE");

    /// <summary>The variable, or the content of the file that <c>…_FILE</c> names; <see langword="null"/> when neither is set.</summary>
    /// <exception cref="CliException">The file cannot be read.</exception>
    private static string? Read(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is { } value && value.Trim() is { Length: > 0 } trimmed)
            return trimmed;
        return Environment.GetEnvironmentVariable(name + "_FILE") is { Length: > 0 } path ? ReadFile(path, name + "_FILE") : null;
    }

    /// <summary>A secret from a file: its text without the white space around it.</summary>
    /// <exception cref="CliException">The file cannot be read, or is empty.</exception>
    public static string ReadFile(string path, string what)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
                throw CliException.Usage($"The file of {what}, {path}, is too large to hold a secret.");
            return File.ReadAllText(path).Trim() is { Length: > 0 } text
                ? text
                : throw CliException.Usage($"The file of {what}, {path}, is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CliException.Usage($"The file of {what} cannot be read: {e.Message}");
        }
    }
}
