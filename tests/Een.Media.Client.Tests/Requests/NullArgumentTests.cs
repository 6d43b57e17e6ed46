using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Requests;

/// <summary>What is missing is named at the call, before anything is sent or enumerated.</summary>
public sealed class NullArgumentTests
{
    private static TestCaseData<Func<IRecordedImagesClient, object>, string>[] Calls { get; } =
    [
        new(images => images.GetAsync(null!), "request"),
        new(images => images.TryGetAsync(null!), "request"),
        new(images => images.WalkAsync(null!), "request"),
        new(images => images.WalkManyAsync(null!), "requests"),
        new(images => images.WalkManyAsync([TestValues.Request, null!]), "requests"),
        new(images => images.FollowAsync(null!), "request"),
        new(images => images.SampleAsync(null!, TimeSpan.FromMinutes(1), TestValues.Noon), "request"),
        new(images => images.SampleAsync(null!, SamplePlan.Every(TimeSpan.FromMinutes(1), TestValues.Noon, TestValues.Noon)), "request"),
        new(images => images.SampleAsync(TestValues.Request, plan: null!), "plan"),
        new(images => images.ExportAsync(null!, "never"), "request"),
        new(images => images.ExportAsync(TestValues.Request, (string)null!), "directory"),
        new(images => images.ListOverlaysAsync(null!), "deviceId"),
    ];

    [TestCaseSource(nameof(Calls))]
    public async Task An_argument_that_is_null_is_named(Func<IRecordedImagesClient, object> call, string parameter)
    {
        using var service = new MockService();
        IRecordedImagesClient images = service.Client().RecordedImages;
        await Assert.ThatAsync(
            async () =>
            {
                if (call(images) is Task task)
                    await task;
            },
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo(parameter));
        Assert.That(Directory.Exists("never"), Is.False);
    }

    [Test]
    public void Each_request_of_a_walk_over_many_cameras_is_checked()
    {
        using var service = new MockService();
        RecordedImageRequest[] requests = [TestValues.Request, RecordedImageRequest.ForDevice("10058b7b").Preview().AtOrAfter(TestValues.Noon.AddHours(1))];
        Assert.That(
            () => service.Client().RecordedImages.WalkManyAsync(requests, new WalkManyOptions { Until = TestValues.Noon.AddMinutes(1) }),
            Throws.ArgumentException.With.Message.Contains("Its end must be at or after its beginning."));
    }
}
