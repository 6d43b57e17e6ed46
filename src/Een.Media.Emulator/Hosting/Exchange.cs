using Een.Media.Emulator.AccessTokens;
using Een.Media.Emulator.Cameras;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.RecordedImages;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Hosting;

/// <summary>One request on its way through the emulator.</summary>
internal sealed class Exchange(HttpContext http, Arguments arguments, ApiErrors errors, JournalEntry entry)
{
    public HttpContext Http { get; } = http;

    public Arguments Arguments { get; set; } = arguments;

    public ApiErrors Errors { get; } = errors;

    public JournalEntry Entry { get; } = entry;

    public CancellationToken Aborted => Http.RequestAborted;

    public string? DeviceId { get; set; }

    public StreamKind? Stream { get; set; }

    /// <summary>What the page token of a recorded image leads to, when there is one and it is good.</summary>
    public ImagePage? Page { get; set; }

    public AccessGrant? Grant { get; set; }

    public Incident? Incident { get; set; }

    /// <summary>Ends the request with 403 when the caller may not do this.</summary>
    public void Demand(VideoPermissions permission)
    {
        if (Grant is { } grant && !grant.Permissions.HasFlag(permission))
            throw new ApiFailure(Errors.NotPermitted());
    }

    /// <summary>Ends the request with 403 when the caller may not see recordings of this stream.</summary>
    public void DemandRecordings(StreamKind stream) =>
        Demand(stream == StreamKind.Main ? VideoPermissions.ViewHistoricVideo : VideoPermissions.ViewPreviewVideo);
}
