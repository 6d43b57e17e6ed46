using System.Collections.Frozen;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.Requests;

/// <summary>The arguments of one request in the order sent. Names are case-sensitive, unlike those of ASP.NET's own collection.</summary>
internal sealed class Arguments
{
    private readonly List<KeyValuePair<string, string>> _items = [];

    private Arguments()
    {
    }

    public IReadOnlyList<KeyValuePair<string, string>> Items => _items;

    /// <summary>Reads query strings or form bodies; <c>+</c> is a space in both.</summary>
    public static Arguments Parse(params ReadOnlySpan<string?> encoded)
    {
        var arguments = new Arguments();
        foreach (string? part in encoded)
        {
            foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(part))
                arguments._items.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return arguments;
    }

    /// <summary>The first value of an argument, or <see langword="null"/>.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (KeyValuePair<string, string> item in _items)
            {
                if (item.Key == name)
                    return item.Value;
            }

            return null;
        }
    }

    /// <summary>Refuses unknown arguments, and arguments that are given twice unless they are lists.</summary>
    public void Check(FrozenSet<string> known, ApiErrors errors)
    {
        for (int i = 0; i < _items.Count; i++)
        {
            string name = _items[i].Key;
            if (!known.Contains(name))
                throw new ApiFailure(errors.Unexpected(name, "This endpoint has no such argument"));
            for (int j = 0; j < i; j++)
            {
                if (_items[j].Key == name && !IsList(name))
                    throw new ApiFailure(errors.WrongValue(name, "Must not be given more than once"));
            }
        }
    }

    /// <summary>Refuses a request that lacks one of these arguments.</summary>
    public void Require(ApiErrors errors, params ReadOnlySpan<string> names)
    {
        List<string>? missing = null;
        foreach (string name in names)
        {
            if (this[name] is null)
                (missing ??= []).Add(name);
        }

        if (missing is not null)
            throw new ApiFailure(errors.Missing(missing));
    }

    /// <summary>A required value that must not be empty.</summary>
    public string Text(string name, ApiErrors errors)
    {
        string value = this[name] ?? throw new ApiFailure(errors.Missing([name]));
        return value.Length > 0 ? value : throw new ApiFailure(errors.WrongValue(name, "Must not be empty"));
    }

    /// <summary>
    /// A list without duplicates: comma-separated, or the argument repeated. Empty if the argument is absent; empty elements are refused.
    /// </summary>
    public string[] List(string name, ApiErrors errors)
    {
        string[] elements = _items.Where(item => item.Key == name).SelectMany(item => item.Value.Split(',')).ToArray();
        if (elements.Contains(string.Empty))
            throw new ApiFailure(errors.WrongValue(name, "Must not have empty elements"));
        return elements.Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>A list of allowed values.</summary>
    public string[] List(string name, FrozenSet<string> allowed, ApiErrors errors)
    {
        string[] elements = List(name, errors);
        foreach (string element in elements)
        {
            if (!allowed.Contains(element))
                throw new ApiFailure(NotAllowed(name, element, allowed.Order(StringComparer.Ordinal), errors));
        }

        return elements;
    }

    /// <summary>A required value, one of those allowed.</summary>
    public string OneOf(string name, ApiErrors errors, params ReadOnlySpan<string> allowed)
    {
        string value = Text(name, errors);
        return allowed.Contains(value) ? value : throw new ApiFailure(NotAllowed(name, value, allowed.ToArray(), errors));
    }

    private static bool IsList(string name) => name == "include" || name.EndsWith("__in", StringComparison.Ordinal);

    private static Answer NotAllowed(string name, string value, IEnumerable<string> allowed, ApiErrors errors) =>
        errors.WrongValue(name, $"\"{value}\" is not one of {string.Join(", ", allowed)}");
}
