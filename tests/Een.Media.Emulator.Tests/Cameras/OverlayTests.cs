using System.Globalization;
using System.Xml.Linq;
using Een.Media.Emulator.Cameras.Model;
using SkiaSharp;

namespace Een.Media.Emulator.Tests.Cameras;

public sealed class OverlayTests
{
    private const string Motion = "een.motionDetectionEvent.v1";
    private const string Vehicles = "een.vehicleDetectionEvent.v1";
    private const string People = "een.personDetectionEvent.v1";
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, 347, TimeSpan.Zero);

    private static Camera Create(SyntheticScene scene) =>
        EmulatedCamera.Synthetic("Gate", new SyntheticCameraOptions { Scene = scene }).Create(1, Noon, TimeZoneInfo.Utc);

    private static List<SKRect> Boxes(Camera camera, DateTimeOffset time, params string[] ids) =>
        Boxes(camera, new FrameRequest(StreamKind.Preview, time), ids);

    private static List<SKRect> Boxes(Camera camera, FrameRequest request, params string[] ids) =>
    [
        .. XDocument.Parse(camera.Frames.OverlaySvg(request, ids)).Descendants()
            .Where(element => element.Name.LocalName == "rect")
            .Select(rect => SKRect.Create(Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height"))),
    ];

    private static float Number(XElement element, string name) => float.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    [Test]
    public void Every_scene_lists_its_overlays([Values] SyntheticScene scene)
    {
        IReadOnlyList<OverlayKind> overlays = Create(scene).Frames.Overlays;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(overlays, Does.Contain(new OverlayKind(Motion, "Motion Detection", "event")));
            Assert.That(overlays.Select(overlay => overlay.Id), Is.Unique);
            Assert.That(overlays, Has.Count.InRange(2, 3));
        }
    }

    [Test]
    public void Overlays_differ_between_cameras() =>
        Assert.That(
            Enum.GetValues<SyntheticScene>().Select(scene => Create(scene).Frames.Overlays.Count).Distinct().Count(), Is.GreaterThan(1));

    [Test]
    public void The_overlay_svg_is_one_line_of_ASCII_in_the_pixels_of_the_image([Values(null, 320)] int? width)
    {
        FrameRequest request = new(StreamKind.Preview, Noon.AddSeconds(10)) { TargetWidth = width };
        Camera camera = Create(SyntheticScene.CarPark);
        string svg = camera.Frames.OverlaySvg(request, [Motion, People]);
        (int imageWidth, int imageHeight) = TestImages.SizeOf(camera.Frames.Render(request).Span);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(svg, Does.Match("^[\\x20-\\x7E]+$"));
            Assert.That(XDocument.Parse(svg).Root!.Attribute("viewBox")!.Value, Is.EqualTo($"0 0 {imageWidth} {imageHeight}"));
            Assert.That(XDocument.Parse(svg).Root!.Name.NamespaceName, Is.EqualTo("http://www.w3.org/2000/svg"));
            Assert.That(svg, Does.Contain("<text").And.Contain("person").And.Contain("motion"));
            Assert.That(
                Boxes(camera, request, Motion),
                Is.Not.Empty.And.All.Matches<SKRect>(
                    box => box.Left >= 0 && box.Top >= 0 && box.Right <= imageWidth + 0.1f && box.Bottom <= imageHeight + 0.1f));
        }
    }

    [Test]
    public void Only_requested_overlays_are_drawn()
    {
        Camera camera = Create(SyntheticScene.CarPark);
        DateTimeOffset time = Noon.AddSeconds(10);
        int people = Boxes(camera, time, People).Count, vehicles = Boxes(camera, time, Vehicles).Count;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(people, Is.Positive);
            Assert.That(vehicles, Is.Positive);
            Assert.That(Boxes(camera, time, People, Vehicles), Has.Count.EqualTo(people + vehicles));
            Assert.That(Boxes(camera, time), Is.Empty);
            Assert.That(Boxes(camera, time, "een.unknown.v1"), Is.Empty);
        }
    }

    [Test]
    public void Boxes_move_with_time([Values] SyntheticScene scene)
    {
        Camera camera = Create(scene);
        IEnumerable<FrameRequest> requests = Enumerable.Range(0, 30)
            .Select(second => new FrameRequest(StreamKind.Preview, Noon.AddSeconds(second)));
        string[] svgs = [.. requests.Select(request => camera.Frames.OverlaySvg(request, [Motion]))];

        Assert.That(svgs.Distinct().Count(), Is.GreaterThan(25));
    }

    [Test]
    public void Boxes_enclose_moving_objects([Values] SyntheticScene scene)
    {
        // What differs between two instants has moved; a shadow may reach out of a box, and lights are off at noon.
        Camera camera = Create(scene);
        int changed = 0, outside = 0;
        for (int second = 0; second < 71; second += 5)
        {
            DateTimeOffset one = Noon.AddSeconds(second), other = one.AddSeconds(2);
            SKRect[] boxes = [.. Boxes(camera, one, Motion, Vehicles, People), .. Boxes(camera, other, Motion, Vehicles, People)];
            using SKBitmap before = TestImages.Decode(camera.Frames.Render(new FrameRequest(StreamKind.Preview, one)).Span);
            using SKBitmap after = TestImages.Decode(camera.Frames.Render(new FrameRequest(StreamKind.Preview, other)).Span);
            for (int y = 16; y < 360; y += 4)
            {
                for (int x = 0; x < 640; x += 4)
                {
                    if (TestImages.Difference(before, after, SKRectI.Create(x, y, 4, 4)) < 40)
                        continue;
                    changed++;
                    outside += Array.Exists(boxes, box => SKRect.Inflate(box, 5, 5).Contains(x + 2, y + 2)) ? 0 : 1;
                }
            }
        }

        Assert.That(changed, Is.GreaterThan(200));
        Assert.That(outside / (double)changed, Is.LessThan(0.03));
    }

    [Test]
    public void Embedded_boxes_match_those_of_the_svg([Values] bool main)
    {
        StreamKind stream = main ? StreamKind.Main : StreamKind.Preview;
        Camera camera = Create(SyntheticScene.CarPark);
        FrameRequest plain = new(stream, Noon.AddSeconds(10)), embedded = plain with { EmbeddedOverlayIds = [Vehicles] };
        using SKBitmap without = TestImages.Decode(
            camera.Frames.Render(plain).Span), with = TestImages.Decode(camera.Frames.Render(embedded).Span);
        List<SKRect> boxes = Boxes(camera, plain, Vehicles);
        Assert.That(boxes, Is.Not.Empty);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FrameStamp.Read(camera.Frames.Render(embedded).Span), Is.EqualTo(plain.Timestamp));
            foreach (SKRect box in boxes)
            {
                SKRectI edge = SKRectI.Create(
                    (int)box.Left + 2,
                    (int)box.Bottom - 1,
                    (int)box.Width - 4,
                    2), middle = SKRectI.Create((int)box.MidX - 2, (int)box.MidY - 2, 4, 4);
                Assert.That(TestImages.Difference(without, with, edge), Is.GreaterThan(15), "There is a line along the box.");
                Assert.That(TestImages.Difference(without, with, middle), Is.LessThan(8), "The box is not filled.");
            }
        }
    }

    [Test]
    public void Files_have_a_moving_box_as_overlay()
    {
        Camera camera = EmulatedCamera.FromTimeline("c", []).Create(1, Noon, TimeZoneInfo.Utc);
        byte[] plain = camera.Frames.Render(new FrameRequest(StreamKind.Preview, Noon)).ToArray();
        byte[] boxed = camera.Frames.Render(new FrameRequest(StreamKind.Preview, Noon) { EmbeddedOverlayIds = [Motion] }).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Boxes(camera, Noon, Motion), Has.Count.EqualTo(1));
            Assert.That(Boxes(camera, Noon.AddSeconds(1), Motion), Is.Not.EqualTo(Boxes(camera, Noon, Motion)));
            Assert.That(TestImages.SizeOf(boxed), Is.EqualTo((64, 36)));
            using SKBitmap one = TestImages.Decode(plain), other = TestImages.Decode(boxed);
            Assert.That(TestImages.Difference(one, other), Is.GreaterThan(3));
        }
    }
}
