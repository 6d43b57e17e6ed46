using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Requests;

/// <summary>One request and everything known about it while it is answered.</summary>
internal sealed class Exchange(HttpContext http, Arguments arguments, ServiceBehavior behavior, JournalEntry entry)
{
    public HttpContext Http { get; } = http;

    public Arguments Arguments { get; set; } = arguments;

    public ApiErrors Errors { get; } = new(entry.Path, behavior.ErrorsWithoutDetails);

    public JournalEntry Entry { get; } = entry;

    /// <summary>The behavior that applies to this request; a fault may change it.</summary>
    public ServiceBehavior Behavior { get; set; } = behavior;

    /// <summary>Whether a fault makes the page token of this request count as expired.</summary>
    public bool PageTokenExpired { get; set; }

    /// <summary>The last segment of the path, for an endpoint whose path ends in <c>{id}</c>.</summary>
    public string Id => Entry.Path[(Entry.Path.LastIndexOf('/') + 1)..];

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The requested camera, if the request names one.</summary>
    public string? DeviceId { get; set; }

    /// <summary>The requested stream, if the request names one.</summary>
    public StreamKind? Stream { get; set; }

    /// <summary>What the caller's credential allows; <see langword="null"/> on endpoints that need none.</summary>
    public AccessGrant? Grant { get; set; }

    /// <summary>Ends the request with 403 unless the caller has this permission.</summary>
    public void Require(VideoPermissions permission)
    {
        if (Grant is { } grant && !grant.Permissions.HasFlag(permission))
            throw new ApiFailure(Errors.NotPermitted());
    }

    /// <summary>Ends the request with 403 unless the caller may see recordings of this stream.</summary>
    public void RequireRecordings(StreamKind stream) =>
        Require(stream == StreamKind.Main ? VideoPermissions.ViewHistoricVideo : VideoPermissions.ViewPreviewVideo);
}
