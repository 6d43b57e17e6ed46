using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Requests;

/// <summary>The request builder: what types cannot say, immutability, equality, and words.</summary>
public sealed class BuilderTests
{
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("1005 8b7a")]
    [TestCase("10058b7a\n")]
    [TestCase("a,b")]
    [TestCase("a\0")]
    public async Task A_device_id_that_cannot_be_one_is_refused_by_name(string deviceId)
    {
        Assert.That(() => RecordedImageRequest.ForDevice(deviceId), Throws.ArgumentException.With.Property("ParamName").EqualTo("deviceId"));
        using var service = new MockService();
        await Assert.ThatAsync(() => service.Client().RecordedImages.ListOverlaysAsync(deviceId), Throws.ArgumentException.With.Property("ParamName").EqualTo("deviceId"));
    }

    [TestCase(null, null, "width")]
    [TestCase(31, null, "width")]
    [TestCase(7681, null, "width")]
    [TestCase(0, 100, "width")]
    [TestCase(null, 31, "height")]
    [TestCase(640, 4321, "height")]
    [TestCase(640, -1, "height")]
    public void A_size_out_of_range_is_refused_by_name(int? width, int? height, string parameter) =>
        Assert.That(() => TestValues.Request.WithSize(width, height), Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(parameter));

    [Test]
    public void A_refused_size_tells_the_range_and_what_was_given() => Assert.That(
        () => TestValues.Request.WithSize(width: 31),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("32 to 7680").And.Property("ActualValue").EqualTo(31));

    [Test]
    public void A_request_with_neither_width_nor_height_says_what_to_give() =>
        Assert.That(() => TestValues.Request.WithSize(), Throws.ArgumentException.With.Message.StartsWith("Give a width, a height, or both."));

    [Test]
    public void A_refused_device_id_says_what_one_looks_like() =>
        Assert.That(() => RecordedImageRequest.ForDevice("a,b"), Throws.ArgumentException.With.Message.Contains("eight hexadecimal digits"));

    [TestCase(32, 32)]
    [TestCase(7680, 4320)]
    public void The_limits_of_image_sizes_are_allowed(int width, int height)
    {
        RecordedImageTimeRequest request = TestValues.Request.WithSize(width, height);
        Assert.That((request.TargetWidth, request.TargetHeight), Is.EqualTo((width, height)));
    }

    [Test]
    public void Overlay_ids_are_checked()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, ""), Throws.ArgumentException.With.Property("ParamName").EqualTo("firstId"));
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, "a,b"), Throws.ArgumentException.With.Property("ParamName").EqualTo("firstId"));
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, (string)null!), Throws.ArgumentNullException);
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, "a", "b", " "), Throws.ArgumentException.With.Property("ParamName").EqualTo("moreIds"));
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, "a", (string[])null!), Throws.ArgumentNullException);
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, "a,b"), Throws.ArgumentException.With.Message.Contains("no comma"));
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, []), Throws.ArgumentException.With.Message.Contains("at least one overlay"));
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, ["a", ""]), Throws.ArgumentException.With.Property("ParamName").EqualTo("ids"));
            Assert.That(() => TestValues.Request.WithOverlay(OverlayMode.Embedded, (IEnumerable<string>)null!), Throws.ArgumentNullException);
            Assert.That(
                () => TestValues.Request.WithOverlay((OverlayMode)7, "a"),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("mode").And.Message.Contains("Embedded, SvgHeader or Both"));
        }
    }

    [Test]
    public void Stages_of_the_builder_are_immutable()
    {
        RecordedImageTimeRequest plain = TestValues.Request;
        string before = plain.ToString();
        RecordedImageTimeRequest sized = plain.WithSize(width: 640);
        RecordedImageTimeRequest overlaid = sized.WithOverlay(OverlayMode.Both, "een.a.v1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.ToString(), Is.EqualTo(before));
            Assert.That(plain.TargetWidth, Is.Null);
            Assert.That(sized.Overlays, Is.Null);
            Assert.That(sized.OverlayIds, Is.Empty);
            Assert.That(overlaid.TargetWidth, Is.EqualTo(640));
        }
    }

    [Test]
    public void Overlay_ids_are_copied_and_cannot_be_changed()
    {
        string[] ids = ["een.a.v1", "een.b.v1"];
        RecordedImageTimeRequest request = TestValues.Request.WithOverlay(OverlayMode.Both, ids);
        ids[0] = "changed";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.OverlayIds, Is.EqualTo(new[] { "een.a.v1", "een.b.v1" }));
            Assert.That(request.OverlayIds, Is.Not.InstanceOf<string[]>());
            Assert.That(() => ((IList<string>)request.OverlayIds)[0] = "changed", Throws.InstanceOf<NotSupportedException>());
        }
    }

    private static readonly Func<RecordedImageRequest>[] s_different =
    [
        () => RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(TestValues.Noon),
        () => RecordedImageRequest.ForDevice("10058b7b").Preview().AtOrAfter(TestValues.Noon),
        () => RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(TestValues.Noon),
        () => RecordedImageRequest.ForDevice("10058b7a").Preview().After(TestValues.Noon),
        () => RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(TestValues.Noon.AddMilliseconds(1)),
        () => TestValues.Request.WithSize(width: 640),
        () => TestValues.Request.WithSize(height: 640),
        () => TestValues.Request.WithSize(width: 640, height: 640),
        () => TestValues.Request.WithOverlay(OverlayMode.Embedded, "a"),
        () => TestValues.Request.WithOverlay(OverlayMode.Both, "a"),
        () => TestValues.Request.WithOverlay(OverlayMode.Embedded, "b"),
        () => TestValues.Request.WithOverlay(OverlayMode.Embedded, "a", "b"),
        () => TestValues.Request.WithOverlay(OverlayMode.Embedded, "b", "a"),
        () => RecordedImageRequest.FromPageToken(new PageToken("one-token")),
        () => RecordedImageRequest.FromPageToken(new PageToken("another-token")),
    ];

    [Test]
    public void Requests_are_equal_exactly_when_they_ask_for_the_same()
    {
        using var scope = Assert.EnterMultipleScope();
        for (int i = 0; i < s_different.Length; i++)
        {
            for (int j = 0; j < s_different.Length; j++)
                Assert.That(s_different[i]().Equals((object)s_different[j]()), Is.EqualTo(i == j), $"{s_different[i]()} and {s_different[j]()}");
            RecordedImageRequest twin = s_different[i]();
            Assert.That(s_different[i]().GetHashCode(), Is.EqualTo(twin.GetHashCode()));
            Assert.That(s_different[i]().Equals(null), Is.False);
        }
    }

    [Test]
    public void The_same_instant_in_another_offset_is_the_same_request() => Assert.That(
        RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(TestValues.Noon.ToOffset(TimeSpan.FromHours(-7))),
        Is.EqualTo(TestValues.Request));

    [Test]
    public void Stages_of_the_builder_are_comparable()
    {
        RecordedImageDeviceStage device = RecordedImageRequest.ForDevice("10058b7a");
        RecordedImageStreamStage main = device.Main();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(device, Is.EqualTo(RecordedImageRequest.ForDevice("10058b7a")));
            Assert.That(device, Is.Not.EqualTo(RecordedImageRequest.ForDevice("10058b7b")));
            Assert.That(device.GetHashCode(), Is.EqualTo(RecordedImageRequest.ForDevice("10058b7a").GetHashCode()));
            Assert.That(device.Main(), Is.EqualTo(main));
            Assert.That(device.Main(), Is.Not.EqualTo(device.Preview()));
            Assert.That(device.Main(), Is.Not.EqualTo(RecordedImageRequest.ForDevice("10058b7b").Main()));
            Assert.That(device.Equals((object)"10058b7a"), Is.False);
            Assert.That(main.Equals((object)"10058b7a"), Is.False);
            Assert.That(device.GetHashCode(), Is.Not.EqualTo(RecordedImageRequest.ForDevice("10058b7b").GetHashCode()));
            Assert.That(device.Main().GetHashCode(), Is.EqualTo(main.GetHashCode()));
        }
    }

    [Test]
    public void The_text_of_a_request_is_the_same_in_any_culture()
    {
        using var culture = new OtherCulture();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestValues.Request.WithSize(width: 640).ToString(), Is.EqualTo("preview image of 10058b7a at or after 2025-06-01T12:00:00.000Z, width 640"));
            Assert.That(TestValues.Request.WithOverlay(OverlayMode.Both, "a", "b").ToString(), Does.EndWith(", overlays a b (Both)"));
            Assert.That(TestValues.Request.WithSize(height: 360).ToString(), Does.EndWith("12:00:00.000Z, height 360"));
            Assert.That(RecordedImageRequest.ForDevice("10058b7a").ToString(), Is.EqualTo("recorded image of 10058b7a"));
            Assert.That(RecordedImageRequest.FromPageToken(new PageToken("some-token")).ToString(), Is.EqualTo("recorded image by page token"));
            Assert.That(RecordedImageRequest.ForDevice("10058b7a").Main().ToString(), Is.EqualTo("main image of 10058b7a"));
        }
    }

    [Test]
    public void The_text_of_a_request_names_its_operator()
    {
        RecordedImageStreamStage stage = RecordedImageRequest.ForDevice("10058b7a").Preview();
        RecordedImageTimeRequest[] requests = [stage.Before(TestValues.Noon), stage.AtOrBefore(TestValues.Noon), stage.At(TestValues.Noon), stage.AtOrAfter(TestValues.Noon), stage.After(TestValues.Noon)];
        Assert.That(
            requests.Select(request => request.ToString()),
            Is.EqualTo(new[] { "before", "at or before", "at", "at or after", "after" }.Select(words => $"preview image of 10058b7a {words} 2025-06-01T12:00:00.000Z")));
    }

    [Test]
    public void A_page_token_never_prints_itself()
    {
        const string Secret = "very-secret-page-token";
        var token = new PageToken(Secret);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.ToString(), Does.Not.Contain(Secret));
            Assert.That($"{RecordedImageRequest.FromPageToken(token)}", Does.Not.Contain(Secret));
            Assert.That(token.Reveal(), Is.EqualTo(Secret));
            Assert.That(token, Is.EqualTo(new PageToken(Secret)));
            Assert.That(() => new PageToken(" "), Throws.ArgumentException);
            Assert.That(() => RecordedImageRequest.FromPageToken(null!), Throws.ArgumentNullException);
        }
    }
}
