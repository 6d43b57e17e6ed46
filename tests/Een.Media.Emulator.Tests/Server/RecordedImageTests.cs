using System.Globalization;
using Een.Media.Emulator.Tests.Cameras;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Emulator.Tests.Server;

public sealed class RecordedImageTests
{
    // (asked for, found): seconds after noon; previews are at 0-5 and 100-105.
    [TestCase("timestamp__lt", 0.0, null)]
    [TestCase("timestamp__lt", 0.001, 0.0)]
    [TestCase("timestamp__lt", 5.0, 4.0)]
    [TestCase("timestamp__lt", 50.0, 5.0)]
    [TestCase("timestamp__lt", 100.0, 5.0)]
    [TestCase("timestamp__lte", -0.001, null)]
    [TestCase("timestamp__lte", 0.0, 0.0)]
    [TestCase("timestamp__lte", 99.999, 5.0)]
    [TestCase("timestamp__lte", 100.0, 100.0)]
    [TestCase("timestamp__lte", 500.0, 105.0)]
    [TestCase("timestamp", 3.0, 3.0)]
    [TestCase("timestamp", 3.001, null)]
    [TestCase("timestamp", 50.0, null)]
    [TestCase("timestamp__gte", -100.0, 0.0)]
    [TestCase("timestamp__gte", 5.0, 5.0)]
    [TestCase("timestamp__gte", 5.001, 100.0)]
    [TestCase("timestamp__gte", 105.001, null)]
    [TestCase("timestamp__gt", 4.0, 5.0)]
    [TestCase("timestamp__gt", 5.0, 100.0)]
    [TestCase("timestamp__gt", 105.0, null)]
    public async Task Each_timestamp_operator_finds_its_nearest_frame(string op, double asked, double? found)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.ImageAsync(op, TestAccount.Noon.AddMilliseconds(Math.Round(asked * 1000)));

        if (found is not { } seconds)
        {
            Assert.That((reply.Code, reply.Reason), Is.EqualTo((404, "resourceNotFound")));
            return;
        }

