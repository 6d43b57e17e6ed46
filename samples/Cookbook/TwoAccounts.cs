using System.Net;
using Een.Media.Client;

namespace Cookbook;

internal static class TwoAccounts
{
    public static async Task RunAsync(WebApplicationBuilder builder, string camera, CancellationToken cancellationToken)
    {
        #region cookbook-two-accounts
        builder.Services.AddKeyedEenMediaClient("berlin", builder.Configuration.GetSection("Een:Berlin"));
        builder.Services.AddKeyedEenMediaClient("chicago", builder.Configuration.GetSection("Een:Chicago"));
        await using WebApplication app = builder.Build();

        app.MapGet("/{account}/{id}/latest.jpg", async (string account, string id, IServiceProvider services, CancellationToken stop) =>
        {
            if (services.GetKeyedService<IEenMediaClient>(account) is not { } client)
                return Results.NotFound();
            try
            {
                using RecordedImage? image = await client.RecordedImages.TryGetAsync(
                    RecordedImageRequest.ForDevice(id).Preview().AtOrBefore(DateTimeOffset.UtcNow), stop);
                return image is null ? Results.NotFound() : Results.Bytes(image.ToArray(), "image/jpeg");
            }
            catch (EenUnknownCameraException e)
            {
                return Results.NotFound(e.Message);
            }
            catch (ArgumentException e)   // not eight hexadecimal digits
            {
                return Results.BadRequest(e.Message);
            }
        });
        #endregion

        await app.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        byte[] jpeg = await http.GetByteArrayAsync(new Uri($"/berlin/{camera}/latest.jpg", UriKind.Relative), cancellationToken);
        await ExpectAsync("ffffffff", HttpStatusCode.NotFound);
        await ExpectAsync("front-door", HttpStatusCode.BadRequest);
        Console.WriteLine($"The web service returned {jpeg.Length} bytes for the account berlin.");
        await app.StopAsync(cancellationToken);

        async Task ExpectAsync(string id, HttpStatusCode expected)
        {
            using HttpResponseMessage answer = await http.GetAsync(
                new Uri($"/berlin/{id}/latest.jpg", UriKind.Relative), cancellationToken);
            if (answer.StatusCode != expected)
                throw new InvalidOperationException($"The answer for {id} is {answer.StatusCode}, not {expected}.");
        }
    }
}
