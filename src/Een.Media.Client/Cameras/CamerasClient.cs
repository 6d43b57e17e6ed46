using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.Resilience;
using Een.Media.Client.Settings;
using Een.Media.Client.Values;

namespace Een.Media.Client.Cameras;

/// <summary>Lists and gets cameras, over the pipeline.</summary>
internal sealed class CamerasClient(JsonExchange json, CallPipeline pipeline) : ICamerasClient
{
    private static readonly TimeLimit s_lookupTimeout = new(TimeSpan.FromSeconds(10), "The time to look up a camera");

    public PagedResults<Camera> ListAsync(CamerasOptions? options = null, CancellationToken cancellationToken = default)
    {
        var query = new CamerasQuery(options ?? new CamerasOptions());
        return new PagedResults<Camera>((page, ct) => FetchAsync(query, page, ct), order: null, cancellationToken);
    }

    public Task<Camera> GetAsync(string cameraId, CancellationToken cancellationToken = default) =>
        GetAsync(DeviceIdRules.Check(cameraId, nameof(cameraId)), totalTimeout: null, cancellationToken);

    /// <summary>Gets a camera to explain another answer. That answer must not wait long, so the time limit is short.</summary>
    public Task<Camera> LookUpAsync(string cameraId, CancellationToken cancellationToken) =>
        GetAsync(cameraId, s_lookupTimeout, cancellationToken);

    private async Task<Camera> GetAsync(string cameraId, TimeLimit? totalTimeout, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAsync(cameraId, totalTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (EenNotFoundException e) when (e.IsOfService)
        {
            throw new EenUnknownCameraException(cameraId, e);
        }
    }

    private Task<Camera> FetchAsync(string cameraId, TimeLimit? totalTimeout, CancellationToken cancellationToken) => pipeline.RunAsync(
        new CallInfo(OperationNames.GetCamera, DeviceId: cameraId) { TotalTimeout = totalTimeout },
        static async (endpoint, s, deadline) => (await s.json.GetAsync(
            endpoint,
            (api, ct) => api.GetCameraAsync(endpoint.AccessToken, s.id, CameraField.Always, ct),
            CamerasJson.Default.CameraDto,
            pageToken: null,
            deadline).ConfigureAwait(false)).ToCamera(),
        (json, id: cameraId),
        cancellationToken);

    private Task<ResultPage<Camera>> FetchAsync(CamerasQuery query, PageToken? page, CancellationToken cancellationToken) =>
        pipeline.RunAsync(
            new CallInfo(OperationNames.ListCameras),
            static async (endpoint, s, deadline) => CameraDto.ToPage(await s.json.GetAsync(
                endpoint,
                (api, ct) => s.query.SendAsync(api, endpoint.AccessToken, s.page?.Reveal(), ct),
                CamerasJson.Default.PageDtoCameraDto,
                s.page?.Reveal(),
                deadline).ConfigureAwait(false)),
            (json, query, page),
            cancellationToken);

    private sealed record CamerasQuery(CamerasOptions Options)
    {
        public Task<HttpResponseMessage> SendAsync(IMediaApi api, string accessToken, string? page, CancellationToken cancellationToken) =>
            api.ListCamerasAsync(
                accessToken,
                Join(Options.Ids),
                Options.NameContains,
                Join(Options.Statuses.Select(status => status.Value)),
                Options.Search,
                string.Join(',', Options.Include.Select(part => part.Value).Prepend(CameraField.Always)),
                page,
                Options.PageSize,
                cancellationToken);

        private static string? Join(IEnumerable<string> words) => string.Join(',', words) is { Length: > 0 } list ? list : null;
    }
}
