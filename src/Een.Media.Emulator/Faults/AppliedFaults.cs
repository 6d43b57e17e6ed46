using System.Text;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Faults;

/// <summary>The faults applied to one request, combined.</summary>
internal sealed class AppliedFaults
{
    private readonly List<Action<Answer, DateTimeOffset>> _alterations = [];
    private readonly List<Action<Exchange>> _requestAlterations = [];
    private (int Status, FaultBody Body)? _replacement;
    private DateTimeOffset _now;

    public TimeSpan HeaderDelay { get; set; }

    public bool StallsBeforeHeaders { get; set; }

    public bool ResetsBeforeHeaders { get; set; }

    public Delivery? Delivery { get; set; }

    /// <summary>Sets the status to answer with. Only the first one is used.</summary>
    public void SetStatus(int status, FaultBody body) => _replacement ??= (status, body);

    /// <summary>Changes how the request is answered.</summary>
    public void AlterRequest(Action<Exchange> alteration) => _requestAlterations.Add(alteration);

    /// <summary>Changes every answer.</summary>
    public void AlterAnswer(Action<Answer, DateTimeOffset> alteration) => _alterations.Add(alteration);

    /// <summary>Changes an answer with status 200.</summary>
    public void AlterSuccess(Action<Answer> alteration) => _alterations.Add((answer, _) =>
    {
        if (answer.Status == 200)
            alteration(answer);
    });

    /// <summary>Delays the answer. Returns <see langword="false"/> if there will be no answer.</summary>
    public async Task<bool> DelayAsync(HttpContext http, TimeProvider clock)
    {
        if (HeaderDelay > TimeSpan.Zero)
            await Task.Delay(HeaderDelay, clock, http.RequestAborted).ConfigureAwait(false);
        if (StallsBeforeHeaders)
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, http.RequestAborted).ConfigureAwait(false);
        _now = clock.GetUtcNow();
        if (ResetsBeforeHeaders)
            RawConnection.Reset(http);
        return !ResetsBeforeHeaders;
    }

    public void Alter(Exchange exchange)
    {
        foreach (Action<Exchange> alteration in _requestAlterations)
            alteration(exchange);
    }

    /// <summary>The error to send instead of the endpoint's answer, if any.</summary>
    public Answer? Replacement(Exchange exchange)
    {
        if (_replacement is not var (status, body))
            return null;
        return body switch
        {
            FaultBody.Json => exchange.Errors.OfStatus(status),
            FaultBody.Html => WithBody(
                "text/html",
                $"<html><head><title>{status}</title></head><body><center><h1>{status}</h1></center><hr>gateway</body></html>"),
            FaultBody.Wrong => WithBody("application/json", "{\"code\": \"none\", [truncated"),
            FaultBody.Huge => WithBody("application/json", new string('?', 1 << 20)),
            _ => new Answer(status),
        };

        Answer WithBody(string type, string text) => new(status) { ContentType = type, Body = Encoding.ASCII.GetBytes(text) };
    }

    public void Alter(Answer answer)
    {
        foreach (Action<Answer, DateTimeOffset> alteration in _alterations)
            alteration(answer, _now);
    }
}
