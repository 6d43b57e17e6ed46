namespace Een.Media.Cli.Cameras;

/// <summary>The cameras for a command: those that are named, or all, filtered by site, tag and status.</summary>
internal sealed record CameraFilter(IReadOnlyList<string> Names, bool All, string? Site, string? Tag, IReadOnlyList<string> Statuses)
{
    /// <summary>Whether no camera is selected in any way.</summary>
    public bool IsEmpty => Names.Count == 0 && !All && !Narrows;

    /// <summary>Whether a site, a tag or a status filters the list.</summary>
    public bool Narrows => Site is not null || Tag is not null || Statuses.Count > 0;

    /// <summary>What was asked for, as on the command line.</summary>
    public override string ToString() => string.Join(" and ",
    [
        .. Names.Select(name => $"'{name}'"),
        .. Site is null ? Array.Empty<string>() : [$"--site '{Site}'"],
        .. Tag is null ? Array.Empty<string>() : [$"--tag '{Tag}'"],
        .. Statuses.Count == 0 ? Array.Empty<string>() : [$"--status '{string.Join("' or '", Statuses)}'"],
    ]);
}
