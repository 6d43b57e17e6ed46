// Reads the dependencies of the packages under src/ from their restored graphs. Writes or checks the table of licenses in
// THIRD-PARTY-NOTICES.md, and writes a bill of materials (CycloneDX 1.6). Run by eng/supply.
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

const string Begin = "<!-- licenses: written by eng/supply -->";
const string End = "<!-- end of licenses -->";

// Packages that give an address instead of an SPDX expression; looked up by hand.
var readByHand = new Dictionary<string, string> { ["XmpCore"] = "BSD-3-Clause" };
string[] allowed = ["MIT", "Apache-2.0", "BSD-3-Clause"];

// The analyzer runs in the user's compiler and brings none of what it is compiled against.
List<Component> components = [.. Directory.EnumerateFiles("src", "project.assets.json", SearchOption.AllDirectories)
    .Where(file => !file.Contains("Een.Media.Client.Analyzers", StringComparison.Ordinal))
    .SelectMany(ComponentsOf).DistinctBy(c => c.Id).OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Version, StringComparer.Ordinal)];
if (components.Count == 0)
    return Fail("Nothing is restored under src/.");
if (components.Where(c => !allowed.Contains(c.License)).ToList() is { Count: > 0 } unknown)
    return Fail($"Dependencies with a license other than {string.Join(", ", allowed)}: {string.Join(", ", unknown.Select(c => $"{c.Id} {c.License}"))}");

switch (args)
{
    case ["licenses", "write"]:
        File.WriteAllText("THIRD-PARTY-NOTICES.md", WithTable(File.ReadAllText("THIRD-PARTY-NOTICES.md")));
        break;
    case ["licenses", "check"]:
        string notices = File.ReadAllText("THIRD-PARTY-NOTICES.md");
        if (WithTable(notices) != notices)
            return Fail("THIRD-PARTY-NOTICES.md does not list the current dependencies; run eng/supply write.");
        break;
    case ["sbom", var file]:
        File.WriteAllText(file, Bom().ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        break;
    default:
        return Fail("Usage: licenses write | licenses check | sbom FILE");
}

Console.WriteLine($"{components.Count} packages: {string.Join(", ", components.CountBy(c => c.License).Select(l => $"{l.Value} {l.Key}"))}");
return 0;

string WithTable(string text)
{
    var table = new StringBuilder().AppendLine(Begin).AppendLine("| package | version | license |").AppendLine("|---|---|---|");
    foreach (Component c in components)
        table.AppendLine($"| {c.Name} | {c.Version} | {c.License} |");
    int begin = text.IndexOf(Begin, StringComparison.Ordinal);
    int end = text.IndexOf(End, StringComparison.Ordinal);
    return begin < 0 || end < begin
        ? throw new InvalidDataException("THIRD-PARTY-NOTICES.md has lost the marks of its table.")
        : text[..begin] + table.ToString().ReplaceLineEndings("\n") + text[end..];
}

JsonObject Bom() => new()
{
    ["bomFormat"] = "CycloneDX",
    ["specVersion"] = "1.6",
    ["version"] = 1,
    ["metadata"] = new JsonObject { ["component"] = new JsonObject { ["type"] = "library", ["name"] = "Een.Media.Client" } },
    ["components"] = new JsonArray([.. components.Select(JsonNode (c) => new JsonObject
    {
        ["type"] = "library",
        ["bom-ref"] = c.Purl,
        ["name"] = c.Name,
        ["version"] = c.Version,
        ["purl"] = c.Purl,
        ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = c.Sha512 }),
        ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = c.License } }),
    })]),
};

// What is delivered with the packages or restored by their users: not the analyzers and build tasks, which have nothing to run.
IEnumerable<Component> ComponentsOf(string assets)
{
    using JsonDocument document = JsonDocument.Parse(File.ReadAllText(assets));
    string[] folders = [.. document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    foreach (JsonProperty target in document.RootElement.GetProperty("targets").EnumerateObject())
    {
        foreach (JsonProperty library in target.Value.EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package"
                || !(library.Value.TryGetProperty("runtime", out _) || library.Value.TryGetProperty("runtimeTargets", out _) || library.Value.TryGetProperty("native", out _)))
                continue;
            string[] id = library.Name.Split('/');
            string folder = folders.Select(f => Path.Combine(f, id[0].ToLowerInvariant(), id[1].ToLowerInvariant())).First(Directory.Exists);
            yield return new Component(id[0], id[1], LicenseOf(id[0], folder), Sha512Of(folder));
        }
    }
}

string LicenseOf(string name, string folder)
{
    XElement metadata = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Root!.Elements().First(e => e.Name.LocalName == "metadata");
    XElement? license = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "expression");
    return license?.Value ?? readByHand.GetValueOrDefault(name, "unknown");
}

static string Sha512Of(string folder) =>
    Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(Directory.EnumerateFiles(folder, "*.nupkg.sha512").Single())));

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}

internal sealed record Component(string Name, string Version, string License, string Sha512)
{
    public string Id => $"{Name}/{Version}";

    public string Purl => $"pkg:nuget/{Name}@{Version}";
}
