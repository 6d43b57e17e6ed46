namespace Een.Media.Client;

/// <summary>
/// One entry of the <c>details</c> of an error answer. <see cref="Type"/> determines which members are set. An entry of a type that the
/// vendor adds later has the members that it shares with known types.
/// </summary>
public sealed class EenErrorDetail
{
    internal EenErrorDetail()
    {
    }

    /// <summary>The kind of detail: <c>errorInfo</c>, <c>badRequest</c>, <c>resourceInfo</c>, or one that the vendor added later.</summary>
    public string? Type { get; internal init; }

    /// <summary>Of an <c>errorInfo</c>: the key for programs, such as <c>missingRequiredArgument</c>.</summary>
    public string? Reason { get; internal init; }

    /// <summary>Of an <c>errorInfo</c>: the group to which <see cref="Reason"/> belongs.</summary>
    public string? Domain { get; internal init; }

    /// <summary>Of an <c>errorInfo</c>: further facts by name, such as the path of the request. Never <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; internal init; } = new Dictionary<string, string>();

    /// <summary>Of a <c>badRequest</c>: which arguments were wrong, and why. Never <see langword="null"/>.</summary>
    public IReadOnlyList<EenArgumentViolation> ArgumentViolations { get; internal init; } = [];

    /// <summary>Of a <c>resourceInfo</c>: the kind of the resource, such as <c>cameras</c>.</summary>
    public string? Resource { get; internal init; }

    /// <summary>Of a <c>resourceInfo</c>: the ids of the resources. Never <see langword="null"/>.</summary>
    public IReadOnlyList<string> Ids { get; internal init; } = [];
}
