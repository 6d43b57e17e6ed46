using System.Collections.Frozen;
using Een.Media.Emulator.Accounts;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.PageTokens;
using Een.Media.Emulator.RecordedImages;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Live;

/// <summary>The next preview of a camera. The answer waits for it.</summary>
internal sealed class LiveImageEndpoint(Account account, PageTokenProtector<ImagePage> pageTokens, TimeProvider clock) : IEndpoint
{
    /// <summary>A camera without a frame in this time counts as unavailable.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);

    private static readonly FrozenSet<string> s_known = new[] { "deviceId", "type" }.ToFrozenSet(StringComparer.Ordinal);

    public EmulatorEndpoint Name => EmulatorEndpoint.LiveImage;

    public string Path => "/api/v3.0/media/liveImage.jpeg";

    public void Describe(Exchange exchange)
    {
        exchange.DeviceId = exchange.Arguments["deviceId"];
        exchange.Stream = StreamNames.TryParse(exchange.Arguments["type"]);
    }

    public async ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        ApiErrors errors = exchange.Errors;
        exchange.Arguments.Check(s_known, errors);
        exchange.Arguments.Require(errors, "deviceId", "type");
        exchange.Arguments.OneOf("type", errors, StreamNames.Preview);
        Camera camera = account.Find(exchange.Arguments.Text("deviceId", errors), errors);
        exchange.Require(VideoPermissions.ViewLiveVideo);

        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? next = camera.Online ? camera.Preview.Find(TimestampOperator.After, now, now + s_longestWait) : null;
        if (next is not { } frame)
            return errors.DeviceUnavailable();
        await Task.Delay(frame - now, clock, exchange.Aborted).ConfigureAwait(false);

        ReadOnlyMemory<byte> jpeg = camera.Frames.Render(new FrameRequest(StreamKind.Preview, frame));
        var answer = new Answer(200) { ContentType = "image/jpeg", Body = jpeg };
        answer.Headers.Add(new(ImageHeaders.Timestamp, WireTimestamp.Format(frame, exchange.Behavior.ZuluTimestamps)));
        if (camera.Preview.Find(TimestampOperator.Before, frame, frame) is not null)
        {
            long anchor = frame.ToUnixTimeMilliseconds();
            var page = new ImagePage(camera.DeviceId, StreamKind.Preview, Forward: false, anchor, anchor, Rendering.Plain);
            answer.Headers.Add(new(ImageHeaders.PrevToken, pageTokens.Protect(page)));
        }

        return answer;
    }
}
