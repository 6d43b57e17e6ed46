using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Overlays;

/// <summary>A style must be understood, or be listed as skipped. It must never paint black over the frame.</summary>
public class OverlayCssTests
{
    private const string Outline = "fill:none;stroke:lime;stroke-width:8";

    [TestCase(".d rect")]
    [TestCase("g > rect")]
    [TestCase("svg g>rect")]
    [TestCase(".box.person")]
    [TestCase("rect.box.person#b1")]
    [TestCase("[data-type=person]")]
    [TestCase("[data-type]")]
    [TestCase("rect[data-type='person'][class~=box]")]
    [TestCase("[data-type^=per][data-type$=son][data-type*=rso]")]
    [TestCase("circle, .d .box, text")]
    [TestCase("*")]
    [TestCase("g *")]
    public void A_selector_that_matches_styles_the_shape(string selector)
    {
        OverlayDocument overlay = Parse($"{selector} {{ {Outline} }}");
        using SKBitmap bitmap = Draw(overlay);
        Assert.That(overlay.Skipped, Is.Empty);
        Assert.That(bitmap.GetPixel(160, 180), Is.EqualTo(SKColors.Lime), "the edge");
        Assert.That(bitmap.GetPixel(320, 180), Is.EqualTo(SKColors.Gray), "the inside");
    }

    [TestCase("rect rect")]
    [TestCase("text > rect")]
    [TestCase(".box.car")]
    [TestCase("rect#other")]
    [TestCase("[data-type=car]")]
    [TestCase("[data-type=per]")]
    [TestCase("[missing]")]
    [TestCase("[\\31 2]")]
    [TestCase("[a\\:b=c]")]
    [TestCase("[\\{x]")]
    public void A_selector_that_does_not_match_changes_nothing(string selector) =>
        Assert.That(Box($".box {{ {Outline} }} {selector} {{ stroke: red !important }}").Paint.Stroke, Is.EqualTo(SKColors.Lime));

    [TestCase("FILL:none;STROKE:LIME;Stroke-Width:8")]
    [TestCase("/* a; b */fill:none;/* c */stroke:lime;stroke-width:8")]
    [TestCase("fill:none;stroke:lime;stroke-width:8;/* not closed")]
    [TestCase("fill:none;stroke:hsl(120, 100%, 50%);stroke-width:8")]
    [TestCase("fill:none;stroke:hsla(120deg 100% 50% / 100%);stroke-width:8")]
    [TestCase("fill:none;stroke:hsl(0.3333turn 100% 50%);stroke-width:8px")]
    public void Declarations_are_read_in_style_sheets_and_in_style_attributes(string declarations)
    {
        foreach (OverlayDocument overlay in new[] { Parse($".box {{ {declarations} }}"), Parse("", $"style='{declarations}'") })
        {
            OverlayPaint paint = overlay.Descendants().OfType<OverlayBox>().Single().Paint;
            Assert.That(overlay.Skipped, Is.Empty);
            Assert.That((paint.Fill, paint.Stroke, paint.StrokeWidth), Is.EqualTo(((SKColor?)null, (SKColor?)SKColors.Lime, 8f)));
        }
    }

    [TestCase("@media (min-width: 1px) { .box { stroke-width: 9px } }", "@media")]
    [TestCase("@import url(https://example.com/x.css);", "@import")]
    [TestCase("@font-face { font-family: x; src: url(https://example.com/x.ttf) }", "@font-face")]
    [TestCase("@supports (display: grid) { .box { fill: black } }", "@supports")]
    public void An_at_rule_is_skipped_and_the_rules_behind_it_apply(string atRule, string name)
    {
        OverlayDocument overlay = Parse($"{atRule} .box {{ {Outline} }}");
        OverlayPaint paint = overlay.Descendants().OfType<OverlayBox>().Single().Paint;
        Assert.That((paint.Fill, paint.Stroke), Is.EqualTo(((SKColor?)null, (SKColor?)SKColors.Lime)));
        Assert.That(overlay.Skipped, Has.Exactly(1).Property(nameof(OverlaySkip.Reason)).Contains(name));
    }

    [TestCase("@media print { .box { fill: black } }")]
    [TestCase("@charset \"utf-8\";")]
    [TestCase("@media screen { .box { stroke-width: 9px } }")]
    public void An_at_rule_that_is_understood_is_not_listed(string atRule)
    {
        OverlayDocument overlay = Parse($"{atRule} .box {{ {Outline} }}");
        Assert.That(overlay.Skipped, Is.Empty);
        Assert.That(overlay.Descendants().OfType<OverlayBox>().Single().Paint.Stroke, Is.EqualTo(SKColors.Lime));
    }

