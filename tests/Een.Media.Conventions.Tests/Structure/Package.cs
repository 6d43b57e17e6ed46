using System.Reflection;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>An assembly that others build upon.</summary>
public sealed record Package(Assembly Assembly, string Namespace, string? MayShow = null, IReadOnlyList<string>? OtherNamespaces = null)
{
    public IEnumerable<string> Namespaces => [Namespace, .. OtherNamespaces ?? []];

    public override string ToString() => Assembly.GetName().Name!;
}
