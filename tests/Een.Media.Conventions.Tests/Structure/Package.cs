using System.Reflection;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>An assembly that others build upon.</summary>
public sealed record Package(Assembly Assembly, string Namespace, string? MayShow = null, string? OtherNamespace = null)
{
    public IEnumerable<string> Namespaces => OtherNamespace is null ? [Namespace] : [Namespace, OtherNamespace];

    public override string ToString() => Assembly.GetName().Name!;
}
