using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Spectre.Console;

namespace Een.Media.Cli.Output;

/// <summary>
/// Writes records to the standard output in the selected form. JSON and CSV are written record by record. A table is written at the end,
/// when the widths are known.
/// </summary>
internal sealed class RecordWriter : IDisposable
{
    private const int Space = 2;

    private static readonly JsonWriterOptions s_json = new() { Encoder = Encoder() };

    private readonly OutputForm _form;
    private readonly TextWriter _out;
    private readonly bool _color;
    private readonly Column[] _columns;
    private readonly List<object?[]> _rows = [];

    public RecordWriter(OutputForm form, TextWriter output, bool color, params Column[] columns)
    {
        (_form, _out, _color, _columns) = (form, output, color, columns);
        if (form == OutputForm.Csv)
            _out.WriteLine(string.Join(',', columns.Select(column => column.Name)));
    }

    public void Add(params object?[] values)
    {
        switch (_form)
        {
            case OutputForm.Json:
                _out.WriteLine(Json(values));
                break;
            case OutputForm.Csv:
                _out.WriteLine(string.Join(',', values.Select(CellText.ForCsv)));
                break;
            default:
                _rows.Add(values);
                break;
        }
    }

    public void Dispose()
    {
        if (_form == OutputForm.Text && _rows.Count > 0)
            WriteTable();
        _out.Flush();
    }

    private void WriteTable()
    {
        string[][] cells = [.. _rows.Select(row => row.Select(CellText.ForPeople).ToArray())];
        int width = _columns.Select((column, i) => Math.Max(column.Title.Length, cells.Max(row => row[i].Length)) + Space).Sum();
        IAnsiConsole console = Terminal.On(_out, _color);
        if (!Console.IsOutputRedirected && width > console.Profile.Width + Space)
        {
            WriteLists(cells);
            return;
        }

        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (Column column in _columns)
        {
            var title = new Spectre.Console.Text(column.Title, new Style(decoration: Decoration.Bold));
            table.AddColumn(new TableColumn(title) { NoWrap = true, Padding = new Padding(0, 0, Space, 0) });
        }

        foreach (string[] row in cells)
            table.AddRow(row.Select(cell => new Spectre.Console.Text(cell)));
        if (_color)
        {
            console.Write(table);
            return;
        }

        var text = new StringWriter();
        IAnsiConsole plain = Terminal.On(text, color: false);
        plain.Profile.Width = Math.Max(width, console.Profile.Width);
        plain.Write(table);
        foreach (string line in text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            _out.WriteLine(line.TrimEnd());
    }

    /// <summary>Writes each record as a list without empty cells, for a terminal that is narrower than the table.</summary>
    private void WriteLists(string[][] rows)
    {
        int titles = _columns.Max(column => column.Title.Length) + Space;
        foreach (string[] row in rows)
        {
            if (row != rows[0])
                _out.WriteLine();
            foreach ((Column column, string cell) in _columns.Zip(row).Where(pair => pair.Second.Length > 0))
                _out.WriteLine($"{column.Title.PadRight(titles)}{cell}");
        }
    }

    private string Json(object?[] values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            foreach ((Column column, object? value) in _columns.Zip(values))
            {
                json.WritePropertyName(column.Name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>
    /// Keeps letters of every language. Escapes control characters, and marks that reverse the direction of text.
    /// </summary>
    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidRanges(UnicodeRanges.GeneralPunctuation, UnicodeRanges.Specials);
        settings.ForbidCharacters('\u00AD', '\u061C', '\uFEFF');
        return JavaScriptEncoder.Create(settings);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(CellText.Rounded(number)); break;

            // The encoder would escape the plus sign, which people search for.
            case DateTimeOffset instant: json.WriteRawValue($"\"{CellText.Iso(instant)}\""); break;
            case string text: json.WriteStringValue(text); break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (string item in texts)
                    json.WriteStringValue(item);
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }
}
