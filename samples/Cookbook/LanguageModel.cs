using Een.Media.Client;
using Microsoft.Extensions.AI;

namespace Cookbook;

internal static class LanguageModel
{
    public static async Task RunAsync(
        IEenMediaClient client, IChatClient chat, string camera, DateTimeOffset time, CancellationToken cancellationToken)
    {
        #region cookbook-language-model
        using RecordedImage frame = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(time), cancellationToken);
        var question = new ChatMessage(ChatRole.User,
        [
            new TextContent($"How many people are in this image of {frame.Timestamp:O}? Answer with a number."),
            new DataContent(frame.Data, "image/jpeg"),
        ]);
        ChatResponse answer = await chat.GetResponseAsync(question, cancellationToken: cancellationToken);
        Console.WriteLine($"The model says: {answer.Text}");
        #endregion
    }
}
