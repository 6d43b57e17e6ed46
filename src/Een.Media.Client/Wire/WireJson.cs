using System.Text.Json.Serialization;

namespace Een.Media.Client.Wire;

/// <summary>The JSON of the service, read by code that the compiler generates: no reflection, fit for trimming and AOT.</summary>
[JsonSerializable(typeof(FieldValuesDto))]
[JsonSerializable(typeof(PageDto<RecordingIntervalDto>))]
[JsonSerializable(typeof(PageDto<FeedDto>))]
[JsonSerializable(typeof(MediaSessionDto))]
internal sealed partial class WireJson : JsonSerializerContext;