        DateTimeOffset frame = TestAccount.Noon.AddSeconds(seconds);
        Assert.That(reply.Code, Is.EqualTo(200));
        Assert.That(reply.ContentType, Is.EqualTo("image/jpeg"));
        Assert.That(reply.Taken, Is.EqualTo(frame), "the image itself");
        Assert.That(reply.Headers["X-Een-Timestamp"], Is.EqualTo(TestAccount.Wire(frame)), "what the header says");
    }

    [Test]
    public async Task Main_and_preview_have_their_own_frames()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply main = await account.ImageAsync("timestamp__gte", TestAccount.Noon.AddSeconds(2), "main");
        Reply preview = await account.ImageAsync("timestamp__gte", TestAccount.Noon.AddSeconds(2));

        Assert.That(main.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(3)));
        Assert.That(preview.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(2)));
    }

    [Test]
    public async Task No_frame_exists_after_now()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.Cameras.Add(
            EmulatedCamera.FromTimeline(
                "Later", [TestAccount.Noon.AddSeconds(199), TestAccount.Noon.AddSeconds(201)]) with
            { DeviceId = TestAccount.Device }));

        Reply before = await account.ImageAsync("timestamp__gte", TestAccount.Noon.AddSeconds(200));
        Reply last = await account.ImageAsync("timestamp__lte", TestAccount.Noon.AddSeconds(900));
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        Reply after = await account.ImageAsync("timestamp__gte", TestAccount.Noon.AddSeconds(200));

        Assert.That(before.Code, Is.EqualTo(404));
        Assert.That(last.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(199)));
        Assert.That(last.NextToken, Is.Null);
        Assert.That(after.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(201)));
    }

    [Test]
    public void Page_tokens_walk_any_timeline_frame_by_frame_in_both_directions()
    {
        Prop.ForAll<PositiveInt[]>(gaps =>
        {
            DateTimeOffset time = TestAccount.Noon;
            DateTimeOffset[] frames = [.. gaps.Take(8).Select(gap => time = time.AddMilliseconds(gap.Get))];
            return frames.Length == 0 || WalksAsync(frames).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

        static async Task<bool> WalksAsync(DateTimeOffset[] frames)
        {
            await using TestAccount account = await TestAccount.StartAsync(options =>
                options.Cameras.Add(EmulatedCamera.FromTimeline("Any", frames) with { DeviceId = TestAccount.Device }));
            account.Clock.SetUtcNow(frames[^1].AddSeconds(1000));
            List<DateTimeOffset?> forward = await WalkAsync(
                account, await account.ImageAsync("timestamp__gte", frames[0]), reply => reply.NextToken);
            List<DateTimeOffset?> backward = await WalkAsync(
                account, await account.ImageAsync("timestamp__lte", frames[^1]), reply => reply.PrevToken);
            backward.Reverse();
            return forward.SequenceEqual(frames.Cast<DateTimeOffset?>()) && backward.SequenceEqual(frames.Cast<DateTimeOffset?>());
        }

        static async Task<List<DateTimeOffset?>> WalkAsync(TestAccount account, Reply reply, Func<Reply, string?> token)
        {
            var seen = new List<DateTimeOffset?> { reply.Taken };
            while (token(reply) is { } next)
            {
                reply = await account.PageAsync(next);
                seen.Add(reply.Taken);
            }

            return seen;
        }
    }

    [Test]
    public async Task An_image_is_served_to_a_caller_that_accepts_only_json()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        Reply reply = await account.ImageAsync("timestamp", TestAccount.Noon);

        Assert.That((reply.Code, reply.ContentType), Is.EqualTo((200, "image/jpeg")));
    }

    [Test]
    public async Task Header_names_have_the_vendors_spelling()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.ImageAsync("timestamp", TestAccount.Noon.AddSeconds(1));

        // The dictionary of a reply is case-sensitive.
        Assert.That(reply.Headers.Keys, Is.SupersetOf(new[] { "X-Een-Timestamp", "X-Een-NextToken", "X-Een-PrevToken" }));
    }

    [Test]
    public async Task An_image_has_no_token_towards_a_side_without_frames()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply first = await account.ImageAsync("timestamp__gte", TestAccount.Noon);
        Reply last = await account.ImageAsync("timestamp__lte", TestAccount.Noon.AddSeconds(105));

        Assert.That((first.PrevToken is null, first.NextToken is null), Is.EqualTo((true, false)));
        Assert.That((last.PrevToken is null, last.NextToken is null), Is.EqualTo((false, true)));
    }

    [TestCase(EdgeToken.Empty)]
    [TestCase(EdgeToken.NotFound)]
    public async Task The_token_at_the_edge_of_a_recording_is_configurable(EdgeToken edge)
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.Behavior = new ServiceBehavior { EdgeToken = edge });

        Reply last = await account.ImageAsync("timestamp__lte", TestAccount.Noon.AddSeconds(105));

        if (edge == EdgeToken.Empty)
            Assert.That(last.NextToken, Is.Empty);
        else
            Assert.That((await account.PageAsync(last.NextToken!)).Code, Is.EqualTo(404));
    }

    // The synthetic preview is 640 by 360.
    [TestCase("&targetWidth=320", 320, 180)]
    [TestCase("&targetHeight=90", 160, 90)]
    [TestCase("&targetWidth=320&targetHeight=320", 320, 180)]
    [TestCase("&targetWidth=32", 32, 18)]
    public async Task A_scaled_image_keeps_its_aspect_ratio(string size, int width, int height)
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.Cameras.Add(EmulatedCamera.Synthetic("Lot") with { DeviceId = TestAccount.Device }));

        Reply reply = await account.ImageAsync("timestamp__lte", TestAccount.Noon, more: size);

        Assert.That(TestImages.SizeOf(reply.Body), Is.EqualTo((width, height)));
    }

    [Test]
    public async Task Both_targets_stretch_the_image_if_configured()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.Cameras.Add(EmulatedCamera.Synthetic("Lot") with { DeviceId = TestAccount.Device });
            options.Behavior = new ServiceBehavior { TargetFitting = TargetFitting.Stretch };
        });

        Reply reply = await account.ImageAsync("timestamp__lte", TestAccount.Noon, more: "&targetWidth=320&targetHeight=320");

        Assert.That(TestImages.SizeOf(reply.Body), Is.EqualTo((320, 320)));
    }

    [Test]
    public async Task The_error_for_an_unknown_camera_names_its_id()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync(TestAccount.Image + TestAccount.Query("timestamp", TestAccount.Noon, device: "deadbeef"));

        Assert.That((reply.Code, reply.Reason), Is.EqualTo((404, "resourceNotFound")));
        System.Text.Json.JsonElement resource = reply.Detail("resourceInfo")!.Value;
        Assert.That(resource.GetProperty("resource").GetString(), Is.EqualTo("cameras"));
        Assert.That(resource.GetProperty("ids")[0].GetString(), Is.EqualTo("deadbeef"));
    }

    [Test]
    public async Task An_error_without_details_still_has_its_code()
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.Behavior = new ServiceBehavior { ErrorsWithoutDetails = true });

        Reply reply = await account.GetAsync(TestAccount.Image);

        Assert.That(reply.Json.GetProperty("code").GetInt32().ToString(CultureInfo.InvariantCulture), Is.EqualTo("400"));
        Assert.That(reply.Json.TryGetProperty("details", out _), Is.False);
    }
}
