using System.Collections.Frozen;
using Een.Media.Emulator.Errors;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.Hosting;

/// <summary>The arguments of one request in the order sent. Names are case-sensitive, which ASP.NET's own collection is not.</summary>
internal sealed class Arguments
{
    private readonly List<KeyValuePair<string, string>> _items = [];

    private Arguments()
    {
    }

    public IReadOnlyList<KeyValuePair<string, string>> Items => _items;

    /// <summary>Reads a query string or a form body; <c>+</c> is a space in both.</summary>
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

    /// <summary>The first value sent under a name, or <see langword="null"/>.</summary>
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

    /// <summary>Refuses what the endpoint does not know and what is sent twice.</summary>
    public void Check(FrozenSet<string> known, ApiErrors errors)
    {
        for (int i = 0; i < _items.Count; i++)
        {
            string name = _items[i].Key;
            if (!known.Contains(name))
                throw new ApiFailure(errors.Unexpected(name, "This endpoint has no such argument"));
            for (int j = 0; j < i; j++)
            {
                if (_items[j].Key == name)
                    throw new ApiFailure(errors.WrongValue(name, "Given more than once"));
            }
        }
    }

    /// <summary>Refuses a request in which one of the names is not given.</summary>
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

    /// <summary>A value that must not be empty.</summary>
    public string Text(string name, ApiErrors errors)
    {
        string value = this[name] ?? throw new ApiFailure(errors.Missing([name]));
        return value.Length > 0 ? value : throw new ApiFailure(errors.WrongValue(name, "Empty"));
    }

    /// <summary>A comma-joined list without empty or repeated elements; empty when the argument is absent.</summary>
    public string[] List(string name, ApiErrors errors)
    {
        if (this[name] is not { } value)
            return [];
        string[] elements = value.Split(',');
        if (elements.Contains(string.Empty))
            throw new ApiFailure(errors.WrongValue(name, "Holds an empty element"));
        return elements.Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>A list whose elements come from a closed set.</summary>
    public string[] List(string name, FrozenSet<string> allowed, ApiErrors errors)
    {
        string[] elements = List(name, errors);
        foreach (string element in elements)
        {
            if (!allowed.Contains(element))
                throw new ApiFailure(errors.WrongValue(name, $"\"{element}\" is not one of {string.Join(", ", allowed.Order(StringComparer.Ordinal))}"));
        }

        return elements;
    }

    /// <summary>One of a closed set of words.</summary>
    public string Word(string name, ApiErrors errors, params ReadOnlySpan<string> allowed)
    {
        string value = Text(name, errors);
        return allowed.Contains(value)
            ? value
            : throw new ApiFailure(errors.WrongValue(name, $"\"{value}\" is not one of {string.Join(", ", allowed.ToArray())}"));
    }
}
