namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>
/// Which folders (rooms) use which. The rule holds at every level: among a folder's subfolders, each with everything beneath it, there is no
/// cycle, and no subfolder uses the files of the folder that it is in.
/// </summary>
public sealed class RoomGraph(IEnumerable<Use> uses)
{
    private readonly Use[] _uses = [.. uses];

    /// <summary>Every pair of rooms of which the first uses the second.</summary>
    public IEnumerable<(string From, string To)> Edges => _uses.Select(use => (use.FromRoom, use.ToRoom)).Distinct().Order();

    /// <summary>Per level: the subfolders, and the folder's own files, that reach each other; with the uses that must go.</summary>
    public IReadOnlyList<(string Level, IReadOnlyList<string> Rooms, IReadOnlyList<Use> Uses)> Cycles { get; } = [.. FindCycles(uses)];

    /// <summary>What a room uses of a folder that it is in.</summary>
    public IReadOnlyList<Use> UsesOfParents => [.. _uses.Where(use => IsIn(use.FromRoom, use.ToRoom))];

    /// <summary>How many pairs of rooms break the rule.</summary>
    public int Violations =>
        Cycles.SelectMany(cycle => cycle.Uses).Concat(UsesOfParents).Select(use => (use.FromRoom, use.ToRoom)).Distinct().Count();

    private static IEnumerable<(string, IReadOnlyList<string>, IReadOnlyList<Use>)> FindCycles(IEnumerable<Use> uses)
    {
        foreach (var level in uses.GroupBy(use => CommonFolder(use.FromRoom, use.ToRoom)))
        {
            ILookup<string, string> edges = level.ToLookup(use => Below(level.Key, use.FromRoom), use => Below(level.Key, use.ToRoom));
            foreach (string[] rooms in Components(edges).Where(component => component.Length > 1))
            {
                bool InCycle(string room) => rooms.Contains(Below(level.Key, room));
                yield return (
                    level.Key, rooms, [.. level.Where(use => InCycle(use.FromRoom) && InCycle(use.ToRoom) && use.FromRoom != level.Key)]);
            }
        }
    }

    /// <summary>The strongly connected components: rooms that reach each other.</summary>
    private static IEnumerable<string[]> Components(ILookup<string, string> edges)
    {
        Dictionary<string, HashSet<string>> reach = edges.ToDictionary(group => group.Key, group => Reach(edges, group.Key));
        return reach.Keys
            .Select(room => reach.Keys.Where(other => other == room || (reach[room].Contains(other) && reach[other].Contains(room))).ToArray())
            .Select(component => component.Order(StringComparer.Ordinal).ToArray())
            .DistinctBy(component => string.Join('|', component));
    }

    private static HashSet<string> Reach(ILookup<string, string> edges, string start)
    {
        var seen = new HashSet<string>();
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out string? room))
        {
            foreach (string next in edges[room].Where(seen.Add))
                open.Enqueue(next);
        }

        return seen;
    }

    /// <summary>Whether a room lies in another one, at whatever depth. Every room lies in the project's folder.</summary>
    private static bool IsIn(string room, string other) =>
        room != other && (other.Length == 0 || room.StartsWith(other + "/", StringComparison.Ordinal));

    private static string CommonFolder(string one, string other) =>
        string.Join('/', one.Split('/').Zip(other.Split('/')).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First));

    /// <summary>The subfolder of a level in which a room lies; the level itself for the level's own files.</summary>
    private static string Below(string level, string room)
    {
        if (room == level)
            return level;
        int end = room.IndexOf('/', level.Length == 0 ? 0 : level.Length + 1);
        return end < 0 ? room : room[..end];
    }
}
