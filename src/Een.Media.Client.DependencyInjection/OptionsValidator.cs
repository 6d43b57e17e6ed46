using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Een.Media.Client.DependencyInjection;

/// <summary>Runs the client's own checks. Messages name the keys of the configuration.</summary>
internal sealed class OptionsValidator(string name, string? path, IConfiguration? section) : IValidateOptions<EenMediaClientOptions>
{
    private const string AccountKeys =
        "Set AccessToken and BaseAddress, or ClientId, ClientSecret, RefreshToken and TokenFile, "
        + "or EenMediaClientOptions.Credential in code.";

    /// <summary>The path of the section.</summary>
    public string? Path => path;

    /// <summary>The section that the client reads; <see langword="null"/> for a client that is configured in code.</summary>
    public IConfiguration? Section => section;

    public ValidateOptionsResult Validate(string? optionsName, EenMediaClientOptions options)
    {
        if (optionsName != name)
            return ValidateOptionsResult.Skip;
        if (options.Credential is null && section is not null)
            return ValidateOptionsResult.Fail($"{NoAccount(section)} {AccountKeys} {SectionCheck.AllKeys}");
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail(e.ParamName is null || path is null ? Text(e) : $"{Place(path, e.ParamName)}: {Text(e)}");
        }
    }

    /// <summary>Why the section has no credential.</summary>
    private string NoAccount(IConfiguration section)
    {
        if (section is IConfigurationSection named && !named.Exists())
            return $"The configuration has no section \"{path}\".";
        string[] keys = [nameof(EenMediaClientConfiguration.AccessToken), nameof(EenMediaClientConfiguration.ClientId)];
        if (keys.FirstOrDefault(key => section[key] is "") is { } empty)
            return $"{Place(path, empty)} is empty.";
        return path is null ? "The configuration names no account." : $"The section \"{path}\" names no account.";
    }

    public static string Place(string? path, string key) => path is null ? key : $"{path}:{key}";

    /// <summary>The message without the parameter name that the framework appends.</summary>
    public static string Text(ArgumentException e) => e.Message.Split(" (Parameter '")[0];
}
