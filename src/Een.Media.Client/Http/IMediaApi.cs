using Refit;

namespace Een.Media.Client.Http;

/// <summary>The endpoints as they are on the wire. Refit's generator writes the requests; nothing here interprets an answer.</summary>
internal interface IMediaApi
{
    [Get("/api/v3.0/media/recordedImage.jpeg")]
    [Headers("Accept: image/jpeg, application/json")]
    Task<HttpResponseMessage> GetRecordedImageAsync(
        [Authorize("Bearer")] string accessToken,
        [AliasAs("pageToken")] string? pageToken,
        [AliasAs("deviceId")] string? deviceId,
        [AliasAs("type")] string? type,
        [AliasAs("timestamp__lt")] string? before,
        [AliasAs("timestamp__lte")] string? atOrBefore,
        [AliasAs("timestamp")] string? at,
        [AliasAs("timestamp__gte")] string? atOrAfter,
        [AliasAs("timestamp__gt")] string? after,
        [AliasAs("include")] string? include,
        [AliasAs("overlayId__in")] string? overlayIds,
        [AliasAs("targetWidth")] int? targetWidth,
        [AliasAs("targetHeight")] int? targetHeight,
        CancellationToken cancellationToken);

    [Get("/api/v3.0/media/recordedImage.jpeg:listFieldValues")]
    [Headers("Accept: application/json", "Accept-Encoding: gzip, br")]
    Task<HttpResponseMessage> ListRecordedImageFieldValuesAsync(
        [Authorize("Bearer")] string accessToken,
        [AliasAs("deviceId")] string deviceId,
        [AliasAs("include")] string include,
        CancellationToken cancellationToken);

    [Get("/api/v3.0/media")]
    [Headers("Accept: application/json", "Accept-Encoding: gzip, br")]
    Task<HttpResponseMessage> ListMediaAsync(
        [Authorize("Bearer")] string accessToken,
        [AliasAs("deviceId")] string deviceId,
        [AliasAs("type")] string type,
        [AliasAs("mediaType")] string mediaType,
        [AliasAs("startTimestamp__gte")] string from,
        [AliasAs("endTimestamp__lte")] string? until,
        [AliasAs("coalesce")] string coalesce,
        [AliasAs("include")] string? include,
        [AliasAs("pageToken")] string? pageToken,
        [AliasAs("pageSize")] int? pageSize,
        CancellationToken cancellationToken);

    [Get("/api/v3.0/media/liveImage.jpeg")]
    [Headers("Accept: image/jpeg, application/json")]
    Task<HttpResponseMessage> GetLiveImageAsync(
        [Authorize("Bearer")] string accessToken,
        [AliasAs("deviceId")] string deviceId,
        [AliasAs("type")] string type,
        CancellationToken cancellationToken);

    [Get("/api/v3.0/media/session")]
    [Headers("Accept: application/json", "Accept-Encoding: gzip, br")]
    Task<HttpResponseMessage> GetMediaSessionAsync([Authorize("Bearer")] string accessToken, CancellationToken cancellationToken);

    [Get("/api/v3.0/feeds")]
    [Headers("Accept: application/json", "Accept-Encoding: gzip, br")]
    Task<HttpResponseMessage> ListFeedsAsync(
        [Authorize("Bearer")] string accessToken,
        [AliasAs("deviceId")] string? deviceId,
        [AliasAs("deviceId__in")] string? deviceIds,
        [AliasAs("type")] string? type,
        [AliasAs("include")] string? include,
        [AliasAs("pageToken")] string? pageToken,
        [AliasAs("pageSize")] int? pageSize,
        CancellationToken cancellationToken);

    [Get("/api/v3.0/cameras")]
    [Headers("Accept: application/json", "Accept-Encoding: gzip, br")]
    Task<HttpResponseMessage> ListCamerasAsync(
        [Authorize("Bearer")] string accessToken,
        [AliasAs("id__in")] string? ids,
        [AliasAs("name__contains")] string? nameContains,
        [AliasAs("status__in")] string? statuses,
        [AliasAs("q")] string? search,
        [AliasAs("include")] string include,
        [AliasAs("pageToken")] string? pageToken,
        [AliasAs("pageSize")] int? pageSize,
        CancellationToken cancellationToken);

    [Get("/api/v3.0/cameras/{cameraId}")]
    [Headers("Accept: application/json", "Accept-Encoding: gzip, br")]
    Task<HttpResponseMessage> GetCameraAsync(
        [Authorize("Bearer")] string accessToken,
        string cameraId,
        [AliasAs("include")] string include,
        CancellationToken cancellationToken);

    [Get("/api/v3.0/clientSettings")]
    [Headers("Accept: application/json", "Accept-Encoding: gzip, br")]
    Task<HttpResponseMessage> GetClientSettingsAsync([Authorize("Bearer")] string accessToken, CancellationToken cancellationToken);
}
