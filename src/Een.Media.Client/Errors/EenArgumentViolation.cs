namespace Een.Media.Client;

/// <summary>An argument that the service refused.</summary>
/// <param name="ArgumentName">The name of the argument on the wire, such as <c>targetWidth</c>.</param>
/// <param name="Description">The service's explanation.</param>
public sealed record EenArgumentViolation(string? ArgumentName, string? Description);
