using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.Resilience;
using Een.Media.Client.Values;

namespace Een.Media.Client.Recordings;

/// <summary>Lists intervals, over the pipeline.</summary>
internal sealed class RecordingsClient(JsonExchange json, CallPipeline pipeline) : IRecordingsClient
{
    public PagedResults<RecordingInterval> ListAsync(
        string deviceId,
        StreamType streamType,
        MediaType mediaType,
        DateTimeOffset from,
        DateTimeOffset? until = null,
        RecordingsOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new RecordingsOptions();
        if (until < from)
            throw InvalidRange.Create(from, until.Value, "at or after", nameof(until));

        var query = new RecordingsQuery(
            DeviceIdRules.Check(deviceId, nameof(deviceId)),
            StreamType.Ask(streamType, nameof(streamType)),
            MediaType.Ask(mediaType, nameof(mediaType)),
            WireTimestamp.Format(WireTimestamp.Floor(from)),
            until is { } end ? WireTimestamp.Format(WireTimestamp.Ceiling(end)) : null,
            options);
        return new PagedResults<RecordingInterval>(
            (page, ct) => FetchAsync(query, page, ct), options.Sorted ? RecordingInterval.ByStart : null, cancellationToken);
    }

    public async Task<RecordingCoverage> CoverageAsync(
        string deviceId,
        StreamType streamType,
        MediaType mediaType,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken = default)
    {
        TimeRange range = RecordingCoverage.CheckRange(from, until);
        return RecordingCoverage.Of(
            await RecordedRanges.ReadAsync(
                this, deviceId, streamType, mediaType, from, until, cancellationToken).ConfigureAwait(false), range);
    }

    private Task<ResultPage<RecordingInterval>> FetchAsync(RecordingsQuery query, PageToken? page, CancellationToken cancellationToken) =>
        pipeline.RunAsync(
            new CallInfo(OperationNames.ListRecordings, DeviceId: query.DeviceId),
            static async (endpoint, s, deadline) => RecordingIntervalDto.ToPage(await s.json.GetAsync(
                endpoint,
                (api, ct) => s.query.SendAsync(api, endpoint.AccessToken, s.page?.Reveal(), ct),
                RecordingsJson.Default.PageDtoRecordingIntervalDto,
                s.page?.Reveal(),
                deadline).ConfigureAwait(false)),
            (json, query, page),
            cancellationToken);

    private sealed record RecordingsQuery(
        string DeviceId, string Type, string MediaType, string From, string? Until, RecordingsOptions Options)
    {
        public Task<HttpResponseMessage> SendAsync(IMediaApi api, string accessToken, string? page, CancellationToken cancellationToken) =>
            api.ListMediaAsync(
                accessToken,
                DeviceId,
                Type,
                MediaType,
                From,
                Until,
                Options.Coalesce ? "true" : "false",
                StreamUrlKind.Join(Options.Include),
                page,
                Options.PageSize,
                cancellationToken);
    }
}
