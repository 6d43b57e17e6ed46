using System.Globalization;
using System.Text.Json.Serialization;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Requests;
using Microsoft.AspNetCore.DataProtection;

namespace Een.Media.Emulator.PageTokens;

/// <summary>Reads the paging arguments that all lists share and makes the tokens of the pages before and after.</summary>
internal sealed class Paging(IDataProtectionProvider protection, string purpose)
{
    private const int DefaultSize = 100;
    private const int MaximumSize = 500;

    private readonly PageTokenProtector<ListPage> _protector = new(protection, purpose, ListPageJson.Default.ListPage);

    /// <summary>The page asked for; without a token, the first one.</summary>
    public ListPage Read(Arguments arguments, long now, ApiErrors errors)
    {
        string query = QueryOf(arguments);
        if (arguments["pageToken"] is not { Length: > 0 } token)
            return new ListPage(query, 0, now);
        ListPage page = _protector.Unprotect(token)
            ?? throw new ApiFailure(errors.WrongValue("pageToken", "Not a page token of this list"));
        return page.Query == query ? page : throw new ApiFailure(errors.WrongValue("pageToken", "Made for other arguments than these"));
    }

    /// <summary>The size of a page. A size outside 1 to 500 is clamped, not refused.</summary>
    public static int Size(Arguments arguments, ApiErrors errors)
    {
        if (arguments["pageSize"] is not { } text)
            return DefaultSize;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long size)
            ? (int)Math.Clamp(size, 1, MaximumSize)
            : throw new ApiFailure(errors.WrongValue("pageSize", "Must be a whole number"));
    }

    public string? Next(ListPage page, int size, int total) =>
        page.Offset + size < total ? _protector.Protect(page with { Offset = page.Offset + size }) : null;

    public string? Previous(ListPage page, int size) =>
        page.Offset > 0 ? _protector.Protect(page with { Offset = Math.Max(0, page.Offset - size) }) : null;

    private static string QueryOf(Arguments arguments) => string.Join('&', arguments.Items
        .Where(item => item.Key is not ("pageToken" or "pageSize"))
        .OrderBy(item => item.Key, StringComparer.Ordinal)
        .Select(item => $"{item.Key}={item.Value}"));
}

/// <summary>The content of a list's page token.</summary>
/// <param name="Query">The arguments that the token was made for. It is refused with others.</param>
/// <param name="Offset">The index of the page's first item.</param>
/// <param name="Until">
/// The end of the list in milliseconds since 1970. The first page fixes it, because a growing list would shift its pages.
/// </param>
internal sealed record ListPage(string Query, int Offset, long Until);

[JsonSerializable(typeof(ListPage))]
internal sealed partial class ListPageJson : JsonSerializerContext;
