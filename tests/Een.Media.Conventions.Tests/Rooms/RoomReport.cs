using System.Text;

namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>A project's rooms, what each uses, and what breaks the rule, as text for people.</summary>
internal static class RoomReport
{
    private const int Examples = 12;

    public static string Of(SourceProject project)
    {
        RoomGraph graph = project.Graph;
        string[] rooms = [.. project.Files.Select(Use.RoomOf).Distinct().Order(StringComparer.Ordinal)];
        var text = new StringBuilder();
        Line(text, $"{project.Name}: {project.Files.Count} files, {rooms.Length} rooms, {graph.Edges.Count()} edges");
        Line(text, $"Edges that break the rule: {graph.Violations}");
        foreach (string room in rooms)
            Line(text, $"  {Name(room)} uses: {Names(graph.Edges.Where(edge => edge.From == room).Select(edge => edge.To))}");
        foreach (var (level, members, uses) in graph.Cycles)
        {
            text.AppendLine();
            Line(text, $"Cycle in {Name(level)}: {members.Count} of {RoomsAt(level, rooms)} rooms: {Names(members)}");
            AppendEdges(text, uses);
        }

        if (graph.UsesOfParents.Count > 0)
        {
            text.AppendLine().AppendLine("Rooms that use the folder that they are in:");
            AppendEdges(text, graph.UsesOfParents);
        }

        return text.ToString();
    }

    /// <summary>The edges with the fewest uses first: those are the cheapest to cut.</summary>
    private static void AppendEdges(StringBuilder text, IEnumerable<Use> uses)
    {
        foreach (var edge in uses.GroupBy(use => (use.FromRoom, use.ToRoom)).OrderBy(edge => edge.Count()).ThenBy(edge => edge.Key))
        {
            Line(text, $"  {Name(edge.Key.FromRoom)} → {Name(edge.Key.ToRoom)}: {edge.Count()} uses");
            foreach (Use use in edge.OrderBy(use => use.From, StringComparer.Ordinal).ThenBy(use => use.Line).Take(Examples))
                Line(text, $"      {use}");
            if (edge.Count() > Examples)
                Line(text, $"      … and {edge.Count() - Examples} more");
        }
    }

    /// <summary>How many subfolders a folder has, and one for its own files.</summary>
    private static int RoomsAt(string level, string[] rooms) => rooms
        .Where(room => level.Length == 0 || room == level || room.StartsWith(level + "/", StringComparison.Ordinal))
        .Select(room => room[level.Length..].TrimStart('/').Split('/')[0])
        .Distinct()
        .Count();

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(FormattableString.Invariant(line));

    private static string Names(IEnumerable<string> rooms) => string.Join(", ", rooms.Select(Name));

    private static string Name(string room) => room.Length == 0 ? "(root)" : room;
}
