namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>The measurement itself: what counts as a use of another room, and what is a violation.</summary>
public sealed class RoomGraphTests
{
    private const string Other = """
        namespace N;
        public class Thing : System.IDisposable
        {
            public int Value;
            public void Dispose() { }
            public static implicit operator int(Thing thing) => 0;
            public static Thing operator +(Thing one, Thing other) => one;
            public void Deconstruct(out int one, out int other) => one = other = 0;
            public System.Collections.Generic.IEnumerator<int> GetEnumerator() => throw null!;
        }
        public static class Extensions { public static void Extend(this string text) { } }
        public sealed class MarkAttribute : System.Attribute;
        public delegate void Done();
        """;

    /// <summary>A third room that hands out what the other one declares: code can use the other room without naming it.</summary>
    private const string Third = """
        namespace N;
        public static class Beside
        {
            public static Thing Make() => null!;
            public static void Take(Thing? thing) { }
        }
        """;

    [TestCase("class C : N.Thing { }")]
    [TestCase("[N.Mark] class C { }")]
    [TestCase("class C { N.Thing[]? _field; }")]
    [TestCase("class C { void M() { var x = N.Beside.Make(); } }")]
    [TestCase("class C { void M() { N.Beside.Take(new()); } }")]
    [TestCase("class C { void M() { N.Beside.Take(default); } }")]
    [TestCase("class C { int M() => N.Beside.Make().Value; }")]
    [TestCase("class C { int M() => N.Beside.Make(); }")]
    [TestCase("class C { object M() => N.Beside.Make() + N.Beside.Make(); }")]
    [TestCase("class C { void M() { foreach (int x in N.Beside.Make()) { } } }")]
    [TestCase("class C { void M() { (int x, int y) = N.Beside.Make(); } }")]
    [TestCase("class C { bool M() => N.Beside.Make() is (1, 2); }")]
    [TestCase("using N; class C { void M() => \"\".Extend(); }")]
    [TestCase("using T = N.Thing; class C { }")]
    [TestCase("using static N.Extensions; class C { }")]
    [TestCase("class C { event N.Done? D; }")]
    [TestCase("class C { System.Type M() => typeof(N.Thing); }")]
    public void A_use_of_another_room_is_found(string code) => Assert.That(UsesOf(code), Is.EqualTo(new[] { ("A", "B") }));

    [TestCase("class C { string M() => nameof(N.Thing); }")]
    [TestCase("/// <summary><see cref=\"N.Thing\"/></summary>\nclass C { }")]
    [TestCase("// N.Thing\nclass C { }")]
    [TestCase("using N; class C { }")]
    [TestCase("class C { void M() => M(); }")]
    public void Names_in_nameof_and_comments_are_no_uses_of_a_room(string code) => Assert.That(UsesOf(code), Is.Empty);

    [TestCase("A→B", 0)]
    [TestCase("A→B B→A", 2)]
    [TestCase("A→B B→C C→A", 3)]
    [TestCase("A→B B→C C→B", 2)]
    [TestCase("A/X→B B→A/Y", 2, Description = "Folders count with everything beneath them.")]
    [TestCase("A/X→A/Y A/Y→A/X", 2)]
    [TestCase("A→A/X", 0, Description = "A folder uses its subfolders.")]
    [TestCase("A/X→A", 1, Description = "A subfolder does not use the folder that it is in.")]
    [TestCase("A→", 1, Description = "Nothing uses the project's own folder.")]
    [TestCase("A/X→A/Y A/Y→B A→B", 0)]
    [TestCase("A→AB AB→B", 0)]
    public void Uses_of_a_higher_room_are_counted(string edges, int violations)
    {
        var graph = new RoomGraph(
            from edge in edges.Split(' ')
            let rooms = edge.Split('→')
            select new Use(rooms[0] + "/F.cs", 1, (rooms[1] + "/F.cs").TrimStart('/'), "S"));
        Assert.That(graph.Violations, Is.EqualTo(violations));
    }

    [Test]
    public void The_report_of_rooms_names_a_cycle_and_the_lines_that_make_it()
    {
        var project = new SourceProject("P", [("A/One.cs", "class One { Two? _two; }"), ("B/Two.cs", "class Two\n{\n    One? _one;\n}")]);
        Assert.That(
            RoomReport.Of(project),
            Does.Contain("Cycle in (root): 2 of 2 rooms: A, B")
                .And.Contain("A/One.cs:1 → B/Two.cs (Two)")
                .And.Contain("B/Two.cs:3 → A/One.cs (One)"));
    }

    private static IEnumerable<(string, string)> UsesOf(string code)
    {
        var project = new SourceProject("P", [("A/Code.cs", code), ("B/Other.cs", Other), ("C/Beside.cs", Third)]);
        Assert.That(project.Errors, Is.Empty);
        return project.Graph.Edges.Where(edge => edge is ("A", "B"));
    }
}
