using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests;

/// <summary>A fake client can fail as the real one does.</summary>
public sealed class ModelFactoryExceptionTests
{
    [TestCase(404, typeof(EenNotFoundException))]
    [TestCase(429, typeof(EenRateLimitedException))]
    [TestCase(500, typeof(EenApiException))]
    public async Task The_model_factory_makes_the_exception_that_belongs_to_the_status(int status, Type type)
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
            Assert.That(real!.Message, Does.StartWith(made.Message), "The real one may also say what was asked.");
            Assert.That(
                (made as EenNotFoundException)?.MeansNothingRecorded, Is.EqualTo((real as EenNotFoundException)?.MeansNothingRecorded));
            Assert.That(
                (made.StatusCode, made.Status, made.Reason, made.RetryAfter), Is.EqualTo((real.StatusCode, real.Status, real.Reason, real.RetryAfter)));
        }
    }

    [Test]
    public void The_model_factory_makes_no_exception_from_a_success()
    {
        Assert.That(() => EenMediaModelFactory.ApiException((HttpStatusCode)399), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => EenMediaModelFactory.ApiException(HttpStatusCode.NotFound, retryAfter: TimeSpan.FromTicks(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(EenMediaModelFactory.ApiException(HttpStatusCode.BadRequest, retryAfter: TimeSpan.Zero).Details, Is.Empty);
    }

    [Test]
    public void Transport_and_protocol_exceptions_of_the_model_factory_have_the_given_message()
    {
        var cause = new IOException("reset");
        EenTransportException transport = EenMediaModelFactory.TransportException("It broke.", cause);
        Assert.That((transport.Message, transport.InnerException), Is.EqualTo(("It broke.", cause)));
        Assert.That(EenMediaModelFactory.ProtocolException("It means nothing.").Message, Is.EqualTo("It means nothing."));
        Assert.That(EenMediaModelFactory.ApiException(HttpStatusCode.BadRequest, message: "No.").Message, Is.EqualTo("No (HTTP 400)."));
        Assert.That(() => EenMediaModelFactory.PagedResults<int>(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("pages"));
    }
}
