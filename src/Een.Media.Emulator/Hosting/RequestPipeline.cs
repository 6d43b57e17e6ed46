using System.Collections.Frozen;
using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Journal;
using Een.Media.Emulator.Requests;
using Een.Media.Emulator.Sessions;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Hosting;

/// <summary>The steps of every request: host name, journal, faults, route, access token, endpoint, faults again, sending.</summary>
internal sealed class RequestPipeline(
    IEnumerable<IEndpoint> endpoints, AccessTokenIssuer accessTokens, SessionCookies cookies, FaultPlan faults, RequestJournal journal,
    AnswerWriter writer, AllowedHosts hosts, CrossOrigin crossOrigin, ServiceBehavior behavior, TimeProvider clock)
{
    private readonly FrozenDictionary<string, IEndpoint> _endpoints =
        endpoints.ToFrozenDictionary(endpoint => endpoint.Path, StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext http)
    {
        long begun = clock.GetTimestamp();
        Exchange exchange = Open(http);
        JournalEntry entry = exchange.Entry;
        IEndpoint? endpoint = Find(entry.Path);
        try
        {
            endpoint?.Describe(exchange);
            entry.DeviceId = exchange.DeviceId;
            entry.StreamType = exchange.Stream is { } stream ? StreamNames.Of(stream) : null;
            Answer? refusal = RefuseHost(exchange);
            AppliedFaults? applied = refusal is null ? faults.Apply(exchange) : null;
            journal.Add(entry);

            if (applied is not null && !await applied.DelayAsync(http, clock).ConfigureAwait(false))
                return;
            Answer answer = refusal
                ?? applied?.Replacement(exchange)
                ?? crossOrigin.Preflight(http.Request)
                ?? await AnswerAsync(endpoint, exchange).ConfigureAwait(false);
            applied?.Alter(answer);
            crossOrigin.Allow(http.Request, answer);
            entry.Status = answer.Status;
            entry.BodyLength = answer.Stream is null ? answer.Body.Length : null;
            await writer.WriteAsync(http, answer, applied?.Delivery).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has closed the connection, or the emulator is stopping. Nobody needs the answer.
        }
        finally
        {
            entry.Duration = clock.GetElapsedTime(begun);
            journal.Complete(entry);
        }
    }

    private static async ValueTask<Answer> RefuseOrAnswerAsync(IEndpoint endpoint, Exchange exchange)
    {
        try
        {
            return await endpoint.AnswerAsync(exchange).ConfigureAwait(false);
        }
        catch (ApiFailure failure)
        {
            return failure.Answer;
        }
#pragma warning disable CA1031 // After any failure, the caller gets the service's 500, and the journal has the reason.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            exchange.Entry.Failure = e.ToString();
            return exchange.Errors.Internal();
        }
    }

    /// <summary>Returns only known schemes, because a header without a scheme may be a token.</summary>
    private static string? SchemeOf(string? authorization) => authorization switch
    {
        null => null,
        _ when authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) => "Bearer",
        _ when authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) => "Basic",
        _ => "other",
    };

    private IEndpoint? Find(string path) =>
        _endpoints.TryGetValue(path, out IEndpoint? endpoint) || path.EndsWith('/')
            ? endpoint
            : _endpoints.GetValueOrDefault($"{path.AsSpan(0, path.LastIndexOf('/') + 1)}{{id}}");

    private Exchange Open(HttpContext http)
    {
        HttpRequest request = http.Request;
        string path = request.Path.Value ?? string.Empty;
        Arguments arguments = Arguments.Parse(request.QueryString.Value);
        EmulatorEndpoint endpoint = Find(path)?.Name ?? EmulatorEndpoint.Unknown;
        var entry = new JournalEntry(clock.GetUtcNow(), request.Method, path, endpoint, Redaction.Apply(arguments.Items))
        {
            Protocol = request.Protocol,
            UserAgent = request.Headers.UserAgent,
            AuthorizationScheme = SchemeOf(request.Headers.Authorization),
            HasPageToken = arguments["pageToken"] is not null,
        };
        return new Exchange(http, arguments, behavior, entry);
    }

    private Answer? RefuseHost(Exchange exchange)
    {
        string host = exchange.Http.Request.Host.Host;
        return hosts.Contain(host) ? null : exchange.Errors.WrongHost(AllowedHosts.Explain(host));
    }

    private async ValueTask<Answer> AnswerAsync(IEndpoint? endpoint, Exchange exchange)
    {
        if (endpoint is null)
            return exchange.Errors.UnknownEndpoint();
        HttpRequest request = exchange.Http.Request;
        if (request.Method != endpoint.Method)
            return exchange.Errors.WrongMethod(endpoint.Method);
        if (endpoint.IsProtected)
        {
            exchange.Grant = await accessTokens.FindAsync(request.Headers.Authorization).ConfigureAwait(false) ?? cookies.Find(request);
            if (exchange.Grant is null)
                return endpoint.RefuseCaller(exchange);
        }

        return await RefuseOrAnswerAsync(endpoint, exchange).ConfigureAwait(false);
    }
}
