using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Een.Media.Emulator.Accounts;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Live;

/// <summary>
/// A live stream as motion JPEG, at the <c>multipartUrl</c> of a feed. It sends the newest frame at once, then every frame when it is
/// recorded.
/// </summary>
internal sealed class MultipartStreamEndpoint(Account account, StreamKind stream, TimeProvider clock) : IEndpoint
{
    public const string Format = "multipart";

    private const string Boundary = "een-frame";

    /// <summary>A camera without a frame in this time has stopped, and the stream ends.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);

    private static readonly FrozenSet<string> s_known = new[] { "esn", "stream_session" }.ToFrozenSet(StringComparer.Ordinal);

    public EmulatorEndpoint Name => EmulatorEndpoint.MultipartStream;

    public string Path => $"/media/streams/{StreamNames.Of(stream)}/{Format}";

    public void Describe(Exchange exchange)
    {
        exchange.DeviceId = exchange.Arguments["esn"];
        exchange.Stream = stream;
    }

    /// <summary>Media servers answer 403 where the API answers 401.</summary>
    public Answer RefuseCaller(Exchange exchange) => exchange.Errors.NotPermitted();

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        exchange.Arguments.Check(s_known, exchange.Errors);
        Camera camera = account.Find(exchange.Arguments.Text("esn", exchange.Errors), exchange.Errors);
        exchange.Require(VideoPermissions.ViewLiveVideo);
        if (!camera.Online)
            return new(exchange.Errors.DeviceUnavailable());
        return new(new Answer(200)
        {
            ContentType = $"multipart/x-mixed-replace; boundary={Boundary}",
            Stream = http => WriteAsync(http, camera),
        });
    }

    private async Task WriteAsync(HttpContext http, Camera camera)
    {
        ITimeline timeline = camera.Timeline(stream);
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset last = now;
        if (timeline.Find(TimestampOperator.AtOrBefore, now, now) is { } newest)
            await WriteFrameAsync(http, camera, newest).ConfigureAwait(false);
        while (timeline.Find(TimestampOperator.After, last, last + s_longestWait) is { } next)
        {
            if (next - clock.GetUtcNow() is { Ticks: > 0 } wait)
                await Task.Delay(wait, clock, http.RequestAborted).ConfigureAwait(false);
            await WriteFrameAsync(http, camera, next).ConfigureAwait(false);
            last = next;
        }
    }

    private async Task WriteFrameAsync(HttpContext http, Camera camera, DateTimeOffset frame)
    {
        ReadOnlyMemory<byte> jpeg = camera.Frames.Render(new FrameRequest(stream, frame));
        string head = string.Create(
            CultureInfo.InvariantCulture, $"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n");
        await http.Response.BodyWriter.WriteAsync(Encoding.ASCII.GetBytes(head), http.RequestAborted).ConfigureAwait(false);
        await http.Response.BodyWriter.WriteAsync(jpeg, http.RequestAborted).ConfigureAwait(false);
        await http.Response.BodyWriter.WriteAsync("\r\n"u8.ToArray(), http.RequestAborted).ConfigureAwait(false);
    }
}
