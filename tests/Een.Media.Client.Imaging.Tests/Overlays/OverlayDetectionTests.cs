using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Overlays;

public class OverlayDetectionTests
{
    private const string Box = "<rect x='100' y='50' width='40' height='80' fill='none' stroke='#00ff00'/>";

    [TestCase(
        $"<g id='t7' class='detection' data-label='person' data-confidence='0.93'>{Box}</g>",
        "person", 0.93, null, TestName = "{m}(data attributes of the group)")]
    [TestCase(
        $"<g data-class='person' data-score='93%' data-track-id='7'>{Box}</g>",
        "person", 0.93, "7", TestName = "{m}(other names of the same attributes)")]
    [TestCase($"<g><title>person 0.93</title>{Box}</g>", "person", 0.93, null, TestName = "{m}(the title of the group)")]
    [TestCase($"<g>{Box}<text x='100' y='46'>person 93%</text></g>", "person", 0.93, null, TestName = "{m}(one text in the group)")]
    [TestCase(
        $"<g>{Box}<text x='100' y='34'>person</text><text x='100' y='46'>0.93</text></g>",
        "person", 0.93, null, TestName = "{m}(two texts in the group)")]
    [TestCase(
        $"<g>{Box}<text x='100' y='46'><tspan>person</tspan> <tspan>93.0 %</tspan></text></g>",
        "person", 0.93, null, TestName = "{m}(tspans)")]
    [TestCase($"{Box}<text x='100' y='47'>person 0.93</text>", "person", 0.93, null, TestName = "{m}(text above the top left corner)")]
    [TestCase(
        $"<text x='102' y='60' font-size='10'>person (0.93)</text>{Box}",
        "person", 0.93, null, TestName = "{m}(text inside the top left corner)")]
    [TestCase(
        $"{Box}<text x='100' y='48'>person</text><text x='150' y='48'>0.93</text>",
        "person", 0.93, null, TestName = "{m}(two texts on one line above the box)")]
    [TestCase(
        "<rect id='track-12' aria-label='person: 0.93' x='100' y='50' width='40' height='80'/>",
        "person", 0.93, null, TestName = "{m}(aria-label of the box)")]
    [TestCase(
        "<polygon points='100,50 140,50 140,130 100,130' data-type='person' data-probability='.93' data-object-id='9'/>",
        "person", 0.93, "9", TestName = "{m}(a polygon)")]
    [TestCase(
        "<path d='M100 50H140V130H100Z'><title>person</title></path>",
        "person", null, null, TestName = "{m}(a path without a confidence)")]
    [TestCase(
        $"<g class='person'>{Box}<text x='100' y='46'>93%</text></g>",
        "person", 0.93, null, TestName = "{m}(the class of the group)")]
    [TestCase(
        $"<g id='all'><g>{Box}<text x='100' y='46'>Person 93 %</text></g></g>",
        "Person", 0.93, null, TestName = "{m}(nested groups)")]
    [TestCase(
        "<g transform='translate(50 0) scale(2)'><rect x='25' y='25' width='20' height='40'/>" +
        "<text x='25' y='23' font-size='6'>person .93</text></g>",
        "person", 0.93, null, TestName = "{m}(a transformed group)")]
    public void A_detection_has_its_label_confidence_box_and_track(string content, string label, double? confidence, string? track)
    {
        OverlayDocument overlay = Parse(content);
        OverlayDetection detection = overlay.Detections.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(detection.Label, Is.EqualTo(label));
            Assert.That(detection.Confidence, Is.EqualTo(confidence).Within(0.0001));
            Assert.That(detection.TrackId, Is.EqualTo(track));
            Assert.That(detection.Bounds, Is.EqualTo(new SKRect(100, 50, 140, 130)));
        }
    }

    [TestCase($"<g data-label='person' data-confidence='0.93'>{Box}</g>", "person 0.93 at ")]
    [TestCase($"<g data-label='person'>{Box}</g>", "person at ")]
    [TestCase(Box, "? at ")]
    public void The_text_of_a_detection_holds_what_is_known(string content, string text) =>
        Assert.That(Parse(content).Detections.Single().ToString(), Does.StartWith(text));

    [TestCase($"<g id='t7' data-label='person'>{Box}</g>")]
    [TestCase("<g id='all'><rect id='t7' x='100' y='50' width='40' height='80'/></g>")]
    public void A_detection_has_the_id_of_its_box_or_of_its_group(string content) =>
        Assert.That(Parse(content).Detections.Single().Id, Is.EqualTo("t7"));

    [Test]
    public void Each_box_takes_the_text_that_is_nearest_to_its_corner()
    {
        OverlayDocument overlay = Parse("""
            <rect x="100" y="50" width="40" height="80"/><rect x="130" y="52" width="40" height="80"/>
            <rect x="400" y="300" width="20" height="20"/>
            <text x="130" y="49" font-size="9">car 0.5</text><text x="100" y="48" font-size="9">person 0.9</text>
            <text x="10" y="350">Camera 1</text>
            """);
        Assert.That(
            overlay.Detections.Select(detection => (detection.Label, detection.Confidence)),
            Is.EqualTo(new (string?, double?)[] { ("person", 0.9), ("car", 0.5), (null, null) }));
    }

    [Test]
    public void Bounds_are_pixels_of_the_frame_that_the_overlay_came_with()
    {
        const string Svg = "<svg viewBox='0 0 640 360'><g data-label='car'><rect x='100' y='50' width='20' height='10'/></g></svg>";
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(320, 180, SKColors.Gray), overlay: Svg);
        Assert.That(frame.ParseOverlay()!.Detections.Single().Bounds, Is.EqualTo(new SKRect(50, 25, 60, 30)));
    }

    [Test]
    public void A_background_behind_the_label_is_not_a_detection()
    {
        OverlayDocument overlay = Parse(
            $"<g data-label='person'>{Box}<rect x='100' y='38' width='38' height='12' fill='#00ff00'/>" +
            "<text x='102' y='48'>person</text></g>");
        Assert.That(overlay.Detections.Select(detection => detection.Bounds), Is.EqualTo(new[] { new SKRect(100, 50, 140, 130) }));
    }

    [TestCase("<text x='10' y='20'>Camera 1</text>")]
    [TestCase("<line x1='0' y1='0' x2='640' y2='360'/>")]
    [TestCase("<g/>")]
    public void An_overlay_without_boxes_has_no_detections(string content) => Assert.That(Parse(content).Detections, Is.Empty);

    [TestCase("person 93", "person 93", null)]
    [TestCase("ABC-123", "ABC-123", null)]
    [TestCase("bus 120%", "bus 120%", null)]
    [TestCase("zone 1.5", "zone 1.5", null)]
    [TestCase("0.93", null, 0.93)]
    [TestCase("person: 1.0", "person", 1.0)]
    [TestCase("license plate - 87 %", "license plate", 0.87)]
    public void Only_a_fraction_or_a_percentage_is_a_confidence(string title, string? label, double? confidence)
    {
        OverlayDetection detection = Parse($"<g><title>{title}</title>{Box}</g>").Detections.Single();
        Assert.That((detection.Label, detection.Confidence), Is.EqualTo((label, confidence)));
    }

    private static OverlayDocument Parse(string content) => OverlayDocument.Parse($"<svg width='640' height='360'>{content}</svg>");
}
