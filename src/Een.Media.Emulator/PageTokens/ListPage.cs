using System.Globalization;
using System.Text.Json.Serialization;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator.PageTokens;

/// <summary>The inside of a listing's page token.</summary>
/// <param name="Query">The arguments that it was made for, so that it cannot be used with others.</param>
/// <param name="Offset">Where the page starts.</param>
/// <param name="Until">The end of the listing, fixed when it began, in milliseconds since 1970: a list that grows while it is read would shift its pages.</param>
internal sealed record ListPage(string Query, int Offset, long Until);

/// <summary>Reads the paging arguments that all listings share and makes the tokens to the neighbouring pages.</summary>
internal sealed class Paging(TokenSeal<ListPage> seal)
{
    private const int Default = 100;
    private const int Most = 500;

    /// <summary>The page asked for: the first one without a token.</summary>
    public ListPage Read(Arguments arguments, long now, ApiErrors errors)
    {
        string query = QueryOf(arguments);
        if (arguments["pageToken"] is not { Length: > 0 } token)
            return new ListPage(query, 0, now);
        ListPage page = seal.Open(token) ?? throw new ApiFailure(errors.WrongValue("pageToken", "Not a page token of this listing"));
        return page.Query == query ? page : throw new ApiFailure(errors.WrongValue("pageToken", "Made for other arguments than these"));
    }

    /// <summary>The size of a page. Outside of 1 to 500 it is clamped, not refused.</summary>
    public static int Size(Arguments arguments, ApiErrors errors)
    {
        if (arguments["pageSize"] is not { } text)
            return Default;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long size)
            ? (int)Math.Clamp(size, 1, Most)
            : throw new ApiFailure(errors.WrongValue("pageSize", "Must be a whole number"));
    }

    public string? Next(ListPage page, int size, int total) =>
        page.Offset + size < total ? seal.Close(page with { Offset = page.Offset + size }) : null;

    public string? Previous(ListPage page, int size) =>
        page.Offset > 0 ? seal.Close(page with { Offset = Math.Max(0, page.Offset - size) }) : null;

    private static string QueryOf(Arguments arguments) => string.Join('&', arguments.Items
        .Where(item => item.Key is not ("pageToken" or "pageSize"))
        .OrderBy(item => item.Key, StringComparer.Ordinal)
        .Select(item => $"{item.Key}={item.Value}"));
}

[JsonSerializable(typeof(ListPage))]
internal sealed partial class ListPageJson : JsonSerializerContext;
