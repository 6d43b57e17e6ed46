using System.Globalization;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>Checks the arguments of a sample before anything is sent, and applies the defaults.</summary>
internal static class SampleRules
{
    /// <summary>The plan for a request whose timestamp is the first instant.</summary>
    public static SamplePlan Plan(RecordedImageTimeRequest request, TimeSpan every, DateTimeOffset until)
    {
        if (request.Operator != TimestampOperator.AtOrAfter)
        {
            throw new ArgumentException(
                "A sample takes the first frame at or after each instant. Build the request with AtOrAfter(start).",
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
                        + $"but the service rate-limits main images: it would only refuse parallel requests more often. "
                        + $"Leave the option unset, set it to 1, or sample the previews."),
                nameof(options));
        }
    }

    public static int Parallelism(RecordedImageTimeRequest request, SampleOptions options) =>
        options.Parallelism ?? (request.StreamType == StreamType.Main ? 1 : SampleOptions.DefaultParallelism);

    public static TimeSpan Tolerance(SamplePlan plan, SampleOptions options) => options.Tolerance ?? plan.Interval - TimeSpan.FromTicks(1);
}
