using Microsoft.Extensions.Options;

namespace Een.Media.Client.DependencyInjection;

/// <summary>The client's own checks. Messages name the keys of the configuration.</summary>
internal sealed class OptionsValidator(string name, string? path) : IValidateOptions<EenMediaClientOptions>
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
            return ValidateOptionsResult.Fail(e.ParamName is null || path is null ? Text(e) : $"{Place(path, e.ParamName)}: {Text(e)}");
        }
    }

    public static string Place(string? path, string key) => path is null ? key : $"{path}:{key}";

    /// <summary>The message without what the framework appends to it.</summary>
    public static string Text(ArgumentException e) => e.Message.Split(" (Parameter '")[0];
}
