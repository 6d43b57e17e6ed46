using System.Reflection;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>Every type that a public type mentions where users can see it: bases, members, generic arguments, constraints, attributes.</summary>
internal static class Signatures
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<(Type Type, string Where)> Of(Type type) =>
        Mentions(type).SelectMany(m => Parts(m.Type).Select(part => (part, m.Where))).Distinct();

    private static IEnumerable<(Type Type, string Where)> Mentions(Type type)
    {
        if (type.BaseType is { } parent)
            yield return (parent, "base");
        foreach (Type contract in type.GetInterfaces())
            yield return (contract, "interface");
        foreach (Type constraint in type.GetGenericArguments().Where(a => a.IsGenericParameter).SelectMany(a => a.GetGenericParameterConstraints()))
            yield return (constraint, "constraint");
        foreach (CustomAttributeData attribute in type.CustomAttributes)
            yield return (attribute.AttributeType, "attribute");
        foreach (MemberInfo member in type.GetMembers(Members).Where(IsVisible))
        {
            foreach (CustomAttributeData attribute in member.CustomAttributes)
                yield return (attribute.AttributeType, member.Name);
            foreach (Type mentioned in Types(member))
                yield return (mentioned, member.Name);
        }
    }

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo @event => [@event.EventHandlerType!],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        MethodInfo method =>
        [
            method.ReturnType,
            .. method.GetParameters().Select(p => p.ParameterType),
            .. method.GetParameters().SelectMany(p => p.CustomAttributes).Select(a => a.AttributeType),
            .. method.GetGenericArguments().SelectMany(a => a.GetGenericParameterConstraints()),
        ],
        _ => [],
    };

    /// <summary>A constructed or array type, and everything it is made of.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        yield return type;
        if (type.GetElementType() is { } element)
        {
            foreach (Type part in Parts(element))
                yield return part;
        }

        foreach (Type part in type.GetGenericArguments().Where(a => !a.IsGenericParameter).SelectMany(Parts))
            yield return part;
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo @event => @event.AddMethod is { } add && IsVisible(add),
        _ => false,
    };
}
