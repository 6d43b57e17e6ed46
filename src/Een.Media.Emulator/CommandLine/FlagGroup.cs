using System.CommandLine;

namespace Een.Media.Emulator.CommandLine;

/// <summary>Flags that set some of the emulator's options.</summary>
internal abstract class FlagGroup
{
    private readonly List<Option> _flags = [];

    public void AddTo(Command command)
    {
        foreach (Option flag in _flags)
            command.Options.Add(flag);
    }

    public abstract void Apply(ParseResult parsed, EenMediaEmulatorOptions options);

    /// <summary>A flag whose default is that of its type: the first value of an enumeration, off, or none.</summary>
    protected Option<T> Flag<T>(string name, string description) => Add(new Option<T>(name) { Description = description });

    protected Option<T> Flag<T>(string name, string description, T fallback) =>
        Add(new Option<T>(name) { Description = description, DefaultValueFactory = _ => fallback });

    /// <summary>A flag whose value <paramref name="read"/> parses. A <see cref="FormatException"/> says what is allowed.</summary>
    protected Option<T> Flag<T>(string name, string description, T fallback, Func<string, T> read) => Add(new Option<T>(name)
    {
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            try
            {
                return read(text);
            }
            catch (FormatException e)
            {
                result.AddError($"{name} {e.Message}. It was \"{text}\".");
                return fallback;
            }
        },
    });

    private Option<T> Add<T>(Option<T> flag)
    {
        _flags.Add(flag);
        return flag;
    }
}
