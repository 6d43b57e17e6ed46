using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Een.Media.Conventions.Tests.Structure;

namespace Een.Media.Conventions.Tests.Docs;

/// <summary>Writes the public members of a package as Markdown, from its XML documentation.</summary>
internal static partial class ApiReference
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Package package)
    {
        XElement[] members = [.. XDocument.Load(Path.ChangeExtension(package.Assembly.Location, ".xml")).Descendants("member")];
        var text = new StringBuilder($"# {package}\n\nGenerated from the XML documentation. Members inherited from .NET's base types are left out.\n");
        foreach (Type type in package.Assembly.GetExportedTypes().OrderBy(Name, StringComparer.Ordinal))
        {
            text.Append($"\n## {Name(type)}\n\n{Kind(type)}. {Summary(members.FirstOrDefault(member => Id(member) == "T:" + IdOf(type)))}\n");
            string[] rows = [.. members.Where(member => IsOf(type, member)).Select(Row)];
            if (rows.Length > 0)
                text.Append($"\n| member | description |\n|---|---|\n{string.Join('\n', rows)}\n");
        }

        return text.ToString();
    }

    public static string Name(Type type) => type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name.Split('`')[0]}" : type.Name.Split('`')[0];

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "Interface",
        { IsEnum: true } => "Enum",
        { IsValueType: true } => "Struct",
        { IsAbstract: true, IsSealed: true } => "Static class",
        { IsAbstract: true } => "Abstract class",
        _ => type.IsAssignableTo(typeof(Delegate)) ? "Delegate" : "Class",
    };

    private static string Id(XElement member) => member.Attribute("name")!.Value;

    private static string IdOf(Type type) => type.FullName!.Replace('+', '.');

    private static bool IsOf(Type type, XElement member)
    {
        string path = Id(member)[2..].Split('(', '~')[0];
        int dot = path.LastIndexOf('.');
        string name = Arity().Replace(path[(dot + 1)..], "").Replace("#ctor", ".ctor", StringComparison.Ordinal);
        return Id(member)[0] != 'T' && dot > 0 && path[..dot] == IdOf(type) && type.GetMember(name, Declared).Any(IsVisible);
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily,
        PropertyInfo property => property.GetAccessors().Length > 0,
        FieldInfo field => field.IsPublic,
        EventInfo @event => @event.AddMethod!.IsPublic,
        _ => false,
    };

    private static string Row(XElement member)
    {
        string id = Id(member);
        string last = id[2..].Split('(', '~')[0].Split('.')[^1];
        string name = Arity().Replace(last, "").Replace("#ctor", "new", StringComparison.Ordinal);
        string parameters = id[0] == 'M' ? $"({string.Join(", ", member.Elements("param").Select(p => p.Attribute("name")!.Value))})" : "";
        return $"| `{name}{parameters}` | {Summary(member)} |";
    }

    private static string Summary(XElement? member)
    {
        string text = string.Concat(member?.Element("summary")?.Nodes().Select(Inline) ?? []);
        return Spaces().Replace(text, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } element when element.Attribute("href") is { } link => link.Value,
        XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } element => $"`{Short(element.Attributes().First().Value)}`",
        XElement { Name.LocalName: "c" } element => $"`{element.Value}`",
        XElement element => string.Concat(element.Nodes().Select(Inline)),
        _ => "",
    };

    /// <summary>The last two names of a member's id, the last one of a type's; other text unchanged.</summary>
    private static string Short(string id)
    {
        if (id.Length < 2 || id[1] != ':')
            return id;
        string[] names = Arity().Replace(id[2..].Split('(')[0], "").Split('.');
        return id[0] == 'T' ? names[^1] : $"{names[^2]}.{names[^1]}";
    }

    [GeneratedRegex("``?[0-9]+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
