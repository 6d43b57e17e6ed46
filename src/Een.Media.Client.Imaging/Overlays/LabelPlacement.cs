using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays;

/// <summary>
/// Assigns each text outside of a group to the box whose top left corner is nearest. The vendor documents no other place for labels
/// (<c>topLeft</c>).
/// </summary>
internal static class LabelPlacement
{
    // In units of the text's height. A label is above the corner, or just inside the box.
    private const float MaxAside = 1.5f;
    private const float MaxAbove = 2.5f;
    private const float MaxBelow = 1.7f;
    private const float MaxSpace = 2;

    public static ILookup<OverlayElement, OverlayText> Assign(IReadOnlyList<OverlayText> texts, IReadOnlyList<OverlayElement> boxes)
    {
        List<(OverlayElement Box, OverlayText Text)> assigned = [];
        foreach (OverlayText text in texts)
        {
            OverlayElement? box = Nearest(text, boxes) ?? Continued(text, assigned);
            if (box is not null)
                assigned.Add((box, text));
        }

        return assigned.ToLookup(pair => pair.Box, pair => pair.Text);
    }

    private static OverlayElement? Nearest(OverlayText text, IReadOnlyList<OverlayElement> boxes)
    {
        SKRect bounds = text.Bounds;
        float height = bounds.Height;
        OverlayElement? nearest = null;
        float least = float.MaxValue;
        foreach (OverlayElement box in boxes)
        {
            SKRect area = box.Bounds;
            float aside = Math.Abs(bounds.Left - area.Left);
            float below = text.Position.Y - area.Top;
            float distance = aside + Math.Abs(below);
            if (aside <= height * MaxAside && below >= -height * MaxAbove && below <= height * MaxBelow && distance < least)
                (nearest, least) = (box, distance);
        }

        return nearest;
    }

    /// <summary>The box of the text before it on the same line.</summary>
    private static OverlayElement? Continued(OverlayText text, List<(OverlayElement Box, OverlayText Text)> assigned)
    {
        SKRect bounds = text.Bounds;
        foreach ((OverlayElement box, OverlayText before) in assigned)
        {
            bool isOnLine = Math.Abs(before.Position.Y - text.Position.Y) < bounds.Height * 0.3f;
            float space = bounds.Left - before.Bounds.Right;
            if (isOnLine && Math.Abs(space) < bounds.Height * MaxSpace)
                return box;
        }

        return null;
    }
}
