using Een.Media.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace Een.Media.Emulator.Faults;

/// <summary>A way of putting an answer on the wire that is not the right one.</summary>
internal abstract record Delivery
{
    public abstract Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock);

    /// <summary>Where within the body it happens: as asked, within what there is, or in the middle.</summary>
    protected static int Place(int? asked, Answer answer) => Math.Min(asked ?? (answer.Body.Length / 2), answer.Body.Length);

    protected static void StartWithLength(HttpContext http, Answer answer, int length)
    {
        AnswerWriter.Prepare(http.Response, answer);
        http.Response.ContentLength = length;
    }

    protected static async Task WriteBodyAsync(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        await http.Response.StartAsync(http.RequestAborted).ConfigureAwait(false);
        await http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}

/// <summary>A pause within the body, of some length or without end.</summary>
internal sealed record DelayedBody(int? At, TimeSpan Delay) : Delivery
{
    public override async Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock)
    {
        int place = Place(At, answer);
        StartWithLength(http, answer, answer.Body.Length);
        await WriteBodyAsync(http, answer.Body[..place]).ConfigureAwait(false);
        await Task.Delay(Delay, clock, http.RequestAborted).ConfigureAwait(false);
        await WriteBodyAsync(http, answer.Body[place..]).ConfigureAwait(false);
    }
}

/// <summary>A body that ends early, by a close or by a reset.</summary>
internal sealed record CutBody(int? At, bool Resets) : Delivery
{
    public override async Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock)
    {
        ReadOnlyMemory<byte> part = answer.Body[..Place(At, answer)];
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

/// <summary>A length that is not the body's.</summary>
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

        // Bytes beyond the announced ones cannot be sent here: the body ends where it was announced to.
        if (announced > answer.Body.Length)
            http.Abort();
    }
}

/// <summary>A body whose length nobody announces.</summary>
internal sealed record ChunkedBody : Delivery
{
    public override async Task WriteAsync(HttpContext http, Answer answer, TimeProvider clock)
    {
        int half = answer.Body.Length / 2;
        AnswerWriter.Prepare(http.Response, answer);
        await WriteBodyAsync(http, answer.Body[..half]).ConfigureAwait(false);
        await WriteBodyAsync(http, answer.Body[half..]).ConfigureAwait(false);
    }
}
