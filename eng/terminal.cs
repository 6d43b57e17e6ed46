// Reads what programs wrote to a terminal from the standard input and writes the picture of it as SVG to the standard output. Knows what
// een-media uses: colors, bold, cursor up, erased lines, half blocks. Run by eng/terminal-image.
using System.Globalization;
using System.Text;

const double CellWidth = 8.4, CellHeight = 17, Margin = 16;
var lines = new List<List<Cell>> { new() };
int row = 0, column = 0;
var pen = new Cell(' ', null, null, false);
string text = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8).ReadToEnd();
for (int i = 0; i < text.Length; i++)
{
    switch (text[i])
    {
        case '\r': column = 0; break;
        case '\n': Down(); column = 0; break;
        case '\e' when i + 1 < text.Length && text[i + 1] == '[':
            int end = i + 2;
            while (end < text.Length && text[end] is not (>= '@' and <= '~'))
                end++;
            Obey(text[(i + 2)..end], text[end]);
            i = end;
            break;
        case '\e': i++; break;
        case >= ' ': Put(text[i]); break;
    }
}

while (lines.Count > 0 && lines[^1].All(cell => cell.Character == ' '))
    lines.RemoveAt(lines.Count - 1);
double width = lines.Max(line => line.Count) * CellWidth + 2 * Margin, height = lines.Count * CellHeight + 2 * Margin;
var svg = new StringBuilder();
svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0} {height:0}\" width=\"{width:0}\" height=\"{height:0}\">\n");
svg.Append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#16191d\"/>\n");
svg.Append("<g shape-rendering=\"crispEdges\" font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"14\" fill=\"#d7dde3\">\n");
for (int y = 0; y < lines.Count; y++)
{
    Blocks(lines[y], y);
    Words(lines[y], y);
}

Console.Out.Write(svg.Append("</g>\n</svg>\n"));

void Down()
{
    row++;
    if (row == lines.Count)
        lines.Add([]);
}

void Put(char character)
{
    List<Cell> line = lines[row];
    while (line.Count <= column)
        line.Add(new Cell(' ', null, null, false));
    line[column++] = pen with { Character = character };
}

void Obey(string parameters, char command)
{
    int count = int.TryParse(parameters, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;
    switch (command)
    {
        case 'A': row = Math.Max(0, row - count); break;
        case 'B': for (; count > 0; count--) Down(); break;
        case 'K' when parameters == "2": lines[row].Clear(); break;
        case 'K': if (column < lines[row].Count) lines[row].RemoveRange(column, lines[row].Count - column); break;
        case 'm': Paint(parameters.Split(';')); break;
    }
}

void Paint(string[] codes)
{
    for (int i = 0; i < codes.Length; i++)
    {
        switch (codes[i])
        {
            case "" or "0": pen = new Cell(' ', null, null, false); break;
            case "1": pen = pen with { Bold = true }; break;
            case "38" or "48" when codes[i + 1] == "2":
                string color = "#" + string.Concat(codes[(i + 2)..(i + 5)].Select(part => byte.Parse(part, CultureInfo.InvariantCulture).ToString("x2", CultureInfo.InvariantCulture)));
                pen = codes[i] == "38" ? pen with { Foreground = color } : pen with { Background = color };
                i += 4;
                break;
        }
    }
}

// Two pixels in each cell; neighbors of one color become one rectangle.
void Blocks(List<Cell> line, int y)
{
    foreach (bool upper in new[] { true, false })
    {
        for (int x = 0; x < line.Count;)
        {
            string? color = Of(line[x]);
            int begin = x;
            while (x < line.Count && Of(line[x]) == color)
                x++;
            if (color is not null)
                svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{color}\" d=\"M{Margin + begin * CellWidth:0.#} {Margin + (y + (upper ? 0 : 0.5)) * CellHeight:0.#}h{(x - begin) * CellWidth + 0.3:0.#}v{CellHeight / 2 + 0.3:0.#}h-{(x - begin) * CellWidth + 0.3:0.#}z\"/>\n");
        }

        string? Of(Cell cell) => cell.Character != '▀' ? null : upper ? cell.Foreground : cell.Background;
    }
}

void Words(List<Cell> line, int y)
{
    for (int x = 0; x < line.Count;)
    {
        Cell first = line[x];
        int begin = x;
        var words = new StringBuilder();
        while (x < line.Count && line[x].Bold == first.Bold && line[x].Character != '▀')
            words.Append(line[x++].Character);
        if (x == begin)
            x++;
        string shown = words.ToString().TrimEnd();
        if (shown.Length == 0)
            continue;
        string weight = first.Bold ? " font-weight=\"bold\"" : "", fill = shown.StartsWith("$ ", StringComparison.Ordinal) ? " fill=\"#8fd18a\"" : "";
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + begin * CellWidth:0.#}\" y=\"{Margin + (y + 0.78) * CellHeight:0.#}\" textLength=\"{shown.Length * CellWidth:0.#}\" xml:space=\"preserve\"{weight}{fill}>{System.Security.SecurityElement.Escape(shown)}</text>\n");
    }
}

internal sealed record Cell(char Character, string? Foreground, string? Background, bool Bold);
