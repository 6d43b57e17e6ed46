namespace Een.Media.Contract.Tests.Faults;

/// <summary>The fault matrix. docs/faults.md shows it; <see cref="FaultMatrixTests"/> holds it against the client and the emulator, by HTTP/1.1 and HTTP/2.</summary>
internal static class FaultMatrix
{
    // Fault, GetAsync once and always, WalkAsync once and always, ListOverlaysAsync once and always.
    public static FaultRow[] Rows { get; } =
    [
        new("status=400", "InvalidRequest, 1", "InvalidRequest, 1", "12 of 12, 13", "3 of 12, InvalidRequest, 5", "InvalidRequest, 1", "InvalidRequest, 1"),
        new("status=401", "Authentication, 1", "Authentication, 1", "3 of 12, Authentication, 4", "3 of 12, Authentication, 4", "Authentication, 1", "Authentication, 1"),
        new("status=403", "Permission, 1", "Permission, 1", "3 of 12, Permission, 4", "3 of 12, Permission, 4", "Permission, 1", "Permission, 1"),
        new("status=404", "NotFound, 1", "NotFound, 1", "12 of 12, 13", "3 of 12, 5", "NotFound, 1", "NotFound, 1"),
        new("status=408", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=429", "ok, 2", "RateLimited, 3", "12 of 12, 13", "3 of 12, RateLimited, 6", "ok, 2", "RateLimited, 3"),
        new("status=500", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=501", "Api, 1", "Api, 1", "3 of 12, Api, 4", "3 of 12, Api, 4", "Api, 1", "Api, 1"),
        new("status=502 body=html", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=503 body=empty", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=503 body=wrong", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=504 body=huge", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=429 retry-after=1", "ok, 2", "RateLimited, 3", "12 of 12, 13", "3 of 12, RateLimited, 6", "ok, 2", "RateLimited, 3"),
        new("status=503 retry-after=date+1s", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=503 retry-after=date-60s", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=503 retry-after=-5", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=429 retry-after=86400", "RateLimited, 1", "RateLimited, 1", "3 of 12, RateLimited, 4", "3 of 12, RateLimited, 4", "RateLimited, 1", "RateLimited, 1"),
        new("status=429 retry-after=soon", "ok, 2", "RateLimited, 3", "12 of 12, 13", "3 of 12, RateLimited, 6", "ok, 2", "RateLimited, 3"),
        new("header-delay=50ms", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("stall=headers", "ok, 2", "Timeout, 3", "12 of 12, 13", "3 of 12, Timeout, 6", "ok, 2", "Timeout, 3"),
        new("reset=headers", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("body-delay=50ms", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("stall=body", "ok, 2", "Timeout, 3", "12 of 12, 13", "3 of 12, Timeout, 6", "ok, 2", "Timeout, 3"),
        new("cut", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("cut@0", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("reset=body", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("content-length=+10", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("content-length=-10", "ok, 2", "Protocol, 3", "12 of 12, 13", "3 of 12, Protocol, 6", "ok, 2", "Protocol, 3"),
        new("chunked", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("gzip", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("not-jpeg", "ok, 2", "Protocol, 3", "12 of 12, 13", "3 of 12, Protocol, 6", "ok, 2", "Protocol, 3"),
        new("jpeg-without-end", "ok, 2", "Protocol, 3", "12 of 12, 13", "3 of 12, Protocol, 6", "ok, 2", "Protocol, 3"),
        new("timestamp=missing", "Protocol, 1", "Protocol, 1", "3 of 12, Protocol, 4", "3 of 12, Protocol, 4", "ok, 1", "ok, 1"),
        new("timestamp=yesterday-ish", "Protocol, 1", "Protocol, 1", "3 of 12, Protocol, 4", "3 of 12, Protocol, 4", "ok, 1", "ok, 1"),
        new("timestamp=-10s", "ok, time as told, 1", "ok, time as told, 1", "3 of 12, Protocol, 4", "3 of 12, Protocol, 4", "ok, 1", "ok, 1"),
        new("tokens=empty", "ok, 1", "ok, 1", "4 of 12, 4", "4 of 12, 4", "ok, 1", "ok, 1"),
        new("tokens=missing", "ok, 1", "ok, 1", "4 of 12, 4", "4 of 12, 4", "ok, 1", "ok, 1"),
        new("cycle=1", "ok, 1", "ok, 1", "12 of 12, 12", "5 of 12, Protocol, 6", "ok, 1", "ok, 1"),
        new("cycle=2", "ok, 1", "ok, 1", "12 of 12, 12", "6 of 12, Protocol, 7", "ok, 1", "ok, 1"),
        new("token-expired", "ok, 1", "ok, 1", "12 of 12, 13", "12 of 12, 21", "ok, 1", "ok, 1"),
        new("token-expired=404", "ok, 1", "ok, 1", "12 of 12, 13", "12 of 12, 21", "ok, 1", "ok, 1"),
        new("options-lost", "ok, 1", "ok, 1", "12 of 12, 13", "12 of 12, 13", "ok, 1", "ok, 1"),
        new("header-bytes=60000", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("header-bytes=300000", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("svg=raw", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("svg=percent", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("svg=base64", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("svg=hostile", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
    ];

    public static string ToMarkdown() => $"""
        # What goes wrong, and what becomes of it

        Every kind of fault that the emulator can cause, against the operations of the client, with two retries. Each cell is an outcome and
        the number of requests that the emulator saw. `ok`: the frame (or list) arrived as it would have without the fault, overlay and size
        included. Otherwise the name of the exception, without `Een` and `Exception`. For walks, `12 of 12` means every frame, in order, none
        twice; the frames before a failure are always kept and counted.

        *once*: the fault strikes one request (of a walk, the fourth). *always*: it strikes every request (of a walk, every one after the
        third frame). The faults are written as the emulator's command line takes them; [the emulator](emulator.md) explains them.

        | fault | Get, once | Get, always | Walk, once | Walk, always | List, once | List, always |
        |---|---|---|---|---|---|---|
        {string.Join('\n', Rows.Select(row => row.ToMarkdown()))}

        What may surprise:

        - **A page token that is refused** (400 or 404) is replaced by the timestamp of the last frame: one more request for each. If there is
          nothing behind that timestamp either, a 404 is the end of the recording and ends the walk without an exception, as in `status=404`.
        - **A page without a next token** (`tokens=empty`, `tokens=missing`) is the end of the recording; nothing distinguishes it from one.
        - **Tokens that lead in a circle, or back in time,** end in `EenProtocolException` at the frame that does not advance.
          A single image whose time is wrong (`timestamp=-10s`) cannot be told from a right one: *time as told*.
        - **Lost options** are noticed on the page, asked for again by timestamp, and the walk goes on by timestamps.
        - **`Retry-After` beyond the limit** (`retry-after=86400`) fails at once; one in the past, negative or unreadable is ignored.
        - **A hostile overlay** arrives as the text that it is. Nothing in the client parses it.

        The table is in the source of the tests, which run every cell over HTTP/1.1 and HTTP/2 and compare this page with it.

        """;
}
