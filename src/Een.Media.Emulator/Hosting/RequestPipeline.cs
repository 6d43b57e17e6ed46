using System.Collections.Frozen;
using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Journal;
using Een.Media.Emulator.Sessions;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Hosting;

/// <summary>Every request's way: journal, faults, route, access token, endpoint, faults again, wire.</summary>
internal sealed class RequestPipeline(
    IEnumerable<IEndpoint> endpoints, AccessTokenIssuer accessTokens, SessionCookies cookies, FaultPlan faults, RequestJournal journal,
    AnswerWriter writer, ServiceBehavior behavior, TimeProvider clock)
{
    private readonly FrozenDictionary<string, IEndpoint> _endpoints = endpoints.ToFrozenDictionary(endpoint => endpoint.Path, StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext http)
    {
        Exchange exchange = Open(http);
        IEndpoint? endpoint = _endpoints.GetValueOrDefault(exchange.Entry.Path);
        try
        {
            endpoint?.Describe(exchange);
            exchange.Entry.DeviceId = exchange.DeviceId;
            exchange.Entry.StreamType = exchange.Stream is { } stream ? StreamWords.Of(stream) : null;
            Incident? incident = faults.Strike(exchange);
            exchange.Incident = incident;
            journal.Add(exchange.Entry);

            if (incident is not null && !await incident.DelayAsync(http, clock).ConfigureAwait(false))
                return;
            Answer answer = incident?.Replace(exchange) ?? await AnswerAsync(endpoint, exchange).ConfigureAwait(false);
            incident?.Alter(answer);
            exchange.Entry.Status = answer.Status;
            await writer.WriteAsync(http, answer, incident?.Delivery).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has left, or the emulator stops: there is nobody to answer.
        }
        finally
        {
            journal.Complete(exchange.Entry);
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
#pragma warning disable CA1031 // Whatever it is, the caller gets the service's 500, and the journal tells the truth.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            exchange.Entry.Failure = e.ToString();
            return exchange.Errors.Internal();
        }
    }

    /// <summary>The scheme alone: a header without one may be nothing but a token.</summary>
    private static string? SchemeOf(string? authorization) => authorization switch
    {
        null => null,
        _ when authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) => "Bearer",
        _ when authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) => "Basic",
        _ => "other",
    };

    private Exchange Open(HttpContext http)
    {
        HttpRequest request = http.Request;
        string path = request.Path.Value ?? string.Empty;
        Arguments arguments = Arguments.Parse(request.QueryString.Value);
        string? authorization = request.Headers.Authorization;
        var entry = new JournalEntry(
            clock.GetUtcNow(), request.Method, path, _endpoints.GetValueOrDefault(path)?.Name ?? EmulatorEndpoint.Unknown, Redaction.Apply(arguments.Items))
        {
            Protocol = request.Protocol,
            AuthorizationScheme = SchemeOf(authorization),
            HasPageToken = arguments["pageToken"] is not null,
        };
        return new Exchange(http, arguments, new ApiErrors(path, behavior.ErrorsWithoutDetails), entry);
    }

    private async ValueTask<Answer> AnswerAsync(IEndpoint? endpoint, Exchange exchange)
    {
        if (endpoint is null)
            return exchange.Errors.UnknownEndpoint();
        if (exchange.Http.Request.Method != endpoint.Method)
            return exchange.Errors.WrongMethod(endpoint.Method);
        if (endpoint.IsProtected)
        {
            exchange.Grant = await accessTokens.FindAsync(exchange.Http.Request.Headers.Authorization).ConfigureAwait(false) ?? cookies.Find(exchange.Http.Request);
            if (exchange.Grant is null)
                return exchange.Errors.Unauthenticated();
        }

        return await RefuseOrAnswerAsync(endpoint, exchange).ConfigureAwait(false);
    }
}
