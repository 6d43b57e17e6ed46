using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Een.Media.Cli.Mcp;

/// <summary>A tool that changes nothing. A failure becomes a result with one sentence, so that a model can react to it.</summary>
internal sealed class ReadOnlyTool(
    string name,
    string title,
    string description,
    IReadOnlyList<ToolParameter> parameters,
    Func<ToolArguments, CancellationToken, Task<IReadOnlyList<ContentBlock>>> run,
    Func<Exception, string?> explain) : McpServerTool
{
    public override Tool ProtocolTool { get; } = new()
    {
        Name = name,
        Title = title,
        Description = description,
        InputSchema = JsonElement.Parse(ToolParameter.Schema(parameters).ToJsonString()),
        Annotations = new ToolAnnotations { Title = title, ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true },
    };

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            var arguments = new ToolArguments(parameters, request.Params.Arguments);
            return new CallToolResult { Content = [.. await run(arguments, cancellationToken).ConfigureAwait(false)] };
        }
        catch (Exception e) when (e is not OperationCanceledException && explain(e) is { } sentence)
        {
            return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = sentence }] };
        }
    }
}
