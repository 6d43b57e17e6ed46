using System.Globalization;

namespace Een.Media.Client.Diagnostics;

/// <summary>
/// The value of <c>error.type</c> by OpenTelemetry's conventions: the status if there was one, otherwise the type of exception.
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
