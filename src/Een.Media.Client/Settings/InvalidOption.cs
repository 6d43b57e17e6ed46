namespace Een.Media.Client.Settings;

/// <summary>Makes the exception for an option that is missing or out of range.</summary>
internal static class InvalidOption
{
    /// <param name="path">The option below <see cref="EenMediaClientOptions"/>, such as <c>Retry.MaxDelay</c>.</param>
    /// <param name="problem">What is wrong and what is allowed, such as <c>is 0; allowed are 1 to 9.</c></param>
    public static ArgumentException Create(string path, string problem) =>
        new($"{nameof(EenMediaClientOptions)}.{path} {problem}", path[(path.LastIndexOf('.') + 1)..]);
}