    [TestCase("A rule for more specific elements wins", ".d .box { fill: lime } rect { fill: red }")]
    [TestCase("The later of two equal rules wins", ".box { fill: red } .person { fill: lime }")]
    [TestCase("An important declaration wins", ".box { fill: lime !important } #b1 { fill: red }")]
    [TestCase("An important declaration wins over the style attribute", ".box { fill: lime !important }", "style='fill:red'")]
    [TestCase("The style attribute wins", "#b1 { fill: red }", "style='fill:lime'")]
    [TestCase("The parent's fill is inherited on request", "g { fill: lime } .box { fill: inherit }", "fill='red'")]
    public void The_cascade_of_CSS_decides(string rule, string css, string attributes = "")
    {
        OverlayDocument overlay = Parse(css, attributes);
        Assert.That(overlay.Descendants().OfType<OverlayBox>().Single().Paint.Fill, Is.EqualTo(SKColors.Lime), rule);
        Assert.That(overlay.Skipped, Is.Empty);
    }

    [TestCase(".box:hover { fill: none }")]
    [TestCase(".box::before { fill: none }")]
    [TestCase("rect + rect { fill: none }")]
    [TestCase(".box:not(.car) { fill: none }")]
    [TestCase(".box{ rect { fill: none } }")]
    [TestCase("% { fill: none }")]
    [TestCase("@media (min-width: 1px) { .box { fill: none } }")]
    public void A_shape_without_a_fill_is_an_outline_when_a_rule_is_not_understood(string css) => AssertOutlineOnly(Parse(css));

    [TestCase("fill='oklch(60% 0.2 30)'")]
    [TestCase("fill='#12345'")]
    [TestCase("fill='url(#gradient)'")]
    [TestCase("fill='var(--accent)'")]
    [TestCase("fill='context-fill'")]
    [TestCase("style='fill:color-mix(in srgb, red, blue)'")]
    [TestCase("style='fill:var(--accent, )'")]
    [TestCase("stroke='var(--accent)' fill='none'")]
    public void A_shape_whose_paint_cannot_be_read_is_an_outline(string attributes) => AssertOutlineOnly(Parse("", attributes));

    [Test]
    public void A_reference_with_a_fallback_is_painted_with_the_fallback() =>
        Assert.That(Box("", "fill='url(#gradient) lime'").Paint.Fill, Is.EqualTo(SKColors.Lime));

    [Test]
    public void A_custom_property_is_replaced_by_its_value()
    {
        OverlayDocument overlay = Parse("svg { --accent: lime; --line: var(--accent) } .box { fill: none; stroke: var(--line, red) }");
        Assert.That(overlay.Descendants().OfType<OverlayBox>().Single().Paint.Stroke, Is.EqualTo(SKColors.Lime));
        Assert.That(overlay.Skipped, Is.Empty);
        Assert.That(Box(".box { fill: var(--missing, lime) }").Paint.Fill, Is.EqualTo(SKColors.Lime));
    }

    [Test]
    public void Custom_properties_that_refer_to_each_other_are_not_followed_without_end()
    {
        AssertOutlineOnly(Parse("svg { --a: var(--b); --b: var(--a) } .box { fill: var(--a) }"));
        string css = string.Concat(Enumerable.Range(0, 60).Select(i => $"--v{i}: var(--v{i + 1}) var(--v{i + 1});"));
        AssertOutlineOnly(Parse($"svg {{ {css} }} .box {{ fill: var(--v0) }}"));
    }

    [TestCase("transform: translate(160px, 90px)")]
    [TestCase("TRANSFORM: translate(25%, 25%)")]
    [TestCase("transform: matrix(1, 0, 0, 1, 160, 90)")]
    [TestCase("transform: translateX(160px) translateY(90px)")]
    [TestCase("transform: rotate(0.5turn) translate(-480px, -270px) rotate(180deg) translate(-320px, -180px)")]
    public void A_CSS_transform_moves_the_shape(string declaration)
    {
        OverlayDocument overlay = Parse($".box {{ {Outline}; x: 0; y: 0; {declaration} }}");
        SKRect bounds = overlay.Descendants().OfType<OverlayBox>().Single().Bounds;
        Assert.That(overlay.Skipped, Is.Empty);
        Assert.That(bounds.Left, Is.EqualTo(160).Within(0.01));
        Assert.That(bounds.Top, Is.EqualTo(90).Within(0.01));
    }

    [TestCase("transform: rotate3d(1, 1, 1, 45deg)")]
    [TestCase("transform: perspective(3px)")]
    [TestCase("transform: rotate(9deg); transform-origin: center")]
    [TestCase("translate: 10px 10px")]
    [TestCase("rotate: 10deg")]
    [TestCase("offset-path: circle(5px)")]
    [TestCase("x: calc(1px + 2px)")]
    public void A_shape_is_skipped_when_its_place_is_not_understood(string declaration)
    {
        OverlayDocument overlay = Parse($".box {{ {Outline}; {declaration} }}");
        Assert.That(overlay.Descendants().OfType<OverlayBox>(), Is.Empty);
        Assert.That(overlay.Skipped, Has.Exactly(1).Property(nameof(OverlaySkip.Id)).EqualTo("b1"));
    }

