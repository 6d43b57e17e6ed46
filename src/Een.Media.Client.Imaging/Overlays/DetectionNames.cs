using System.Globalization;

namespace Een.Media.Client.Imaging.Overlays;

/// <summary>Finds the label, confidence and track of a detection in the data, titles, texts and classes around its box.</summary>
internal sealed class DetectionNames
{
    private static readonly string[] LabelKeys = ["label", "class", "type", "object-type", "object-class", "category", "name"];
    private static readonly string[] ConfidenceKeys = ["confidence", "score", "probability", "conf"];
    private static readonly string[] TrackKeys = ["track-id", "trackid", "track", "object-id", "objectid"];

    /// <summary>Classes that name the kind of element instead of the kind of object.</summary>
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "annotation", "bbox", "bounding-box", "boundingbox", "box", "boxes", "detection", "detections", "group", "item", "label", "marker",
        "object", "objects", "outline", "overlay", "rect", "region", "shape", "track",
    };

    /// <param name="sources">The box, and the groups around it from the inside to the outside.</param>
    /// <param name="text">The texts that belong to the box.</param>
    public DetectionNames(IReadOnlyList<OverlayElement> sources, string text)
    {
        (string? Label, double? Confidence)[] written =
            [.. sources.Select(source => source.Label).Append(text).OfType<string>().Select(Split)];
        Label = Data(sources, LabelKeys)
            ?? written.Select(part => part.Label).FirstOrDefault(label => label is not null)
            ?? sources.Select(ClassOf).FirstOrDefault(name => name is not null);
        Confidence = Fraction(Data(sources, ConfidenceKeys))
            ?? written.Select(part => part.Confidence).FirstOrDefault(confidence => confidence is not null);
        TrackId = Data(sources, TrackKeys);
    }

    public string? Label { get; }

    public double? Confidence { get; }

    public string? TrackId { get; }

    /// <summary>Whether the <c>data-*</c> attributes of a group describe one detection.</summary>
    public static bool HasData(OverlayGroup group) => Data([group], [.. LabelKeys, .. ConfidenceKeys, .. TrackKeys]) is not null;

    private static string? Data(IReadOnlyList<OverlayElement> sources, string[] keys) => sources
        .SelectMany(source => keys.Select(key => source.Data.GetValueOrDefault(key)?.Trim()))
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    /// <summary>Splits <c>person 0.93</c>, <c>person (93%)</c> and the like. Other numbers belong to the label.</summary>
    private static (string? Label, double? Confidence) Split(string text)
    {
        string trimmed = text.Trim();
        string body = trimmed.TrimEnd(')', ']');
        bool isPercent = body.EndsWith('%');
        string beforeUnit = isPercent ? body[..^1].TrimEnd() : body;
        int start = beforeUnit.Length;
        while (start > 0 && (char.IsAsciiDigit(beforeUnit[start - 1]) || beforeUnit[start - 1] == '.'))
            start--;
        string number = beforeUnit[start..];
        bool isSeparate = start == 0 || !char.IsLetterOrDigit(beforeUnit[start - 1]);
        double? confidence = isSeparate && (isPercent || number.Contains('.', StringComparison.Ordinal))
            ? Fraction(isPercent ? number + "%" : number)
            : null;
        string label = confidence is null ? trimmed : beforeUnit[..start].Trim(' ', ':', '-', '–', '(', '[', ',', '|', '=');
        return (label.Length == 0 ? null : label, confidence);
    }

    private static double? Fraction(string? text)
    {
        string number = text?.Trim() ?? "";
        bool isPercent = number.EndsWith('%');
        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite;
        if (!double.TryParse(isPercent ? number[..^1] : number, Styles, CultureInfo.InvariantCulture, out double value))
            return null;
        value = isPercent ? value / 100 : value;
        return value is >= 0 and <= 1 ? value : null;
    }

    /// <summary>A single class that is a word, such as <c>person</c>. Generated names such as <c>st0</c> are not.</summary>
    private static string? ClassOf(OverlayElement element)
    {
        string[] names = (element.ClassName ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] words = [.. names.Where(name => !Generic.Contains(name) && name.Length > 2 && name.All(char.IsLetter))];
        return words is [var only] ? only : null;
    }
}
