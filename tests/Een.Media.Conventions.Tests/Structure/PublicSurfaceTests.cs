using System.Reflection;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>What a user of the packages can see.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string[] s_hidden = ["Refit", "Polly", "Microsoft.IdentityModel", "System.IdentityModel", "SkiaSharp", "ReactiveUI"];

    [TestCaseSource(typeof(Packages), nameof(Packages.All))]
    public void No_public_signature_names_a_type_of_a_library_behind_it(Package package)
    {
        string[] hidden = [.. s_hidden.Where(name => name != package.MayShow)];
        string[] leaks =
        [
            .. from type in package.Assembly.GetExportedTypes()
               from mentioned in Signatures.Of(type)
               where hidden.Any(name => mentioned.Type.Assembly.GetName().Name!.StartsWith(name, StringComparison.Ordinal))
               select $"{type.Name}.{mentioned.Where}: {mentioned.Type.FullName}",
        ];
        Assert.That(leaks, Is.Empty);
    }

    [Test]
    public void The_check_of_signatures_finds_every_kind_of_type()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Signatures.Of(typeof(Sample)).Select(m => m.Type), Is.SupersetOf(new[]
            {
                typeof(List<Version>), typeof(Version), typeof(Uri), typeof(Lazy<Guid>), typeof(Guid), typeof(IFormattable), typeof(System.ComponentModel.DescriptionAttribute), typeof(TimeZoneInfo),
            }));
            Assert.That(Signatures.Of(typeof(Sample)).Select(m => m.Type), Has.None.EqualTo(typeof(Random)), "private");
        }
    }

    /// <summary>Before C# 13, which .NET 8 does not have, <c>params</c> of anything else cannot be called as documented.</summary>
    [TestCaseSource(typeof(Packages), nameof(Packages.All))]
    public void Params_are_arrays(Package package) => Assert.That(
        package.Assembly.GetExportedTypes().SelectMany(ParamsOfOtherKinds), Is.Empty);

    [Test]
    public void Params_that_are_no_arrays_are_found() => Assert.That(ParamsOfOtherKinds(typeof(Sample)), Is.EqualTo(new[] { "Sample.Lists(lists)" }));

    [TestCaseSource(typeof(Packages), nameof(Packages.All))]
    public void The_client_needs_one_using(Package package) => Assert.That(
        package.Assembly.GetExportedTypes().Where(type => !package.Namespaces.Contains(type.Namespace)).Select(type => type.FullName), Is.Empty);

    [TestCaseSource(typeof(Packages), nameof(Packages.All))]
    public void Public_classes_are_sealed_unless_they_are_meant_as_bases(Package package)
    {
        string[] open =
        [
            .. package.Assembly.GetExportedTypes()
                .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
                .Where(type => !package.Assembly.GetExportedTypes().Any(other => other.BaseType == type))
                .Select(type => type.Name),
        ];
        Assert.That(open, Is.Empty);
    }

    private static IEnumerable<string> ParamsOfOtherKinds(Type type) =>
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where member is MethodBase { IsPrivate: false, IsAssembly: false }
        from parameter in ((MethodBase)member).GetParameters()
        where parameter.IsDefined(typeof(System.Runtime.CompilerServices.ParamCollectionAttribute))
        select $"{type.Name}.{member.Name}({parameter.Name})";

#pragma warning disable CA1812, CA1852 // Only ever looked at by reflection, and derivable so that it may have protected members.
    [System.ComponentModel.Description]
    private class Sample : List<Version>
    {
        private readonly Random _private = new(1);

        public Lazy<Guid>? Property { get; set; }

        protected TimeZoneInfo Protected(Uri[] parameter) => _private.Next() > parameter.Length ? TimeZoneInfo.Utc : TimeZoneInfo.Local;

        public static int Lists(params IReadOnlyList<int> lists) => lists.Count;

        public static int Arrays(params int[] lists) => lists.Length;

        public T? Generic<T>()
            where T : IFormattable => default;
    }
#pragma warning restore
}
