using Een.Media.Client;

namespace Snippets;

public static class MainImages
{
    public static async Task NearestAsync(IEenMediaClient client, DateTimeOffset alarm)
    {
        #region main-image
        RecordedImageStreamStage main = RecordedImageRequest.ForDevice("10058b7a").Main();
        using RecordedImage? image = await client.RecordedImages.TryGetAsync(main.AtOrAfter(alarm))
            ?? await client.RecordedImages.TryGetAsync(main.AtOrBefore(alarm));
        if (image is not null)
            await image.SaveAsync("alarm.jpg");
        #endregion
    }

    public static EenMediaClientOptions KnownRate(EenMediaClientOptions options)
    {
        #region main-image-options
        options.MainImagePacing = new MainImagePacingOptions { Scope = PacingScope.Device, InitialRate = 1 };
        #endregion
        return options;
    }
}
