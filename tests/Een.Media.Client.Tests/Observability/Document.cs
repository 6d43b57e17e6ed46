using System.Diagnostics.Metrics;
using System.Reflection;
using Een.Media.Client.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Tests.Observability;

/// <summary>What docs/observability.md has to list, read from the code.</summary>
internal static class Document
{
    public static IReadOnlyList<LoggerMessageAttribute> LogLines =>
        [.. typeof(Log).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(m => m.GetCustomAttribute<LoggerMessageAttribute>()!)];

    public static IReadOnlyList<(string Name, string Unit, string Type)> Instruments =>
        [.. All.Select(i => (i.Name, i.Unit!, i.GetType().Name.Split('`')[0]))];

    public static IReadOnlyList<string?> Descriptions => [.. All.Select(i => i.Description)];

    public static IEnumerable<string> Spans =>
        typeof(OperationNames).GetFields().Select(f => (string)f.GetRawConstantValue()!).Append("Tokens.Renew");

    private static IEnumerable<Instrument> All =>
        typeof(Instruments).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => f.GetValue(null)).OfType<Instrument>();

    public static string Read(string name)
    {
        DirectoryInfo? directory = new(TestContext.CurrentContext.TestDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Een.Media.Client.sln")))
            directory = directory.Parent;
        return File.ReadAllText(Path.Combine(directory!.FullName, "docs", name));
    }
}
