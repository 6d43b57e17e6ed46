using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Faults;

/// <summary>A faulty way to send an answer.</summary>
internal abstract record Delivery
{
    public abstract Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock);

    /// <summary>The given position in the body, but not beyond its end. The middle by default.</summary>
    protected static int Position(int? given, Answer answer) => Math.Min(given ?? (answer.Body.Length / 2), answer.Body.Length);

    protected static void StartWithLength(HttpContext http, Answer answer, int length)
    {
        answer.CopyHeadersTo(http.Response);
        http.Response.ContentLength = length;
    }

    protected static async Task WriteBodyAsync(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        await http.Response.StartAsync(http.RequestAborted).ConfigureAwait(false);
        await http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}

/// <summary>A delay within the body. It may be infinite.</summary>
internal sealed record DelayedBody(int? At, TimeSpan Delay) : Delivery
{
    public override async Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock)
    {
        int position = Position(At, answer);
        StartWithLength(http, answer, answer.Body.Length);
        await WriteBodyAsync(http, answer.Body[..position]).ConfigureAwait(false);
        await Task.Delay(Delay, clock, http.RequestAborted).ConfigureAwait(false);
        await WriteBodyAsync(http, answer.Body[position..]).ConfigureAwait(false);
    }
}

/// <summary>A body that ends early, by a close or a reset.</summary>
internal sealed record CutBody(int? At, bool Resets) : Delivery
{
    public override async Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock)
    {
        ReadOnlyMemory<byte> part = answer.Body[..Position(At, answer)];
        if (RawConnection.IsPossible(http))
        {
            await RawConnection.SendAsync(http, answer, answer.Body.Length, part).ConfigureAwait(false);
            if (!Resets)
            {
                await RawConnection.CloseAsync(http).ConfigureAwait(false);
                return;
            }
        }
        else
        {
            StartWithLength(http, answer, answer.Body.Length);
            await WriteBodyAsync(http, part).ConfigureAwait(false);
        }

        RawConnection.Reset(http);
    }
}

/// <summary>A <c>Content-Length</c> that is not the body's.</summary>
internal sealed record WrongLength(int Difference) : Delivery
{
    public override async Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock)
    {
        int announced = Math.Max(0, answer.Body.Length + Difference);
        if (RawConnection.IsPossible(http))
        {
            await RawConnection.SendAsync(http, answer, announced, answer.Body).ConfigureAwait(false);
            await RawConnection.CloseAsync(http).ConfigureAwait(false);
            return;
        }

        StartWithLength(http, answer, announced);
        await WriteBodyAsync(http, answer.Body[..Math.Min(announced, answer.Body.Length)]).ConfigureAwait(false);

        // The server cannot send more bytes than announced here, so the body ends at the announced length.
        if (announced > answer.Body.Length)
            http.Abort();
    }
}

/// <summary>A body without <c>Content-Length</c>.</summary>
internal sealed record ChunkedBody : Delivery
{
    public override async Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock)
    {
        int half = answer.Body.Length / 2;
        answer.CopyHeadersTo(http.Response);
        await WriteBodyAsync(http, answer.Body[..half]).ConfigureAwait(false);
        await WriteBodyAsync(http, answer.Body[half..]).ConfigureAwait(false);
    }
}
