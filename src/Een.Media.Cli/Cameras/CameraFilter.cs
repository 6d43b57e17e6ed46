namespace Een.Media.Cli.Cameras;

/// <summary>Which cameras a command is about: those that are named, or all, cut down by site, tag and status.</summary>
internal sealed record CameraFilter(IReadOnlyList<string> Names, bool All, string? Site, string? Tag, IReadOnlyList<string> Statuses)
{
    /// <summary>Whether nothing says which cameras are meant.</summary>
    public bool IsEmpty => Names.Count == 0 && !All && !Narrows;

    /// <summary>Whether the service is asked to narrow the list.</summary>
    public bool Narrows => Site is not null || Tag is not null || Statuses.Count > 0;
}
