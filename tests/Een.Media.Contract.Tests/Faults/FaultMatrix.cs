namespace Een.Media.Contract.Tests.Faults;

/// <summary>The fault matrix. docs/maintainers/faults.md shows it; <see cref="FaultMatrixTests"/> holds it against the client and the emulator, by HTTP/1.1 and HTTP/2.</summary>
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
        new("status=429", "ok, 2", "RateLimited, until the time is up", "12 of 12, 13", "3 of 12, RateLimited, until the time is up", "ok, 2", "RateLimited, 3"),
        new("status=425", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=500", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=501", "Api, 1", "Api, 1", "3 of 12, Api, 4", "3 of 12, Api, 4", "Api, 1", "Api, 1"),
        new("status=502 body=html", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=503 body=empty", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=503 body=wrong", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=504 body=huge", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=507", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=520 body=html", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=529", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=599 body=empty", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=429 retry-after=1", "ok, 2", "RateLimited, until the time is up", "12 of 12, 13", "3 of 12, RateLimited, until the time is up", "ok, 2", "RateLimited, 3"),
        new("status=503 retry-after=date+1s", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=503 retry-after=date-60s", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=503 retry-after=-5", "ok, 2", "Api, 3", "12 of 12, 13", "3 of 12, Api, 6", "ok, 2", "Api, 3"),
        new("status=429 retry-after=86400", "RateLimited, 1", "RateLimited, 1", "3 of 12, RateLimited, 4", "3 of 12, RateLimited, 4", "RateLimited, 1", "RateLimited, 1"),
        new("status=429 retry-after=soon", "ok, 2", "RateLimited, until the time is up", "12 of 12, 13", "3 of 12, RateLimited, until the time is up", "ok, 2", "RateLimited, 3"),
        new("header-delay=50ms", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("stall=headers", "ok, 2", "Timeout, 3", "12 of 12, 13", "3 of 12, Timeout, 6", "ok, 2", "Timeout, 3"),
        new("reset=headers", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("body-delay=50ms", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("stall=body", "ok, 2", "Timeout, 3", "12 of 12, 13", "3 of 12, Timeout, 6", "ok, 2", "Timeout, 3"),
        new("cut", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("cut@0", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("reset=body", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("content-length=+10", "ok, 2", "Transport, 3", "12 of 12, 13", "3 of 12, Transport, 6", "ok, 2", "Transport, 3"),
        new("content-length=-10", "ok, 2", "DamagedImage, 2", "12 of 12, 13", "3 of 12, DamagedImage, 5", "ok, 2", "Protocol, 3"),
        new("chunked", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("gzip", "ok, 1", "ok, 1", "12 of 12, 12", "12 of 12, 12", "ok, 1", "ok, 1"),
        new("not-jpeg", "ok, 2", "Protocol, 3", "12 of 12, 13", "3 of 12, Protocol, 6", "ok, 2", "Protocol, 3"),
        new("not-jpeg tokens=missing", "ok, 2", "Protocol, 3", "12 of 12, 13", "3 of 12, Protocol, 6", "ok, 2", "Protocol, 3"),
        new("jpeg-without-end", "ok, 2", "DamagedImage, 2", "12 of 12, 13", "3 of 12, DamagedImage, 5", "ok, 2", "Protocol, 3"),
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
        # Fault matrix

        Each row is a fault that the emulator can inject. The columns are operations of the client, with two retries. A cell has the outcome
        and the number of requests that the emulator received. `ok` means that the frame (or list) arrived as it would have without the fault,
        overlay and size included. Any other outcome is the name of the exception, without `Een` and `Exception`. For walks, `12 of 12` means
        every frame, in order, without a duplicate. The frames before a failure are always yielded and counted.

        *once*: the fault affects one request (of a walk, the fourth). *always*: it affects every request (of a walk, every request after the
        third frame). Faults are written as on the emulator's command line; see [the emulator](../emulator.md#faults).

        | fault | Get, once | Get, always | Walk, once | Walk, always | List, once | List, always |
        |---|---|---|---|---|---|---|
        {string.Join('\n', Rows.Select(row => row.ToMarkdown()))}

        Notes:

        - **A refused page token** (400 or 404) is replaced by the timestamp of the last frame, which costs one more request each time. If
          nothing follows that timestamp either, the 404 is the end of the recording. It ends the walk without an exception, as in `status=404`.
        - **A page without a next token** (`tokens=empty`, `tokens=missing`) is the end of the recording; the two cannot be told apart.
        - **Page tokens that form a cycle or lead back in time** end in `EenProtocolException` at the first frame that does not advance.
          A single image with a wrong time (`timestamp=-10s`) cannot be detected: *time as told*.
        - **Lost options** are detected on the page. The client requests the frame again by timestamp, and the walk continues by timestamps.
        - **`Retry-After` beyond the limit** (`retry-after=86400`) fails at once. A value that is negative, unreadable or in the past is ignored.
        - **A refusal by the rate limit** (429) of an image is waited out by the client's limiter and costs no retry: until the call's
          `TotalTimeout` (here 5 s) is up. Lists have no limiter; for them it counts as a retry.
        - **A hostile overlay** arrives as plain text. The client does not parse it.

        The table is generated from the tests, which run every cell over HTTP/1.1 and HTTP/2. `EEN_WRITE_DOCS=1` writes this page again.

        """;
}
