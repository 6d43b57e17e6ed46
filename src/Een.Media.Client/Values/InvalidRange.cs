using System.Globalization;

namespace Een.Media.Client.Values;

/// <summary>Makes the exception for a range that ends on the wrong side of its beginning. One wording for every operation.</summary>
internal static class InvalidRange
{
    /// <param name="from">The beginning.</param>
    /// <param name="until">The end.</param>
    /// <param name="side">Where the end must be, such as <c>after</c> or <c>at or before</c>.</param>
    /// <param name="parameterName">The parameter that gave the end.</param>
    /// <param name="nextStep">What to change, if that is not plain; otherwise empty.</param>
    public static ArgumentException Create(
        DateTimeOffset from, DateTimeOffset until, string side, string parameterName, string nextStep = "")
    {
        string problem = string.Create(
            CultureInfo.InvariantCulture, $"The range begins at {from:O} and ends at {until:O}. Its end must be {side} its beginning.");
        return new(nextStep.Length == 0 ? problem : $"{problem} {nextStep}", parameterName);
    }
}
