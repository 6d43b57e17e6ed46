using System.Text.Json.Serialization;

namespace Een.Media.Emulator.Errors;

/// <summary>The vendor's error object.</summary>
internal sealed record ErrorBody(int Code, string Status, string Message, IReadOnlyList<ErrorDetail>? Details);

/// <summary>One detail of an error. <c>type</c> decides which of the other fields are set.</summary>
internal sealed record ErrorDetail(string Type)
{
    public string? Reason { get; init; }

    public string? Domain { get; init; }

    public ErrorMetadata? Metadata { get; init; }

    public IReadOnlyList<ArgumentViolation>? ArgumentViolations { get; init; }

    public string? Resource { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }
}

internal sealed record ErrorMetadata(string Path);

internal sealed record ArgumentViolation(string ArgumentName, string Description);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ErrorJson : JsonSerializerContext;
