using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

/// <summary><c>/openapi.json</c>, read as a program would, with a validator that is as strict as the description allows.</summary>
internal sealed class ApiDescription(JsonElement document)
{
    public IEnumerable<Operation> Operations =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select new Operation(this, path.Name, method.Name.ToUpperInvariant(), method.Value);

    public Operation this[string id] => Operations.Single(operation => operation.Id == id);

    public JsonElement Resolve(JsonElement node)
    {
        while (node.TryGetProperty("$ref", out JsonElement reference))
        {
            node = document;
            foreach (string segment in reference.GetString()!.Split('/').Skip(1))
                node = node.GetProperty(segment);
        }

        return node;
    }

    /// <summary>Where a value differs from its schema: other types, missing or undescribed properties, other words.</summary>
    public IEnumerable<string> Differences(JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Resolve(schema);
        string[] types = Types(schema);
        if (types.Length > 0 && !types.Contains(TypeOf(value)) && !(types.Contains("number") && TypeOf(value) == "integer"))
            return [$"{at} is {TypeOf(value)}, not {string.Join(" or ", types)}"];
        if (schema.TryGetProperty("enum", out JsonElement words) && !words.EnumerateArray().Any(word => word.GetString() == value.GetString()))
            return [$"{at} is {value}, which is none of {words}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => ObjectDifferences(schema, value, at),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Differences(schema.GetProperty("items"), item, $"{at}[{i}]")),
            _ => [],
        };
    }

    private static string[] Types(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out JsonElement type))
            return [];
        return type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind kind => kind.ToString().ToLowerInvariant(),
    };

    private IEnumerable<string> ObjectDifferences(JsonElement schema, JsonElement value, string at)
    {
        JsonElement properties = schema.GetProperty("properties");
        foreach (JsonElement name in schema.GetProperty("required").EnumerateArray())
        {
            if (!value.TryGetProperty(name.GetString()!, out _))
                yield return $"{at} lacks {name}";
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(property.Name, out JsonElement described))
            {
                yield return $"{at}.{property.Name} is not described";
                continue;
            }

            foreach (string difference in Differences(described, property.Value, $"{at}.{property.Name}"))
                yield return difference;
        }
    }

    /// <summary>One path and method.</summary>
    internal sealed class Operation(ApiDescription description, string path, string method, JsonElement element)
    {
        public string Id => element.GetProperty("operationId").GetString()!;

        public string Path => path;

        public string Method => method;

        /// <summary>Whether an access token opens it, as everything but the sign-in.</summary>
        public bool NeedsToken => !element.TryGetProperty("security", out _);

        public IReadOnlyList<Parameter> Parameters =>
        [
            .. element.GetProperty("parameters").EnumerateArray().Select(description.Resolve).Select(parameter => new Parameter(
                parameter.GetProperty("name").GetString()!,
                parameter.GetProperty("in").GetString()!,
                parameter.TryGetProperty("required", out JsonElement required) && required.GetBoolean(),
                description.Resolve(parameter.GetProperty("schema")))),
        ];

        /// <summary>Parameters of which exactly one is sent.</summary>
        public IReadOnlyList<string> OneOf => Names("x-exactly-one-of");

        public IReadOnlyList<string> RequiredUnlessAlone => Names("x-required-unless-alone");

        public string SuccessStatus => element.GetProperty("responses").EnumerateObject().First().Name;

        /// <summary>The schema of a JSON answer, or of any error; <see langword="null"/> where the answer is no JSON.</summary>
        public JsonElement? SchemaOf(string status)
        {
            JsonElement responses = element.GetProperty("responses");
            JsonElement response = description.Resolve(responses.TryGetProperty(status, out JsonElement exact) ? exact : responses.GetProperty("default"));
            return response.TryGetProperty("content", out JsonElement content) && content.TryGetProperty("application/json", out JsonElement json)
                ? json.GetProperty("schema")
                : null;
        }

        private string[] Names(string extension) => element.TryGetProperty(extension, out JsonElement names)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : [];
    }

    /// <summary>A parameter of the query or of the path.</summary>
    internal sealed record Parameter(string Name, string Place, bool IsRequired, JsonElement Schema)
    {
        public IReadOnlyList<string> Words
        {
            get
            {
                JsonElement one = Schema.TryGetProperty("items", out JsonElement items) ? items : Schema;
                return one.TryGetProperty("enum", out JsonElement words) ? [.. words.EnumerateArray().Select(word => word.GetString()!)] : [];
            }
        }
    }
}
