using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Een.Media.Client.DependencyInjection;

/// <summary>The client's own checks. Messages name the keys of the configuration.</summary>
internal sealed class OptionsValidator(string name, string? path, IConfiguration? section) : IValidateOptions<EenMediaClientOptions>
{
    public ValidateOptionsResult Validate(string? optionsName, EenMediaClientOptions options)
    {
        if (optionsName != name)
            return ValidateOptionsResult.Skip;
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            string problem = e.ParamName is null || path is null ? Text(e) : $"{Place(path, e.ParamName)}: {Text(e)}";
            return ValidateOptionsResult.Fail(options.Credential is null && section is not null ? $"{problem} {Keys(section)}" : problem);
        }
    }

    /// <summary>The keys that exist, and those of the section that do not.</summary>
    private string Keys(IConfiguration section)
    {
        IEnumerable<string> keys = section.GetChildren().Select(child => child.Key);
        string[] unknown = [.. keys.Except(EenMediaClientConfiguration.Keys, StringComparer.OrdinalIgnoreCase)];
        string misspelled = unknown.Length == 0 ? "" : $"Unknown: {string.Join(", ", unknown.Select(key => Place(path, key)))}. ";
        return $"{misspelled}The keys of the section are {string.Join(", ", EenMediaClientConfiguration.Keys)}.";
    }

    public static string Place(string? path, string key) => path is null ? key : $"{path}:{key}";

    /// <summary>The message without what the framework appends to it.</summary>
    public static string Text(ArgumentException e) => e.Message.Split(" (Parameter '")[0];
}
