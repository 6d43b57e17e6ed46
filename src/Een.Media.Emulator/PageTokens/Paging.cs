using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.Requests;
using Microsoft.AspNetCore.DataProtection;

namespace Een.Media.Emulator.PageTokens;

/// <summary>The paging of all lists: the arguments <c>pageToken</c> and <c>pageSize</c>, and the tokens in answers.</summary>
internal sealed class Paging(IDataProtectionProvider protection, string purpose)
{
    private const string PageToken = "pageToken";
    private const string PageSize = "pageSize";
    private const int DefaultSize = 100;
    private const int MaximumSize = 500;

    private readonly PageTokenProtector<ListPage> _protector = new(protection, purpose, ListPageJson.Default.ListPage, urlSafe: true);

    /// <summary>Records the page that a token leads to, and returns the arguments of its list, for faults and the journal.</summary>
    public Arguments Describe(Exchange exchange)
    {
        ListPage? page = exchange.Arguments[PageToken] is { Length: > 0 } token ? _protector.Unprotect(token) : null;
        exchange.Http.Features.Set(page);
        return page is null ? exchange.Arguments : Arguments.Parse(page.Query);
    }

    /// <summary>The requested page; without a token, the first one. A token contains the arguments of its list.</summary>
    public static ListRequest Read(Exchange exchange, long now)
    {
        Arguments arguments = exchange.Arguments;
        ApiErrors errors = exchange.Errors;
        string query = QueryOf(arguments);
        if (arguments[PageToken] is not { Length: > 0 })
            return new ListRequest(arguments, new ListPage(query, 0, Size(arguments, errors), now));
        ListPage page = exchange.Http.Features.Get<ListPage>()
            ?? throw new ApiFailure(errors.WrongValue(PageToken, "Not a page token of this list"));
        if (exchange.Behavior.ListTokenArguments == ListTokenArguments.MustMatch && page.Query != query)
            throw new ApiFailure(errors.WrongValue(PageToken, "Was issued for other arguments"));
        return new ListRequest(Arguments.Parse(page.Query), page);
    }

    /// <summary>Writes one page of the whole list.</summary>
    public Answer Write<T>(
        IReadOnlyCollection<T> items, ListPage page, Action<Utf8JsonWriter, T> write, bool withTotalSize, LastPageToken lastPage)
    {
        int next = page.Offset + page.Size;
        return new Answer(200)
        {
            ContentType = "application/json",
            Body = JsonBytes.Write(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("results");
                foreach (T item in items.Skip(page.Offset).Take(page.Size))
                    write(json, item);
                json.WriteEndArray();
                WriteToken("nextPageToken", next < items.Count ? next : null);
                WriteToken("prevPageToken", page.Offset > 0 ? Math.Max(0, page.Offset - page.Size) : null);
                if (withTotalSize)
                    json.WriteNumber("totalSize", items.Count);
                json.WriteEndObject();

                void WriteToken(string name, int? offset)
                {
                    if (offset is { } start)
                        json.WriteString(name, _protector.Protect(page with { Offset = start }));
                    else if (lastPage == LastPageToken.Empty)
                        json.WriteString(name, string.Empty);
                    else if (lastPage == LastPageToken.Null)
                        json.WriteNull(name);
                }
            }),
        };
    }

    /// <summary>A size outside 1 to 500 is clamped, not refused.</summary>
    private static int Size(Arguments arguments, ApiErrors errors)
    {
        if (arguments[PageSize] is not { } text)
            return DefaultSize;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long size)
            ? (int)Math.Clamp(size, 1, MaximumSize)
            : throw new ApiFailure(errors.WrongValue(PageSize, "Must be a whole number"));
    }

    private static string QueryOf(Arguments arguments) => string.Join('&', arguments.Items
        .Where(item => item.Key is not (PageToken or PageSize))
        .OrderBy(item => item.Key, StringComparer.Ordinal)
        .Select(item => $"{Uri.EscapeDataString(item.Key)}={Uri.EscapeDataString(item.Value)}"));
}

/// <summary>A page of a list and the arguments of that list.</summary>
internal sealed record ListRequest(Arguments Arguments, ListPage Page);

/// <summary>The content of a list's page token.</summary>
/// <param name="Query">The arguments of the list.</param>
/// <param name="Offset">The index of the page's first item.</param>
/// <param name="Size">The number of items of a full page.</param>
/// <param name="Until">
/// The end of the list in milliseconds since 1970. The first page sets it, because the pages of a growing list would shift.
/// </param>
internal sealed record ListPage(string Query, int Offset, int Size, long Until);

[JsonSerializable(typeof(ListPage))]
internal sealed partial class ListPageJson : JsonSerializerContext;
