using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Failures;

/// <summary>Whatever fails, no exception holds a token.</summary>
public sealed class SilenceTests
{
    private static readonly string[] s_faults =
    [
        "status=400", "status=401", "status=403", "status=404", "status=429", "status=500", "status=502 body=html", "status=503 body=huge",
        "reset=headers", "reset=body", "cut", "not-jpeg", "jpeg-without-end", "timestamp=missing", "timestamp=nonsense", "token-expired", "content-length=+5",
    ];

    [TestCaseSource(nameof(s_faults))]
    public async Task No_exception_of_a_fault_holds_a_token(string fault)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        string accessToken = emulator.IssueAccessToken();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, accessToken, o => o.Retry.MaxRetryAttempts = 1);
        string pageToken;
        using (RecordedImage image = await client.RecordedImages.GetAsync(Recording.Ask().At(Recording.Start)))
            pageToken = image.NextToken!.Reveal();

        emulator.Faults.Add(fault);
        EenMediaException? e = await Assert.CatchAsync<EenMediaException>(
            () => client.RecordedImages.GetAsync(RecordedImageRequest.FromPageToken(new PageToken(pageToken))));
        for (Exception? each = e; each is not null; each = each.InnerException)
        {
            Assert.That(each.ToString(), Does.Not.Contain(accessToken).And.Not.Contain(pageToken).And.Not.Contain(Uri.EscapeDataString(pageToken)));
            Assert.That(each.GetType().Assembly.GetName().Name, Does.Not.StartWith("Refit").And.Not.StartWith("Polly"));
        }
    }
}
