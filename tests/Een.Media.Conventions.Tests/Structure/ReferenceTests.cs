namespace Een.Media.Conventions.Tests.Structure;

/// <summary>Which assembly refers to which. Inside of one assembly: <see cref="Rooms.RoomTests"/>.</summary>
public sealed class ReferenceTests
{
    [Test]
    public void The_client_refers_to_no_drawing_library_no_host_no_container_and_no_emulator() => Assert.That(
        References(Packages.Client),
        Has.None.StartsWith("SkiaSharp")
            .And.None.StartsWith("Microsoft.AspNetCore")
            .And.None.StartsWith("Microsoft.Extensions.Hosting")
            .And.None.StartsWith("Microsoft.Extensions.DependencyInjection")
            .And.None.StartsWith("Een.Media"));

    [Test]
    public void The_container_package_refers_to_the_client_and_to_nothing_behind_it() => Assert.That(
        References(Packages.DependencyInjection),
        Has.Some.EqualTo("Een.Media.Client")
            .And.None.StartsWith("Een.Media.Client.Imaging")
            .And.None.StartsWith("Een.Media.Emulator")
            .And.None.StartsWith("SkiaSharp")
            .And.None.StartsWith("Refit")
            .And.None.StartsWith("Polly"));

    [Test]
    public void Only_the_package_for_many_machines_refers_to_Orleans()
    {
        Assert.That(References(Packages.Orleans), Has.Some.StartsWith("Orleans").And.None.StartsWith("Een.Media.Client.Imaging").And.None.StartsWith("Een.Media.Emulator"));
        foreach (Package other in Packages.All.Where(package => package != Packages.Orleans))
            Assert.That(References(other), Has.None.StartsWith("Orleans"));
    }

    [Test]
    public void The_imaging_package_refers_to_the_client_and_not_to_the_emulator() => Assert.That(
        References(Packages.Imaging), Has.Some.EqualTo("Een.Media.Client").And.None.StartsWith("Een.Media.Emulator"));

    [Test]
    public void The_emulator_refers_to_nothing_of_the_client() => Assert.That(
        References(Packages.Emulator), Has.None.StartsWith("Een.Media.Client"));

    private static IEnumerable<string> References(Package package) => package.Assembly.GetReferencedAssemblies().Select(a => a.Name!);
}
