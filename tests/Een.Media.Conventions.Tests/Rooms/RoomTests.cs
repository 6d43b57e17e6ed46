using Een.Media.Conventions.Tests.Structure;
using Microsoft.CodeAnalysis;

namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>
/// A room (folder) uses only rooms below it. Measured by symbols and the folders of their source files, not by namespaces.
/// </summary>
public sealed class RoomTests
{
    [TestCaseSource(typeof(SourceProject), nameof(SourceProject.Names))]
    public void A_room_uses_only_rooms_below_it(string name)
    {
        SourceProject project = SourceProject.Read(name);
        string report = RoomReport.Of(project);
        string file = Path.Combine(Repository.Root, "artifacts", "rooms", name + ".txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, report);

        Assert.That(project.Errors, Is.Empty, "What does not compile here is not measured.");
        Assert.That(project.Graph.Violations, Is.Zero, $"{report}\nThis report is in {file}.");
    }

    [TestCase("Een.Media.Client", "Refit")]
    [TestCase("Een.Media.Client", "Polly.Core")]
    [TestCase("Een.Media.Emulator", "System.CommandLine")]
    public void A_library_is_used_in_one_room(string name, string library)
    {
        string[] rooms = [.. SourceProject.Read(name).RoomsThatUse(library).Select(room => room.Split('/')[0]).Distinct()];
        Assert.That(rooms, Has.Length.EqualTo(1));
    }

    [TestCaseSource(typeof(SourceProject), nameof(SourceProject.Names))]
    public void The_namespace_of_an_internal_type_is_its_folder(string name)
    {
        string[] wrong =
        [
            .. SourceProject.Read(name).Types
                .Where(found => found.Type.DeclaredAccessibility != Accessibility.Public)
                .Where(found => File.Exists(Path.Combine(Repository.Root, "src", name, found.File))) // Not a file linked from another project.
                .Select(found => (
                    found.File,
                    Actual: found.Type.ContainingNamespace.ToDisplayString(),
                    Expected: $"{name}.{Use.RoomOf(found.File).Replace('/', '.')}".TrimEnd('.')))
                .Where(found => found.Actual != found.Expected)
                .Select(found => $"{found.File}: is in {found.Actual}, belongs in {found.Expected}"),
        ];
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    [TestCaseSource(typeof(SourceProject), nameof(SourceProject.Names))]
    public void No_member_exists_for_tests_alone(string name)
    {
        string[] unused = [.. SourceProject.Read(name).UnusedMembers];
        Assert.That(unused, Is.Empty, string.Join('\n', unused));
    }
}
