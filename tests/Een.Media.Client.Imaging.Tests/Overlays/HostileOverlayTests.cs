using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Overlays;

/// <summary>SVG comes from the network. Nothing in it may load anything, hang or crash.</summary>
public class HostileOverlayTests
{
    /// <summary>In milliseconds. Far more than any of these tests needs.</summary>
    private const int Hang = 60_000;

    private static readonly string[] NotDocuments =
    [
        "", "   ", "{}", "<svg", "<svg></g>", "<html/>", "\0", "<svg>&undefined;</svg>", "<svg a='1' a='2'/>", "\uFFFF",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg><text>&x;</text></svg>",
        "<!DOCTYPE lolz [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><svg><text>&b;</text></svg>",
    ];

    [TestCaseSource(nameof(NotDocuments))]
    public void Text_that_is_not_SVG_or_uses_entities_throws_a_typed_error(string text) =>
        Assert.That(() => OverlayDocument.Parse(text), Throws.TypeOf<EenOverlayException>());

    /// <summary>The address is one that would be noticed: a fetch of the DTD would fail.</summary>
    [TestCase("<!DOCTYPE svg>")]
    [TestCase("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://127.0.0.1:1/svg11.dtd'>")]
    [TestCase("<!DOCTYPE svg [<!ENTITY unused 'nothing'>]>")]
    public void A_document_type_is_passed_over(string documentType)
    {
        const string Box = "<svg><rect width='10' height='10'/></svg>";
        Assert.That(OverlayDocument.Parse(documentType + Box).Elements, Has.Count.EqualTo(OverlayDocument.Parse(Box).Elements.Count).And.Not.Empty);
    }

    [Test]
    public void A_document_of_ten_megabytes_is_refused_without_parsing() => Assert.That(
        () => OverlayDocument.Parse("<svg>" + new string(' ', 10_000_000) + "</svg>"),
        Throws.TypeOf<EenOverlayException>().With.Message.Contains("1048576"));

    [Test]
    public void A_document_that_nests_too_deep_is_refused() => Assert.That(
        () => OverlayDocument.Parse($"<svg>{Repeat("<g>", 100_000)}{Repeat("</g>", 100_000)}</svg>"),
        Throws.TypeOf<EenOverlayException>().With.Message.Contains("deeper"));

    [Test]
    public void A_document_with_too_many_elements_is_refused() => Assert.That(
        () => OverlayDocument.Parse("<svg>" + Repeat("<g/>", 100_000) + "</svg>"),
        Throws.TypeOf<EenOverlayException>().With.Message.Contains("4000 elements"));

