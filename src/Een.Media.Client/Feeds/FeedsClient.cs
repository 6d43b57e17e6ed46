using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.Resilience;
using Een.Media.Client.Values;

namespace Een.Media.Client.Feeds;

/// <summary>Lists feeds, over the pipeline.</summary>
internal sealed class FeedsClient(JsonExchange json, CallPipeline pipeline) : IFeedsClient
{
    public PagedResults<Feed> ListAsync(FeedsOptions? options = null, CancellationToken cancellationToken = default) =>
        List(deviceId: null, deviceIds: null, options, cancellationToken);

    public PagedResults<Feed> ListAsync(string deviceId, FeedsOptions? options = null, CancellationToken cancellationToken = default) =>
        List(DeviceIdRules.Check(deviceId, nameof(deviceId)), deviceIds: null, options, cancellationToken);

    public PagedResults<Feed> ListAsync(
        IEnumerable<string> deviceIds, FeedsOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deviceIds);
        string[] ids = [.. deviceIds.Select(id => DeviceIdRules.Check(id, nameof(deviceIds)))];
        return ids.Length > 0
            ? List(deviceId: null, string.Join(',', ids), options, cancellationToken)
            : throw new ArgumentException(
                "Give at least one device id. To list all devices, use the overload without device ids.", nameof(deviceIds));
    }

    private PagedResults<Feed> List(string? deviceId, string? deviceIds, FeedsOptions? options, CancellationToken cancellationToken)
    {
        var query = new FeedsQuery(deviceId, deviceIds, options ?? new FeedsOptions());
        return new PagedResults<Feed>((page, ct) => FetchAsync(query, page, ct), order: null, cancellationToken);
    }

    private Task<ResultPage<Feed>> FetchAsync(FeedsQuery query, PageToken? page, CancellationToken cancellationToken) => pipeline.RunAsync(
        new CallInfo(OperationNames.ListFeeds, DeviceId: query.DeviceId),
        static async (endpoint, s, deadline) => FeedDto.ToPage(await s.json.GetAsync(
            endpoint,
            (api, ct) => s.query.SendAsync(api, endpoint.AccessToken, s.page?.Reveal(), ct),
            FeedsJson.Default.PageDtoFeedDto,
            s.page?.Reveal(),
            deadline).ConfigureAwait(false)),
        (json, query, page),
        cancellationToken);

    private sealed record FeedsQuery(string? DeviceId, string? DeviceIds, FeedsOptions Options)
    {
        public Task<HttpResponseMessage> SendAsync(IMediaApi api, string accessToken, string? page, CancellationToken cancellationToken) =>
            api.ListFeedsAsync(
                accessToken,
                DeviceId,
                DeviceIds,
                Options.Type?.Value,
                StreamUrlKind.Join(Options.Include),
                page,
                Options.PageSize,
                cancellationToken);
    }
}
