namespace Een.Media.Emulator.Tests.Server;

/// <summary>The forms of timestamps in requests and answers.</summary>
public sealed class TimestampFormTests
{
    [TestCase("2026-03-01T12:00:01.000+00:00", 200, 200, 200)]
    [TestCase("2026-03-01T14:00:01.000+02:00", 200, 200, 400)]
    [TestCase("2026-03-01T12:00:01+00:00", 200, 200, 400)]
    [TestCase("2026-03-01T12:00:01.0+00:00", 200, 200, 400)]
    [TestCase("2026-03-01T12:00:01.000Z", 200, 400, 400)]
    [TestCase("2026-03-01T12:00:01Z", 200, 400, 400)]
    [TestCase("2026-03-01T12:00:01.0001+00:00", 400, 400, 400)]
    [TestCase("2026-03-01T12:00:01.000", 400, 400, 400)]
    [TestCase("2026-03-01 12:00:01.000+00:00", 400, 400, 400)]
    [TestCase("2026-02-30T12:00:01.000+00:00", 400, 400, 400)]
    [TestCase("1772366401", 400, 400, 400)]
    [TestCase("noon", 400, 400, 400)]
    [TestCase("Z", 400, 400, 400)]
    [TestCase("", 400, 400, 400)]
    public async Task Timestamps_are_accepted_in_the_configured_forms(string text, int withZulu, int anyOffset, int strict)
    {
        var codes = new List<int>();
        foreach (TimestampForms forms in Enum.GetValues<TimestampForms>())
        {
            await using TestAccount account = await TestAccount.StartAsync(
                options => options.Behavior = new ServiceBehavior { RecordedImageTimestamps = forms });
            Reply reply = await account.GetAsync(
                $"{TestAccount.Image}?deviceId={TestAccount.Device}&type=preview&timestamp={Uri.EscapeDataString(text)}");
            codes.Add(reply.Code);
            if (reply.Code == 400)
                Assert.That((reply.Reason, reply.Violations.Single()), Is.EqualTo(("wrongArgumentValue", "timestamp")));
            else
                Assert.That(reply.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(1)));
        }

        Assert.That(codes, Is.EqualTo(new[] { withZulu, anyOffset, strict }));
    }

    [Test]
    public async Task An_unescaped_plus_in_a_timestamp_is_refused_with_a_hint()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync(
            $"{TestAccount.Image}?deviceId={TestAccount.Device}&type=preview&timestamp=2026-03-01T12:00:01.000+00:00");

        Assert.That(reply.Code, Is.EqualTo(400));
        Assert.That(reply.Text, Does.Contain("%2B"));
    }

    [Test]
    public async Task Timestamps_in_answers_end_in_Z_if_configured()
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.Behavior = new ServiceBehavior { ZuluTimestamps = true });

        Reply reply = await account.ImageAsync("timestamp", TestAccount.Noon);

        Assert.That(reply.Headers["X-Een-Timestamp"], Is.EqualTo("2026-03-01T12:00:00.000Z"));
    }
}
