using System.Net;
using System.Security.Authentication;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Tests.Errors;

/// <summary>Answers that break off, never end, lead elsewhere, or are no answers.</summary>
public sealed class BrokenAnswerTests
{
    [Test]
    public async Task An_error_body_of_a_megabyte_is_not_read_to_its_end()
    {
        var junk = new SlowContent(new byte[1024 * 1024]);
        using MockService service = new MockService().Always(_ => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = junk });
        await Assert.ThrowsAsync<EenPermissionException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        Assert.That(junk.BytesRead, Is.LessThanOrEqualTo(64 * 1024));
    }

    [Test]
    public async Task An_error_body_that_breaks_off_is_judged_by_what_arrived()
    {
        var body = SlowContent.Breaking("""{"status":"permissionDenied"}"""u8.ToArray());
        using MockService service = new MockService().Always(_ => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = body });
        EenPermissionException? e = await Assert.ThrowsAsync<EenPermissionException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Status, Is.EqualTo("permissionDenied"));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        using MockService service = new MockService().Always(_ =>
        {
            var redirect = new HttpResponseMessage((HttpStatusCode)status);
            redirect.Headers.Location = new Uri("https://elsewhere.example/steal");
            return redirect;
        });
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Does.Contain("redirect").And.Not.Contain("elsewhere"));
        Assert.That(service.Seen, Has.Count.EqualTo(1));
    }

    [TestCase(201)]
    [TestCase(204)]
    [TestCase(206)]
    [TestCase(304)]
    public async Task A_success_that_is_not_200_breaks_the_protocol(int status)
    {
        using MockService service = new MockService().Always(_ => new HttpResponseMessage((HttpStatusCode)status));
        EenMediaClient client = service.Client();
        await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.ListOverlaysAsync("10058b7a"));
    }

    [TestCase("120", 120)]
    [TestCase("0", 0)]
    [TestCase("Sun, 01 Jun 2025 12:01:30 GMT", 90)]
    [TestCase("Sun, 01 Jun 2025 11:00:00 GMT", 0)]
    [TestCase("soon", null)]
    [TestCase("-5", null)]
    [TestCase(null, null)]
    public async Task Retry_After_is_read_in_both_forms_by_our_clock(string? header, int? seconds)
    {
        using MockService service = new MockService().Always(_ =>
        {
            HttpResponseMessage answer = Answers.Error(HttpStatusCode.Forbidden, "{}");
            if (header is not null)
                answer.Headers.TryAddWithoutValidation("Retry-After", header);
            return answer;
        });
        EenMediaClient client = service.Client(o => o.TimeProvider = new FakeTimeProvider(TestValues.Noon));
        EenPermissionException? e = await Assert.ThrowsAsync<EenPermissionException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.RetryAfter?.TotalSeconds, Is.EqualTo(seconds));
    }

    private static IEnumerable<TestCaseData> TransportProblems()
    {
        yield return Case("refused", new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));
        yield return Case("no such host", new HttpRequestException(HttpRequestError.NameResolutionError, "No such host"));
        yield return Case("TLS", new HttpRequestException(HttpRequestError.SecureConnectionError, "Certificate expired"));
        yield return Case("reset", new IOException("Connection reset by peer"));
        yield return Case("given up by HttpClient", new TaskCanceledException("Timeout", new TimeoutException()));
        yield return Case("something unheard of", new NotSupportedException("odd"));
    }

    [TestCaseSource(nameof(TransportProblems))]
    public async Task A_request_without_an_answer_ends_in_a_transport_exception_without_anything_of_Refit(Exception problem)
    {
        using MockService service = new MockService().Always((_, _) => Task.FromException<HttpResponseMessage>(problem));
        EenMediaClient client = service.Client();
        EenTransportException? e = await Assert.ThrowsAsync<EenTransportException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
            Assert.That(inner.GetType().Assembly.GetName().Name, Does.Not.StartWith("Refit").And.Not.StartWith("Polly"));
        await Assert.ThrowsAsync<EenTransportException>(() => client.RecordedImages.ListOverlaysAsync("10058b7a"));
    }

    /// <summary>The messages of the system point inside, or end in a stray quotation mark.</summary>
    [TestCase(
        HttpRequestError.SecureConnectionError, "The SSL connection could not be established, see inner exception.",
        "No secure connection could be made to api.c001.eagleeyenetworks.com: The remote certificate has expired. Check the address, its port, and this machine's clock and certificates.")]
    [TestCase(
        HttpRequestError.ProxyTunnelError, "The proxy tunnel request to proxy 'http://127.0.0.1:3128/' failed with status code '407'.\"",
        "The proxy 127.0.0.1:3128 refused a tunnel to api.c001.eagleeyenetworks.com (HTTP 407). Check the proxy's address and credentials.",
        TestName = "The_reason_of_a_failed_connection_is_in_the_message(ProxyTunnelError)")]
    public async Task The_reason_of_a_failed_connection_is_in_the_message(HttpRequestError kind, string system, string ours)
    {
        var problem = new HttpRequestException(kind, system, kind == HttpRequestError.SecureConnectionError ? new AuthenticationException("The remote certificate has expired") : null);
        using MockService service = new MockService().Always((_, _) => Task.FromException<HttpResponseMessage>(problem));
        EenTransportException? e = await Assert.ThrowsAsync<EenTransportException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Is.EqualTo(ours));
    }

    [Test]
    public async Task The_message_says_when_a_web_page_came_in_place_of_an_image()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(HttpStatusCode.OK, "<h1>It works!</h1>", "text/html"));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Does.Contain("web page").And.Contain("base address").And.Contain("proxy"));
    }

    [Test]
    public async Task Too_many_header_bytes_break_the_protocol()
    {
        using MockService service = new MockService().Always((_, _) => Task.FromException<HttpResponseMessage>(
            new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "Headers too long")));
        await Assert.ThrowsAsync<EenProtocolException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request));
    }

    private static TestCaseData Case(string name, Exception problem) => new TestCaseData(problem).SetArgDisplayNames(name);
}
