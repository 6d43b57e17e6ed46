using System.Text.Json.Serialization;
using Een.Media.Emulator.Cameras;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>The inside of an image's page token: the neighbour of a frame, and how it is wanted.</summary>
/// <param name="DeviceId">The camera.</param>
/// <param name="Stream">The recording.</param>
/// <param name="Forward">To the next frame, or to the one before.</param>
/// <param name="Anchor">The frame whose neighbour is meant, in milliseconds since 1970.</param>
/// <param name="Issued">When the token was made, in milliseconds since 1970.</param>
/// <param name="Rendering">Size and overlays of the first request.</param>
internal sealed record ImagePage(string DeviceId, StreamKind Stream, bool Forward, long Anchor, long Issued, Rendering Rendering)
{
    public ImageQuery Query() => new(
        DeviceId, Stream, Forward ? TimestampOperator.After : TimestampOperator.Before, DateTimeOffset.FromUnixTimeMilliseconds(Anchor), Rendering);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ImagePage))]
internal sealed partial class ImagePageJson : JsonSerializerContext;
