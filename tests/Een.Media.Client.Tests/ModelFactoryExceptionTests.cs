using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests;

/// <summary>Whoever fakes the client can make it fail as the real one does.</summary>
public sealed class ModelFactoryExceptionTests
{
    [TestCase(404, typeof(EenNotFoundException))]
    [TestCase(429, typeof(EenRateLimitedException))]
    [TestCase(500, typeof(EenApiException))]
    public async Task An_API_exception_is_the_one_that_the_service_would_have_caused(int status, Type type)
    {
        EenApiException made = EenMediaModelFactory.ApiException((HttpStatusCode)status, "someStatus", "someReason", "Said so.", TimeSpan.FromSeconds(7));
        using MockService service = new MockService().Always(_ =>
        {
            HttpResponseMessage answer = Answers.Error((HttpStatusCode)status, """{"status":"someStatus","message":"Said so.","details":[{"type":"errorInfo","reason":"someReason"}]}""");
            answer.Headers.TryAddWithoutValidation("Retry-After", "7");
            return answer;
        });
        EenApiException? real = await Assert.CatchAsync<EenApiException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(made, Is.TypeOf(type));
            Assert.That(
                (made.Message, made.StatusCode, made.Status, made.Reason, made.RetryAfter),
                Is.EqualTo((real!.Message, real.StatusCode, real.Status, real.Reason, real.RetryAfter)));
        }
    }

    [Test]
    public void What_no_error_is_cannot_be_made_one()
    {
        Assert.That(() => EenMediaModelFactory.ApiException((HttpStatusCode)399), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => EenMediaModelFactory.ApiException(HttpStatusCode.NotFound, retryAfter: TimeSpan.FromTicks(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(EenMediaModelFactory.ApiException(HttpStatusCode.BadRequest, retryAfter: TimeSpan.Zero).Details, Is.Empty);
    }

    [Test]
    public void Others_say_what_they_are_given()
    {
        var cause = new IOException("reset");
        EenTransportException transport = EenMediaModelFactory.TransportException("It broke.", cause);
        Assert.That((transport.Message, transport.InnerException), Is.EqualTo(("It broke.", cause)));
        Assert.That(EenMediaModelFactory.ProtocolException("It means nothing.").Message, Is.EqualTo("It means nothing."));
        Assert.That(EenMediaModelFactory.ApiException(HttpStatusCode.BadRequest, message: "No.").Message, Is.EqualTo("No (HTTP 400)."));
        Assert.That(() => EenMediaModelFactory.PagedResults<int>(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("pages"));
    }
}
