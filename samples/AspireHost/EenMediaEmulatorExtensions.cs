namespace AspireHostSample;

/// <summary>The emulator as a resource of an application. To copy.</summary>
internal static class EenMediaEmulatorExtensions
{
    private const string Token = "dev";

    /// <summary>
    /// Adds an emulated account: the tool <c>een-media-emulator</c>, or another command that starts it, as a process. It is left out when
    /// the application is published.
    /// </summary>
    public static IResourceBuilder<ExecutableResource> AddEenMediaEmulator(
        this IDistributedApplicationBuilder builder, string name, string command = "een-media-emulator", params string[] arguments)
    {
        IResourceBuilder<ExecutableResource> emulator = builder.AddExecutable(name, command, ".", arguments).WithHttpEndpoint();
        EndpointReference endpoint = emulator.GetEndpoint("http");

        // Aspire's proxy stands before the emulator, whose answers must name the proxy's address.
        return emulator
            .WithArgs("--token", Token, "--port", endpoint.Property(EndpointProperty.TargetPort), "--advertise", endpoint)
            .WithHttpHealthCheck("/openapi.json")
            .ExcludeFromManifest();
    }

    /// <summary>
    /// Hands the account to a program as the configuration section that <c>AddEenMediaClient</c> reads, and starts it when the emulator
    /// answers.
    /// </summary>
    public static IResourceBuilder<T> WithEenAccount<T>(
        this IResourceBuilder<T> program, IResourceBuilder<ExecutableResource> emulator, string section = "Een")
        where T : IResourceWithEnvironment, IResourceWithWaitSupport =>
        program
            .WithEnvironment($"{section}__BaseAddress", emulator.GetEndpoint("http"))
            .WithEnvironment($"{section}__AccessToken", Token)
            .WaitFor(emulator);
}