    [Test]
    public void Geometry_can_be_set_in_CSS()
    {
        OverlayDocument overlay = OverlayDocument.Parse("""
            <svg width="640" height="360"><style>
              rect { x: 25%; y: 90px; width: 320px; HEIGHT: 50%; rx: 1em } circle { cx: 20px; cy: 30px; r: 10px }
              ellipse { cx: 50%; rx: 4px; ry: 2px } path { d: path("M 1 2 L 3 4") }
            </style><rect width="1" height="1"/><circle r="1"/><ellipse/><path/></svg>
            """);
        Assert.That(overlay.Skipped, Is.Empty);
        Assert.That(overlay.Elements.Select(element => element.Bounds), Is.EqualTo(new SKRect[]
        {
            new(160, 90, 480, 270), new(10, 20, 30, 40), new(316, -2, 324, 2), new(1, 2, 3, 4),
        }));
    }

    [TestCase("mix-blend-mode: multiply")]
    [TestCase("filter: blur(4px)")]
    [TestCase("clip-path: circle(4px)")]
    [TestCase("marker-end: url(#arrow)")]
    [TestCase("stroke-dasharray: calc(1px)")]
    [TestCase("opacity: half")]
    [TestCase("nonsense: 7")]
    public void A_property_that_is_not_understood_is_listed_once(string declaration)
    {
        OverlayDocument overlay = OverlayDocument.Parse(
            $"<svg><style>rect {{ {Outline}; {declaration} }}</style><rect width='1' height='1'/><rect width='2' height='2'/></svg>");
        string name = declaration.Split(':')[0];
        Assert.That(overlay.Skipped, Has.Exactly(1).Property(nameof(OverlaySkip.Reason)).Contains(name));
        Assert.That(overlay.Elements, Has.Count.EqualTo(2));
    }

    [TestCase("cursor: pointer")]
    [TestCase("font-family: Inter, sans-serif")]
    [TestCase("pointer-events: none")]
    [TestCase("shape-rendering: crispEdges")]
    [TestCase("transition: fill 1s")]
    public void A_property_that_does_not_change_the_drawing_is_not_listed(string declaration) =>
        Assert.That(Parse($".box {{ {Outline}; {declaration} }}").Skipped, Is.Empty);

    [Test]
    public void Attributes_that_change_the_drawing_are_listed_when_they_are_not_understood()
    {
        OverlayDocument overlay = Parse("", "fill='none' filter='url(#blur)' mask='url(#mask)'");
        Assert.That(overlay.Skipped.Select(skip => skip.Reason), Has.Some.Contains("filter").And.Some.Contains("mask"));
    }

    [Test]
    public void A_style_sheet_of_another_language_is_skipped()
    {
        OverlayDocument overlay = OverlayDocument.Parse(
            "<svg><style type='text/less'>.box{.mixin()}</style><rect width='9' height='9'/></svg>");
        Assert.That(overlay.Skipped, Has.Exactly(1).Property(nameof(OverlaySkip.Element)).EqualTo("style"));
    }

    private static void AssertOutlineOnly(OverlayDocument overlay)
    {
        OverlayPaint paint = overlay.Descendants().OfType<OverlayBox>().Single().Paint;
        using SKBitmap bitmap = Draw(overlay);
        Assert.That(overlay.Skipped, Is.Not.Empty);
        Assert.That((paint.Fill, paint.IsUnreadable), Is.EqualTo(((SKColor?)null, true)));
        Assert.That(bitmap.GetPixel(320, 180), Is.EqualTo(SKColors.Gray), "the inside");
        Assert.That(bitmap.GetPixel(160, 180), Is.Not.EqualTo(SKColors.Gray), "the edge");
    }

    private static OverlayBox Box(string css, string attributes = "") => Parse(css, attributes).Descendants().OfType<OverlayBox>().Single();

    /// <summary>A box over the middle quarter of the image.</summary>
    private static OverlayDocument Parse(string css, string attributes = "") => OverlayDocument.Parse(
        $"<svg xmlns='http://www.w3.org/2000/svg' width='640' height='360'><style><![CDATA[{css}]]></style>" +
        "<g class='d'><rect id='b1' class='box person' data-type='person' " +
        $"x='160' y='90' width='320' height='180' {attributes}/></g></svg>");

    private static SKBitmap Draw(OverlayDocument overlay)
    {
        var bitmap = new SKBitmap(new SKImageInfo(640, 360, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.Gray);
        overlay.DrawOn(bitmap);
        if (Comparison.FractionOf(bitmap, SKColors.Black) > 0.01)
            Assert.Fail("The overlay painted black over the frame.");
        return bitmap;
    }
}
