using System.Text;
using Een.Media.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Faults;

/// <summary>Everything that goes wrong with one request: the sum of the faults that struck it.</summary>
internal sealed class Incident
{
    private readonly List<Action<Answer, DateTimeOffset>> _alterations = [];
    private (int Status, FaultBody Body)? _replacement;
    private DateTimeOffset _now;

    public TimeSpan HeaderDelay { get; set; }

    public bool StallsBeforeHeaders { get; set; }

    public bool ResetsBeforeHeaders { get; set; }

    public int? ExpiredTokenStatus { get; set; }

    public bool LosesOptions { get; set; }

    public OverlaySvgEncoding? OverlaySvgEncoding { get; set; }

    public Delivery? Delivery { get; set; }

    /// <summary>The first status wins.</summary>
    public void SetStatus(int status, FaultBody body) => _replacement ??= (status, body);

    public void AlterWith(Action<Answer, DateTimeOffset> alteration) => _alterations.Add(alteration);

    public void AlterSuccess(Action<Answer> alteration) => _alterations.Add((answer, _) =>
    {
        if (answer.Status == 200)
            alteration(answer);
    });

    /// <summary>What happens before an answer is made. <see langword="false"/>: there will be none.</summary>
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

    public Answer? Replace(Exchange exchange)
    {
        if (_replacement is not var (status, body))
            return null;
        return body switch
        {
            FaultBody.Json => exchange.Errors.OfStatus(status),
            FaultBody.Html => new Answer(status)
            {
                ContentType = "text/html",
                Body = Encoding.ASCII.GetBytes($"<html><head><title>{status}</title></head><body><center><h1>{status}</h1></center><hr>gateway</body></html>"),
            },
            FaultBody.Wrong => new Answer(status) { ContentType = "application/json", Body = Encoding.ASCII.GetBytes("{\"code\": \"none\", [truncated") },
            FaultBody.Huge => new Answer(status) { ContentType = "application/json", Body = Encoding.ASCII.GetBytes(new string('?', 1 << 20)) },
            _ => new Answer(status),
        };
    }

    public void Alter(Answer answer)
    {
        foreach (Action<Answer, DateTimeOffset> alteration in _alterations)
            alteration(answer, _now);
    }
}