    [TestCase("rect width='1e30' height='5'")]
    [TestCase("rect width='5' height='Infinity'")]
    [TestCase("circle r='NaN'")]
    [TestCase("circle r='5' transform='scale(NaN)'")]
    [TestCase("circle r='5' transform='scale(1e5) scale(1e5)'")]
    [TestCase("circle r='5' transform='matrix(1 2 3)'")]
    [TestCase("polygon points='1 2 3'")]
    [TestCase("polygon points='1 2 x 4'")]
    [TestCase("path d='M 1e38 1e38 L 1 1'")]
    [TestCase("path d='M 0 0 L NaN 5'")]
    [TestCase("text x='NaN' y='1' aria-label='hm'")]
    public void An_element_with_a_number_out_of_range_is_skipped(string element)
    {
        OverlayDocument overlay = OverlayDocument.Parse($"<svg><{element}/></svg>");
        Assert.That(overlay.Elements, Is.Empty);
        Assert.That(overlay.Skipped, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_million_dashes_are_drawn_quickly()
    {
        string line = "<path d='M-900000 5 H 900000' stroke='red' stroke-dasharray='0.3 0.3' stroke-linecap='round' stroke-width='9'/>";
        DrawQuickly($"<svg width='100' height='100'>{Repeat(line, 1000)}</svg>");
    }

    [Test]
    public void Thousands_of_layers_are_drawn_quickly()
    {
        string nested = Repeat("<g opacity='0.9'>", 60) + "<rect width='9' height='9'/>" + Repeat("</g>", 60);
        DrawQuickly($"<svg width='100' height='100'>{Repeat(nested, 60)}</svg>");
    }

    [Test]
    public void A_flood_of_text_is_drawn_quickly()
    {
        string text = $"<text y='400' font-size='500'>{new string('W', 900)}</text>";
        DrawQuickly($"<svg width='100' height='100'>{Repeat(text, 1000)}</svg>");
    }

    [Test]
    public void Many_rules_for_many_elements_are_applied_quickly()
    {
        var css = new StringBuilder();
        for (int i = 0; i < 5_000; i++)
            css.Append(".a,.b,rect{fill:red;stroke:blue}");
        string rects = string.Concat(Enumerable.Repeat("<rect class='a b' width='1' height='1'/>", 3_000));
        DrawQuickly($"<svg><style>{css}</style>{rects}</svg>");
    }

    private static readonly string[] HostileSheets =
    [
        Repeat("a{", 20_000), Repeat("@media all{", 5_000), "@supports " + Repeat("(", 30_000), Repeat(":not(", 10_000) + "a{fill:red}",
        "a{fill:" + Repeat("(", 30_000), "a{width:" + Repeat("calc(", 10_000), "a{fill:" + Repeat("[", 30_000), Repeat("a ", 20_000) + "{}",
        Repeat("g ", 8) + "rect{fill:red}", Repeat("a,", 20_000) + "a{fill:red}", "a{margin:" + Repeat("1px ", 15_000) + "}",
        "a{fill:" + Repeat("var(--a,", 7_000), "/*" + Repeat("*", 60_000), "a{fill:'" + Repeat("x", 60_000), Repeat("@x;", 20_000),
        "a{" + Repeat("--v:red;", 7_000) + "}", Repeat("a{fill:red}", 5_000), Repeat("\\", 60_000), Repeat("{}", 30_000),
        Repeat("x", 500_000),
        "a:nth-child(" + Repeat("n", 60_000), "[" + Repeat("a", 60_000), "a{fill:url(" + Repeat("x", 60_000),
    ];

    [TestCaseSource(nameof(HostileSheets))]
    public void A_hostile_style_sheet_is_read_quickly_or_skipped(string css)
    {
        string shapes = Repeat("<g>", 60) + Repeat("<rect width='9' height='9'/>", 1_000) + Repeat("</g>", 60);
        DrawQuickly($"<svg><style><![CDATA[{css}]]></style>{shapes}</svg>");
        DrawQuickly($"<svg><rect style='{css.Replace("'", "", StringComparison.Ordinal)}' width='9' height='9'/></svg>");
    }

    [Test]
    public void As_many_declarations_as_fit_for_as_many_elements_as_are_allowed_are_applied_quickly()
    {
        IEnumerable<string> sheets = Enumerable.Range(0, 16).Select(sheet =>
            $"<style>g{{{string.Concat(Enumerable.Range(0, 4_500).Select(i => $"--v{sheet}-{i}:1;"))}}}</style>");
        DrawQuickly($"<svg>{string.Concat(sheets)}{Repeat("<g/>", 3_900)}</svg>");
    }

    [Test]
    public void As_many_conditions_as_fit_for_as_many_elements_as_are_allowed_are_matched_quickly()
    {
        string sheets = Repeat($"<style>{Repeat("[a]", 21_000)}{{fill:red}}</style>", 15);
        DrawQuickly($"<svg>{sheets}{Repeat("<g a=''/>", 3_900)}</svg>");
    }

    [Test]
    public void Selectors_that_invite_backtracking_are_matched_quickly()
    {
        string css = Repeat(Repeat("g ", 7) + ".never,", 190) + "rect{fill:red}";
        string shapes = Repeat("<g>", 60) + Repeat("<rect width='9' height='9'/>", 3_000) + Repeat("</g>", 60);
        DrawQuickly($"<svg><style>{css}</style>{shapes}</svg>");
        DrawQuickly($"<svg><style>{css.Replace(".never", "rect", StringComparison.Ordinal)}</style>{shapes}</svg>");
    }

    [Test]
    public void Any_text_becomes_a_document_or_a_typed_error()
    {
        Gen<string> fragment = Gen.Elements(
            "<svg>", "</svg>", "<rect ", "/>", ">", "width='5' ", "height='1e9' ", "<g transform='", "rotate(", ")", "'", "<text>",
            "</text>",
            "&amp;", "&#0;", "<path d='M0 0", "A1 1 0 0 1 9 9", "Z' ", "fill='url(#", "NaN", "-", "1e", "<style>", "{", "}", "/*", "]]>",
            "a{fill:", ".b>c,[d=e]", "@media all", "style='", "var(--x)", "!important", "<![CDATA[", "é", "\uD800", "<?xml ", "?>");
        Prop.ForAll(fragment.ArrayOf().ToArbitrary(), parts =>
        {
            try
            {
                using var bitmap = new SKBitmap(32, 32);
                OverlayDocument.Parse("<svg>" + string.Concat(parts) + "</svg>").DrawOn(bitmap);
            }
            catch (EenOverlayException)
            {
                // The documented exception.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static void DrawQuickly(string svg)
    {
        using var bitmap = new SKBitmap(1280, 720);
        long start = Stopwatch.GetTimestamp();
        OverlayDocument.Parse(svg).DrawOn(bitmap);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        TestContext.Out.WriteLine($"{svg.Length} characters drawn in {elapsed.TotalMilliseconds:F0} ms");
        Assert.That(elapsed.TotalMilliseconds, Is.LessThan(Hang));
    }
}
