using System.Globalization;

namespace Een.Media.Client.Diagnostics;

/// <summary>
/// The value of <c>error.type</c>, as OpenTelemetry's conventions want it: the status if there was one, else the kind of exception.
/// </summary>
internal static class ErrorType
{
    public static string Of(Exception exception) => exception switch
    {
        OperationCanceledException => "canceled",
        EenApiException { StatusCode: { } status } => ((int)status).ToString(CultureInfo.InvariantCulture),
        _ => exception.GetType().Name,
    };
}
