using System.Text.Json.Serialization;

namespace Een.Media.Cli.Accounts;

/// <summary>An account under a name. It contains no secret: tokens and the client secret are in separate files.</summary>
internal sealed record Profile
{
    /// <summary>The account's API root; <see langword="null"/> when the sign-in provides it.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>The authentication service, if it is not the vendor's, for example an emulator's.</summary>
    public string? AuthenticationAddress { get; init; }

    public string? ClientId { get; init; }
}

/// <summary>The configuration file.</summary>
internal sealed record ProfileDocument
{
    /// <summary>The profile that is used when none is named.</summary>
    public string? Current { get; init; }

    public SortedDictionary<string, Profile> Profiles { get; init; } = new(StringComparer.Ordinal);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProfileDocument))]
internal sealed partial class ProfileJson : JsonSerializerContext;
