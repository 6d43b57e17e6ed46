using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Errors;

/// <summary>Which answers are worth a second attempt.</summary>
public sealed class TransienceTests
{
    [TestCase(408, 2)]
    [TestCase(425, 2)]
    [TestCase(500, 2)]
    [TestCase(501, 1)]
    [TestCase(507, 2)]
    [TestCase(509, 2)]
    [TestCase(520, 2)]
    [TestCase(525, 2)]
    [TestCase(530, 2)]
    [TestCase(598, 2)]
    [TestCase(599, 2)]
    [TestCase(404, 1)]
    [TestCase(409, 1)]
    public async Task Every_5xx_except_501_is_tried_again_and_so_are_408_425_and_429(int status, int requests)
    {
        using MockService service = new MockService().Always(_ => Answers.Error((HttpStatusCode)status, "{}"));
        await Expect.ThrowsAsync<EenApiException>(() => Client(service).RecordedImages.GetAsync(TestValues.Request));
        Assert.That(service.Seen, Has.Count.EqualTo(requests));
    }

    [TestCase("""{"overlayId":7}""", 1, Description = "Of another type.")]
    [TestCase("""[]""", 1, Description = "Of another shape.")]
    [TestCase("""{"overlayId":[""", 2, Description = "Cut short.")]
    public async Task JSON_of_another_type_is_not_asked_for_again(string body, int requests)
    {
        using MockService service = new MockService().Always(_ => Answers.Json(body));
        await Expect.ThrowsAsync<EenProtocolException>(() => Client(service).RecordedImages.ListOverlaysAsync("10058b7a"));
        Assert.That(service.Seen, Has.Count.EqualTo(requests));
    }

    private static EenMediaClient Client(MockService service) =>
        service.Client(options => options.Retry = new RetryOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero });
}
