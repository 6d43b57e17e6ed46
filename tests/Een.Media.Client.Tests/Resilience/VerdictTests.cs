using System.Net;
using Een.Media.Client.Resilience;
using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>What the end of an attempt says about the ration of main images.</summary>
public sealed class VerdictTests
{
    [TestCase(400, true)]
    [TestCase(404, true)]
    [TestCase(499, true)]
    [TestCase(500, false)]
    [TestCase(501, false)]
    [TestCase(503, false)]
    public void An_answer_was_let_through_unless_the_service_is_out_of_order(int status, bool isServed) =>
        Assert.That(Operation.Judge(new EenApiException("no", new ApiError((HttpStatusCode)status))), Is.EqualTo(isServed ? Verdict.Served : Verdict.Unknown));

    [Test]
    public void An_image_and_nonsense_were_let_through_a_429_was_not_and_silence_says_nothing()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Operation.Judge(null), Is.EqualTo(Verdict.Served));
            Assert.That(Operation.Judge(new EenProtocolException("no")), Is.EqualTo(Verdict.Served));
            Assert.That(Operation.Judge(new EenRateLimitedException("no", new ApiError(HttpStatusCode.TooManyRequests))), Is.EqualTo(Verdict.Refused));
            Assert.That(Operation.Judge(new EenTransportException("no")), Is.EqualTo(Verdict.Unknown));
            Assert.That(Operation.Judge(new OperationCanceledException()), Is.EqualTo(Verdict.Unknown));
        }
    }
}
