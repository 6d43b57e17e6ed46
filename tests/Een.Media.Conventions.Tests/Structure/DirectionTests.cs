using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>Which part may know which: nouns → Resilience → Wire, and no library outside of its room.</summary>
public sealed class DirectionTests
{
    private const string Client = "Een.Media.Client";

    private static readonly Lazy<Architecture> s_architecture = new(() =>
        new ArchLoader().LoadAssemblies([.. Packages.All.Select(package => package.Assembly)]).Build());

    [TestCase(Client + ".Wire", "Polly")]
    [TestCase(Client + ".Wire", Client + ".Resilience")]
    [TestCase(Client + ".Wire", Client + ".RecordedImages")]
    [TestCase(Client + ".Resilience", "Refit")]
    [TestCase(Client + ".Resilience", Client + ".RecordedImages")]
    [TestCase(Client + ".RecordedImages", "Refit")]
    [TestCase(Client + ".RecordedImages", "Polly")]
    [TestCase(Client + ".Authentication", "Refit")]
    [TestCase(Client + ".Authentication", "Polly")]
    [TestCase(Client + ".Memory", Client + ".Wire")]
    public void A_part_knows_nothing_of(string part, string other) => Assert.That(Dependencies(part, other), Is.Empty);

    /// <summary>So that an empty list above means something.</summary>
    [TestCase(Client + ".Wire", "Refit")]
    [TestCase(Client + ".RecordedImages", Client + ".Wire")]
    [TestCase(Client + ".RecordedImages", Client + ".Resilience")]
    public void A_part_that_does_know_another_is_found_out(string part, string other) => Assert.That(Dependencies(part, other), Is.Not.Empty);

    [Test]
    public void Nothing_in_the_client_knows_how_to_draw() => Assert.That(References(Packages.Client), Has.None.StartsWith("SkiaSharp"));

    [Test]
    public void The_container_package_knows_neither_what_draws_nor_what_is_behind_the_client() => Assert.That(
        References(Packages.DependencyInjection), Has.None.StartsWith("SkiaSharp").And.None.StartsWith("Een.Media.Client.Imaging").And.None.StartsWith("Refit").And.None.StartsWith("Polly"));

    [Test]
    public void The_client_needs_no_host_and_no_container() => Assert.That(
        References(Packages.Client), Has.None.StartsWith("Microsoft.AspNetCore").And.None.StartsWith("Microsoft.Extensions.Hosting").And.None.StartsWith("Microsoft.Extensions.DependencyInjection"));

    [Test]
    public void The_emulator_and_the_client_do_not_know_each_other()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(References(Packages.Emulator), Has.None.StartsWith(Client));
            Assert.That(References(Packages.Client), Has.None.StartsWith("Een.Media.Emulator"));
            Assert.That(References(Packages.Imaging), Has.None.StartsWith("Een.Media.Emulator").And.Some.EqualTo(Client));
            Assert.That(References(Packages.DependencyInjection), Has.None.StartsWith("Een.Media.Emulator").And.Some.EqualTo(Client));
        }
    }

    private static IEnumerable<string> References(Package package) => package.Assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static string[] Dependencies(string part, string other) =>
    [
        .. s_architecture.Value.Types
            .Where(type => IsIn(type, part))
            .SelectMany(type => type.GetTypeDependencies().Where(target => IsIn(target, other)).Select(target => $"{type.FullName} → {target.FullName}"))
            .Distinct(),
    ];

    private static bool IsIn(IType type, string part) =>
        type.FullName.StartsWith(part + ".", StringComparison.Ordinal);
}
