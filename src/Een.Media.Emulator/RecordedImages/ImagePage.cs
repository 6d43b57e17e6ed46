using System.Text.Json.Serialization;
using Een.Media.Emulator.Cameras.Model;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>The content of an image's page token: the frame before or after another one.</summary>
/// <param name="DeviceId">The camera.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Forward">Whether the token leads to the frame after; otherwise, before.</param>
/// <param name="Anchor">The frame that the token was issued with, in milliseconds since 1970.</param>
/// <param name="Issued">When the token was issued, in milliseconds since 1970.</param>
/// <param name="Rendering">Size and overlays of the first request.</param>
internal sealed record ImagePage(string DeviceId, StreamKind Stream, bool Forward, long Anchor, long Issued, Rendering Rendering)
{
    public ImageQuery Query()
    {
        TimestampOperator op = Forward ? TimestampOperator.After : TimestampOperator.Before;
        return new ImageQuery(DeviceId, Stream, op, DateTimeOffset.FromUnixTimeMilliseconds(Anchor), Rendering);
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ImagePage))]
internal sealed partial class ImagePageJson : JsonSerializerContext;
