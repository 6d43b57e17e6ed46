namespace Een.Media.Client.Paging;

/// <summary>
/// Checks page sizes. The service would clamp a value outside the range; the client reports the mistake.
/// </summary>
internal static class PageSize
{
    private const int Smallest = 1;
    private const int Largest = 500;

    public static int? Check(int? value, string parameterName) => value is null or (>= Smallest and <= Largest)
        ? value
        : throw new ArgumentOutOfRangeException(
            parameterName, value, $"The page size must be between {Smallest} and {Largest}. Use null to let the service choose.");
}
