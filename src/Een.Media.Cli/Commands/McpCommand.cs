using System.Runtime.CompilerServices;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Mcp;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Een.Media.Cli.Commands;

/// <summary>Serves recorded images to a model, with the Model Context Protocol.</summary>
internal sealed class McpCommand() : CliCommand(
    "mcp",
    "Serve recorded images to a model with the Model Context Protocol, on the standard input and output. Read-only.",
    "mcp",
    "mcp --profile berlin --tz utc")
{
    private const string Instructions =
        "Recorded images of an Eagle Eye Networks account, read-only. Name a camera by its id, its name or a part of its name. "
        + "Clock times are in the camera's own time zone. To look for an event, begin with contact_sheet or what_moved, "
        + "then get_frame.";

    /// <summary>
    /// The protocol's library would be a large part of the native file. Where no code can be generated at run time, the compiler leaves out
    /// the call, and so the library. eng/cli checks that.
    /// </summary>
    protected override Task<int> RunAsync(Session session, CancellationToken cancellationToken) => RuntimeFeature.IsDynamicCodeSupported
        ? ServeAsync(session, cancellationToken)
        : throw new CliException(
            ExitCode.Usage,
            "The native een-media has no mcp. Install the .NET tool: dotnet tool install --global Een.Media.Cli --prerelease");

    private static async Task<int> ServeAsync(Session session, CancellationToken cancellationToken)
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "een-media", Version = Session.Version },
            ServerInstructions = Instructions,
            ToolCollection = new CameraTools(session.Client, session.Zone, e => Failure.Of(e, session.UsedAccount)?.Message).All(),
        };
        if (!Console.IsInputRedirected)
            session.Reporter.Note("This is for a program that uses the Model Context Protocol. Configure it to run: een-media mcp");
        var transport = new StdioServerTransport(options);
        await using (transport.ConfigureAwait(false))
        {
            McpServer server = McpServer.Create(transport, options);
            await using (server.ConfigureAwait(false))
                await server.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Ok;
    }
}
