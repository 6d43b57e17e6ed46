using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays;

/// <summary>Finds the boxes of an overlay, and the label, confidence and track that belong to each.</summary>
internal sealed class DetectionReader
{
    private readonly List<OverlayDetection> _found = [];

    public static IReadOnlyList<OverlayDetection> Read(IReadOnlyList<OverlayElement> elements)
    {
        var reader = new DetectionReader();
        reader.Visit(elements, []);
        return reader._found;
    }

    /// <summary>Visits the elements of one level. Their groups are given from the outermost to the innermost.</summary>
    private void Visit(IReadOnlyList<OverlayElement> elements, IReadOnlyList<OverlayGroup> groups)
    {
        List<OverlayText> texts = [.. elements.OfType<OverlayText>()];
        List<OverlayElement> boxes = [.. WithoutBackgrounds(elements.Where(IsBox), texts)];
        ILookup<OverlayElement, OverlayText> labels = LabelPlacement.Assign(texts, boxes);
        foreach (OverlayElement element in elements)
        {
            if (element is OverlayGroup group)
                VisitGroup(group, groups);
            else if (boxes.Contains(element))
                _found.Add(Describe(element, groups, labels[element]));
        }
    }

    /// <summary>A group with one box, or with data about a detection, is one detection. Other groups only contain detections.</summary>
    private void VisitGroup(OverlayGroup group, IReadOnlyList<OverlayGroup> outer)
    {
        IReadOnlyList<OverlayGroup> groups = [.. outer, group];
        List<OverlayText> texts = [.. Leaves(group).OfType<OverlayText>()];
        List<OverlayElement> boxes = [.. WithoutBackgrounds(Leaves(group).Where(IsBox), texts)];
        bool isOne = boxes.Count == 1 || (boxes.Count > 1 && DetectionNames.HasData(group));
        if (!isOne)
        {
            Visit(group.Children, groups);
            return;
        }

        OverlayElement box = boxes.MaxBy(candidate => candidate.Bounds.Width * candidate.Bounds.Height)!;
        _found.Add(Describe(box, [.. PathTo(box, group, groups)], texts));
    }

    private static OverlayDetection Describe(OverlayElement box, IReadOnlyList<OverlayGroup> groups, IEnumerable<OverlayText> texts)
    {
        IReadOnlyList<OverlayElement> sources = [box, .. groups.Reverse()];
        var names = new DetectionNames(sources, string.Join(' ', texts.Select(text => text.Text.Trim())));
        return new OverlayDetection(box)
        {
            Label = names.Label,
            Confidence = names.Confidence,
            TrackId = names.TrackId,
            Id = box.Id ?? (groups.Count > 0 ? groups[^1].Id : null),
        };
    }

    /// <summary>The groups around a box, from the outermost to the innermost.</summary>
    private static IEnumerable<OverlayGroup> PathTo(OverlayElement box, OverlayGroup from, IReadOnlyList<OverlayGroup> groups)
    {
        foreach (OverlayGroup group in groups)
            yield return group;
        while (from.Children.OfType<OverlayGroup>().FirstOrDefault(child => Leaves(child).Contains(box)) is { } next)
            yield return from = next;
    }

    private static IEnumerable<OverlayElement> Leaves(OverlayGroup group) =>
        group.Children.SelectMany(child => child is OverlayGroup inner ? Leaves(inner) : [child]);

    private static bool IsBox(OverlayElement element) =>
        element is OverlayBox or OverlayEllipse or OverlayPath or OverlayPolygon { IsClosed: true };

    /// <summary>Leaves out the rectangles that are drawn behind a text.</summary>
    private static IEnumerable<OverlayElement> WithoutBackgrounds(IEnumerable<OverlayElement> boxes, List<OverlayText> texts) =>
        boxes.Where(box => box is not OverlayBox || !texts.Exists(text => IsBehind(box.Bounds, text.Bounds)));

    private static bool IsBehind(SKRect box, SKRect text) =>
        box.Height < text.Height * 2 && box.Contains(text.MidX, text.MidY) && box.Width < text.Width * 3;
}
