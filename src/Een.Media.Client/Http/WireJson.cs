using System.Text.Json.Serialization;
using Een.Media.Client.Cameras;
using Een.Media.Client.Feeds;
using Een.Media.Client.MediaSessions;
using Een.Media.Client.Paging;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.Recordings;

namespace Een.Media.Client.Http;

/// <summary>The JSON of the service, read by code that the compiler generates: no reflection, fit for trimming and AOT.</summary>
[JsonSerializable(typeof(FieldValuesDto))]
[JsonSerializable(typeof(PageDto<RecordingIntervalDto>))]
[JsonSerializable(typeof(PageDto<FeedDto>))]
[JsonSerializable(typeof(CameraDto))]
[JsonSerializable(typeof(PageDto<CameraDto>))]
[JsonSerializable(typeof(MediaSessionDto))]
internal sealed partial class WireJson : JsonSerializerContext;
