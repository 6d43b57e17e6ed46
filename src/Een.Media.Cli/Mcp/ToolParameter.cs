using System.Text.Json.Nodes;

namespace Een.Media.Cli.Mcp;

/// <summary>An argument of a tool: its name, its JSON type, and what it means.</summary>
internal sealed record ToolParameter(string Name, string Type, string Description, bool Required = false)
{
    public int? Minimum { get; init; }

    public int? Maximum { get; init; }

    public static ToolParameter Camera { get; } =
        new("camera", "string", "The camera: its id, its name, or a part of its name that no other camera has.", Required: true);

    public static ToolParameter From { get; } = new(
        "from",
        "string",
        "The beginning: -1h, -1d, 12:03 (today), yesterday, 2026-11-24T12:03, or with a zone 2026-11-24T12:03-06:00.",
        Required: true);

    public static ToolParameter Until { get; } = new(
        "until", "string", "The end: a time as for 'from', or +10m after the beginning. Default: now.");

    public static ToolParameter Main { get; } =
        new("main", "boolean", "Full resolution instead of the preview. The service limits its rate. Default: false.");

    /// <summary>The JSON schema of the parameters.</summary>
    public static JsonObject Schema(IEnumerable<ToolParameter> parameters)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (ToolParameter parameter in parameters)
        {
            var property = new JsonObject { ["type"] = parameter.Type, ["description"] = parameter.Description };
            if (parameter.Minimum is { } minimum)
                property["minimum"] = minimum;
            if (parameter.Maximum is { } maximum)
                property["maximum"] = maximum;
            properties[parameter.Name] = property;
            if (parameter.Required)
                required.Add((JsonNode?)JsonValue.Create(parameter.Name));
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
    }
}
