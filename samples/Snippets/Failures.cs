using Een.Media.Client;

namespace Snippets;

public static class Failures
{
    public static async Task CatchAsync(IEenMediaClient client, RecordedImageRequest request, CancellationToken cancellationToken)
    {
        #region errors
        try
        {
            using RecordedImage image = await client.RecordedImages.GetAsync(request, cancellationToken);
            await image.SaveAsync("frame.jpg", cancellationToken);
        }
        catch (EenNotFoundException e) when (e.MeansNothingRecorded)
        {
            Console.WriteLine("Nothing is recorded there.");
        }
        catch (EenRateLimitedException e)
        {
            Console.WriteLine($"Too much at once; come back in {e.RetryAfter ?? TimeSpan.FromMinutes(1)}.");
        }
        catch (EenApiException e)
        {
            Console.WriteLine($"The service refused ({e.StatusCode}, {e.Details.Select(d => d.Reason).FirstOrDefault()}): {e.Message}");
        }
        catch (EenMediaException e)
        {
            Console.WriteLine($"No answer that could be used after {e.Attempts} attempts in {e.Elapsed}: {e.Message}");
        }
        #endregion
    }

    public static EenMediaClientOptions WithoutRetries(EenMediaClientOptions options)
    {
        #region no-retries
        options.Retry = new RetryOptions { MaxRetryAttempts = 0 };
        #endregion
        return options;
    }
}
