namespace Een.Media.Client;

/// <summary>An argument that the service refused.</summary>
public sealed class EenArgumentViolation
{
    internal EenArgumentViolation(string? argumentName, string? description)
    {
        ArgumentName = argumentName;
        Description = description;
    }

    /// <summary>
    /// The name of the argument in the query, such as <c>targetWidth</c>; <see langword="null"/> when the answer had none.
    /// </summary>
    public string? ArgumentName { get; }

    /// <summary>The service's explanation; <see langword="null"/> when the answer had none.</summary>
    public string? Description { get; }

    /// <summary>The violation as text.</summary>
    /// <returns>For example <c>targetWidth: must not be below 48</c>.</returns>
    public override string ToString() => $"{ArgumentName}: {Description}";
}
