using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>Which cameras to list, and which parts of them. Immutable. A camera must match all filters.</summary>
public sealed class CamerasOptions
{
    /// <summary>
    /// Only cameras with one of these ids, in upper or lower case. Default: none, which means every camera.
    /// </summary>
    /// <exception cref="ArgumentException">An id is not eight hexadecimal digits, such as <c>10058b7a</c>.</exception>
    public IReadOnlyList<string> Ids
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Ids));
            field = [.. value.Select(id => DeviceIdRules.Check(id, nameof(Ids))).Distinct()];
        }
    } = [];

    /// <summary>Only cameras whose name contains this text; case is ignored. Default: <see langword="null"/>, any name.</summary>
    /// <exception cref="ArgumentException">The value is empty or white space.</exception>
    public string? NameContains
    {
        get;
        init => field = CheckText(value, nameof(NameContains));
    }

    /// <summary>Only cameras in one of these states. Default: none, which means any state.</summary>
    /// <exception cref="ArgumentException">A status has no name.</exception>
    public IReadOnlyList<CameraStatus> Statuses
    {
        get;
        init => field = QueryIdentifierRules.CheckAll(value, nameof(CameraStatus.Online), nameof(Statuses));
    } = [];

    /// <summary>Only cameras that the service's text search finds (<c>q</c>). Default: <see langword="null"/>, no search.</summary>
    /// <exception cref="ArgumentException">The value is empty or white space.</exception>
    public string? Search
    {
        get;
        init => field = CheckText(value, nameof(Search));
    }

    /// <summary>The parts to request in addition to the name, the status and the time zone, which always come. Default: none.</summary>
    /// <exception cref="ArgumentException">A field has no name.</exception>
    public IReadOnlyList<CameraField> Include
    {
        get;
        init => field = QueryIdentifierRules.CheckAll(value, nameof(CameraField.Tags), nameof(Include));
    } = [];

    /// <summary>
    /// How many cameras a page may hold, 1 to 500. The service may send fewer at any time. Default: <see langword="null"/>, which leaves
    /// it to the service (100).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int? PageSize
    {
        get;
        init => field = Paging.PageSize.Check(value, nameof(PageSize));
    }

    private static string? CheckText(string? value, string parameterName) => value is null || !string.IsNullOrWhiteSpace(value)
        ? value
        : throw new ArgumentException("The text is empty. Give the text to look for, or null for every camera.", parameterName);
}
