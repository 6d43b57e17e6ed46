using System.CommandLine;
using System.CommandLine.Completions;
using Een.Media.Cli.Cameras;

namespace Een.Media.Cli.Commands;

/// <summary>The argument and the options that select cameras.</summary>
internal sealed class CameraSymbols
{
    private readonly Argument _names;
    private readonly Func<ParseResult, string[]> _read;
    private readonly Option<bool> _all = new("--all") { Description = "Every camera." };
    private readonly Option<string?> _site = new("--site")
    {
        Description = "Cameras of this location (part of its name).",
        HelpName = "TEXT",
    };
    private readonly Option<string?> _tag = new("--tag") { Description = "Cameras with this tag.", HelpName = "TAG" };
    private readonly Option<string[]> _status = new("--status")
    {
        Description = "Cameras with this status, such as online. Can be repeated.",
        HelpName = "STATUS",
    };
    private readonly bool _one;
    private readonly bool _hasAll;

    private CameraSymbols(bool one, bool hasAll, string description)
    {
        (_one, _hasAll) = (one, hasAll);
        if (one)
        {
            var name = new Argument<string>("camera") { HelpName = "CAMERA" };
            (_names, _read) = (name, parsed => [parsed.GetValue(name)!]);
        }
        else
        {
            var names = new Argument<string[]>("cameras") { HelpName = "CAMERA…", Arity = ArgumentArity.ZeroOrMore };
            (_names, _read) = (names, parsed => parsed.GetValue(names) ?? []);
        }

        _names.Description = description;
        _names.CompletionSources.Add(context => Session.CameraNames(context.ParseResult)
            .Where(name => name.StartsWith(context.WordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionItem(name)));

        // The parser treats an unknown option as a value.
        _names.Validators.Add(result =>
        {
            foreach (string word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-')))
                result.AddError($"There is no option '{word}'.");
        });
    }

    public static CameraSymbols One() => new(one: true, hasAll: false, "Id, name or unique part of a name.");

    public static CameraSymbols Several() => new(one: false, hasAll: true, "Ids, names or unique parts of names.");

    public static CameraSymbols Filter() => new(one: false, hasAll: false, "Part of a name, or an id.");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_names);
        if (_one)
            return;
        if (_hasAll)
            command.Options.Add(_all);
        command.Options.Add(_site);
        command.Options.Add(_tag);
        command.Options.Add(_status);
    }

    public CameraFilter Read(ParseResult parsed) => _one
        ? new CameraFilter(_read(parsed), All: false, Site: null, Tag: null, [])
        : new CameraFilter(
            _read(parsed), _hasAll && parsed.GetValue(_all), parsed.GetValue(_site), parsed.GetValue(_tag), parsed.GetValue(_status) ?? []);
}
