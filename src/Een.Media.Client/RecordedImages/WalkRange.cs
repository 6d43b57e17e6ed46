using System.Globalization;

namespace Een.Media.Client.RecordedImages;

/// <summary>Whether a walk can get anywhere, checked before anything is sent.</summary>
internal static class WalkRange
{
    public static void Check(RecordedImageRequest request, WalkOptions options)
    {
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
}
