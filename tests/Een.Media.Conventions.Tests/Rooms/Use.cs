namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>One place in the source that uses something that another file declares. Paths are relative to the project.</summary>
public sealed record Use(string From, int Line, string To, string Symbol)
{
    public string FromRoom => RoomOf(From);

    public string ToRoom => RoomOf(To);

    /// <summary>The folder of a file; empty for the project's own folder.</summary>
    public static string RoomOf(string file) => file.LastIndexOf('/') is var slash and >= 0 ? file[..slash] : string.Empty;

    public override string ToString() => $"{From}:{Line} → {To} ({Symbol})";
}
