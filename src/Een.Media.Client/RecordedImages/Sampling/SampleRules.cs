using System.Globalization;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>What a sample may ask for, checked before anything is sent, and what it means when nothing is said.</summary>
internal static class SampleRules
{
    /// <summary>The plan of a request that says where the grid begins.</summary>
    public static SamplePlan Plan(RecordedImageTimeRequest request, TimeSpan every, DateTimeOffset until)
    {
        if (request.Operator != TimestampOperator.AtOrAfter)
        {
            throw new ArgumentException(
                "A sample takes the frame at or after each instant, beginning with the request's: build the request with AtOrAfter(start).",
                nameof(request));
        }

        return SamplePlan.Every(every, request.Timestamp, until);
    }

    public static void Check(RecordedImageTimeRequest request, SampleOptions options)
    {
        if (request.StreamType == StreamType.Main && options.Parallelism > 1)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(SampleOptions)}.{nameof(SampleOptions.Parallelism)} is {options.Parallelism}, "
                        + $"but main images are rate-limited by the service: asking for several at once only makes it refuse more of them. "
                        + $"Leave it unset, set 1, or sample previews."),
                nameof(options));
        }
    }

    public static int Parallelism(RecordedImageTimeRequest request, SampleOptions options) =>
        options.Parallelism ?? (request.StreamType == StreamType.Main ? 1 : SampleOptions.DefaultParallelism);

    public static TimeSpan Tolerance(SamplePlan plan, SampleOptions options) => options.Tolerance ?? plan.Interval - TimeSpan.FromTicks(1);
}
