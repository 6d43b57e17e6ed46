using System.Globalization;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Whether a walk can get anywhere, checked before anything is sent.</summary>
internal static class WalkRange
{
    public static void Check(RecordedImageRequest request, WalkOptions options)
    {
        if (options.Parallelism > 1)
            CheckParallel(request, options);
        if (request is not RecordedImageTimeRequest timed || options.Until is not { } until)
            return;
        bool forward = options.Direction == WalkDirection.Forward;
        if (forward ? until >= timed.Timestamp : until <= timed.Timestamp)
            return;
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"{nameof(WalkOptions)}.{nameof(WalkOptions.Until)} is {until:O}, which a walk {(forward ? "forward" : "backward")} from {timed.Timestamp:O} never reaches. Give a time {(forward ? "after" : "before")} the request's, or set {nameof(WalkOptions.Direction)}.");
        throw new ArgumentException(message, nameof(options));
    }

    private static void CheckParallel(RecordedImageRequest request, WalkOptions options)
    {
        const string Option = nameof(WalkOptions) + "." + nameof(WalkOptions.Parallelism);
        if (request is not RecordedImageTimeRequest timed || options.Until is null)
        {
            throw new ArgumentException(
                $"{Option} is {options.Parallelism}, which needs both ends of the range: a request by timestamp, and {nameof(WalkOptions.Until)}.", nameof(options));
        }

        if (timed.StreamType == StreamType.Main)
        {
            throw new ArgumentException(
                $"{Option} is {options.Parallelism}, but main images are rate-limited by the service: walking in several places at once only earns refusals. Leave it at 1, or walk the previews.",
                nameof(options));
        }
    }
}
