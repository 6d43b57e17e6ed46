using System.Net;
using Een.Media.Client.Errors;
using Een.Media.Client.Resilience;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>What the end of an attempt says about the rate limit.</summary>
public sealed class RateLimitSignalTests
{
    [TestCase(400, true)]
    [TestCase(404, true)]
    [TestCase(499, true)]
    [TestCase(500, false)]
    [TestCase(501, false)]
    [TestCase(503, false)]
    public void An_answer_counts_as_accepted_unless_the_service_is_out_of_order(int status, bool accepted) => Assert.That(
        CallExecution.Judge(new EenApiException("no", new ApiError((HttpStatusCode)status))),
        Is.EqualTo(accepted ? RateLimitSignal.Accepted : RateLimitSignal.None));

    [Test]
    public void A_request_for_an_offline_camera_counts_as_accepted() => Assert.That(
        CallExecution.Judge(new EenDeviceUnavailableException("no", new ApiError(HttpStatusCode.ServiceUnavailable))),
        Is.EqualTo(RateLimitSignal.Accepted));

    [Test]
    public void An_image_and_a_broken_answer_count_as_accepted_a_429_as_refused_and_silence_as_nothing()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CallExecution.Judge(null), Is.EqualTo(RateLimitSignal.Accepted));
            Assert.That(CallExecution.Judge(new EenProtocolException("no")), Is.EqualTo(RateLimitSignal.Accepted));
            Assert.That(CallExecution.Judge(new EenRateLimitedException("no", new ApiError(HttpStatusCode.TooManyRequests))), Is.EqualTo(RateLimitSignal.Refused));
            Assert.That(CallExecution.Judge(new EenTransportException("no")), Is.EqualTo(RateLimitSignal.None));
            Assert.That(CallExecution.Judge(new OperationCanceledException()), Is.EqualTo(RateLimitSignal.None));
        }
    }
}
