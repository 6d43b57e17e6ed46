using Microsoft.Extensions.AI;

namespace Cookbook;

/// <summary>Stands in for a model, so that the cookbook runs offline.</summary>
internal sealed class OfflineModel : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        int bytes = messages.SelectMany(message => message.Contents).OfType<DataContent>().Sum(content => content.Data.Length);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $"I am no model, but I got {bytes} bytes of JPEG.")));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
