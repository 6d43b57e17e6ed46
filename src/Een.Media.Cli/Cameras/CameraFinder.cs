using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Cameras;

/// <summary>Finds cameras by id, by name, or by a unique part of a name.</summary>
internal sealed class CameraFinder(ICamerasClient cameras, CameraNames? names = null)
{
    private const int IdLength = 8;
    private const int MostNamed = 8;

    private List<Camera>? _all;

    /// <summary>The cameras in the order in which they were named, or in the account's order.</summary>
    /// <exception cref="CliException">A name matches no camera, or several.</exception>
    public async Task<IReadOnlyList<Camera>> FindAsync(CameraFilter filter, CancellationToken cancellationToken)
    {
        if (filter.IsEmpty)
            throw CliException.Usage(
                "Name a camera: its id, its name or part of its name. Or give --all, --site, --tag or --status. See: een-media cameras");
        if (filter.Names.Any(string.IsNullOrWhiteSpace))
            throw CliException.Usage("A camera name is empty, and would match every camera. Give a name, an id, or --all.");
        if (filter.Names.Count > 0 && (filter.All || filter.Narrows))
            throw CliException.Usage("Name cameras, or select them with --all, --site, --tag and --status, not both.");
        if (filter.Names.Count == 0)
            return await ListAsync(filter, cancellationToken).ConfigureAwait(false);
        var found = new List<Camera>();
        foreach (string name in filter.Names)
        {
            Camera camera = await FindOneAsync(name, cancellationToken).ConfigureAwait(false);
            if (found.All(other => other.Id != camera.Id))
                found.Add(camera);
        }

        return found;
    }

    /// <summary>The cameras that match the filter; a name matches any camera whose name contains it.</summary>
    public async Task<IReadOnlyList<Camera>> ListAsync(CameraFilter filter, CancellationToken cancellationToken)
    {
        var options = new CamerasOptions
        {
            NameContains = filter.Names.Count == 1 && !IsId(filter.Names[0]) ? filter.Names[0] : null,
            Ids = filter.Names.Count == 1 && IsId(filter.Names[0]) ? filter.Names : [],
            Statuses = [.. filter.Statuses.Select(Status)],
            Include = [CameraField.LocationSummary, CameraField.Tags],
            PageSize = 500,
        };
        var found = new List<Camera>();
        await foreach (Camera camera in cameras.ListAsync(options, cancellationToken).ConfigureAwait(false))
        {
            bool hasSite = filter.Site is not { } site
                || (camera.LocationName?.Contains(site, StringComparison.OrdinalIgnoreCase) ?? false);
            bool hasTag = filter.Tag is not { } tag || camera.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);
            if (hasSite && hasTag)
                found.Add(camera);
        }

        if (filter.Names.Count == 0 && !filter.Narrows)
            names?.Write(found);

        if (found.Count > 0 || (filter.Names.Count == 0 && !filter.Narrows))
            return found;
        throw filter.Narrows
            ? CliException.Usage($"No camera of the account matches {SafeText.Of(filter.ToString())}. See: een-media cameras")
            : NotOne(filter.Names[0], [], await AllAsync(cancellationToken).ConfigureAwait(false));
    }

    private static bool IsId(string name) => name.Length == IdLength && name.All(char.IsAsciiHexDigit);

    private static CameraStatus Status(string text)
    {
        try
        {
            return new CameraStatus(text);
        }
        catch (ArgumentException)
        {
            throw CliException.Usage($"'{SafeText.Of(text)}' is not a status. Use online, deviceOffline, bridgeOffline, "
                + "invalidCredentials, off, error or unknown.");
        }
    }

    private async Task<Camera> FindOneAsync(string name, CancellationToken cancellationToken)
    {
        if (IsId(name))
        {
            try
            {
                return await cameras.GetAsync(name, cancellationToken).ConfigureAwait(false);
            }
            catch (EenUnknownCameraException)
            {
                // A name may look like an id.
            }
        }

        List<Camera> all = _all ??= await AllAsync(cancellationToken).ConfigureAwait(false);
        Camera[] exact = [.. all.Where(camera => camera.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        Camera[] matching = exact.Length > 0
            ? exact
            : [.. all.Where(camera => camera.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return matching.Length == 1 ? matching[0] : throw NotOne(name, matching, all);
    }

    private async Task<List<Camera>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<Camera>();
        await foreach (Camera camera in cameras.ListAsync(new CamerasOptions { PageSize = 500 }, cancellationToken).ConfigureAwait(false))
            all.Add(camera);
        names?.Write(all);
        return all;
    }

    /// <summary>The name or id that is most similar, or the name with the most similar word.</summary>
    private static string? Near(string name, List<Camera> all) =>
        Suggestion.For(name, all.SelectMany(camera => new[] { camera.Name, camera.Id }))
        ?? (Suggestion.For(name, all.SelectMany(camera => camera.Name.Split(' '))) is { } word
            ? all.First(camera => camera.Name.Split(' ').Contains(word)).Name
            : null);

    private static CliException NotOne(string name, Camera[] matching, List<Camera> all)
    {
        string shown = SafeText.Of(name);
        if (matching.Length > 0)
        {
            string more = matching.Length > MostNamed ? $"\n  and {matching.Length - MostNamed} more" : "";
            string list = string.Concat(matching.Take(MostNamed).Select(camera => $"\n  {camera.Id}  {SafeText.Of(camera.Name)}"));
            return CliException.Usage($"'{shown}' matches {matching.Length} cameras. Give an id or more of the name:{list}{more}");
        }

        string hint = Near(name, all) is { } near ? $" Did you mean '{SafeText.Of(near)}'?" : "";
        return CliException.Usage($"The account has no camera '{shown}'.{hint} See: een-media cameras");
    }
}
