namespace Een.Media.Emulator.Tests.Server;

/// <summary>How timestamps are written, in questions and in answers.</summary>
public sealed class TimestampFormTests
{
    [TestCase("2026-03-01T12:00:01.000+00:00", 200, 200, 200)]
    [TestCase("2026-03-01T14:00:01.000+02:00", 200, 200, 400)]
    [TestCase("2026-03-01T12:00:01+00:00", 200, 200, 400)]
    [TestCase("2026-03-01T12:00:01.0+00:00", 200, 200, 400)]
    [TestCase("2026-03-01T12:00:01.000Z", 400, 200, 400)]
    [TestCase("2026-03-01T12:00:01Z", 400, 200, 400)]
    [TestCase("2026-03-01T12:00:01.0001+00:00", 400, 400, 400)]
    [TestCase("2026-03-01T12:00:01.000", 400, 400, 400)]
    [TestCase("2026-03-01 12:00:01.000+00:00", 400, 400, 400)]
    [TestCase("2026-02-30T12:00:01.000+00:00", 400, 400, 400)]
    [TestCase("1772366401", 400, 400, 400)]
    [TestCase("noon", 400, 400, 400)]
    [TestCase("Z", 400, 400, 400)]
    [TestCase("", 400, 400, 400)]
    public async Task Timestamps_are_read_in_the_forms_that_the_switch_allows(string text, int anyOffset, int withZulu, int strict)
    {
        var codes = new List<int>();
        foreach (TimestampForms forms in Enum.GetValues<TimestampForms>())
        {
            await using TestAccount account = await TestAccount.StartAsync(options => options.Behavior = new ServiceBehavior { RecordedImageTimestamps = forms });
            Reply reply = await account.GetAsync($"{TestAccount.Image}?deviceId={TestAccount.Device}&type=preview&timestamp={Uri.EscapeDataString(text)}");
            codes.Add(reply.Code);
            if (reply.Code == 400)
                Assert.That((reply.Reason, reply.Violations.Single()), Is.EqualTo(("wrongArgumentValue", "timestamp")));
            else
                Assert.That(reply.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(1)));
        }

        Assert.That(codes, Is.EqualTo(new[] { anyOffset, withZulu, strict }));
    }

    [Test]
    public async Task A_plus_that_is_not_escaped_is_a_space_and_the_answer_says_so()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync($"{TestAccount.Image}?deviceId={TestAccount.Device}&type=preview&timestamp=2026-03-01T12:00:01.000+00:00");

        Assert.That(reply.Code, Is.EqualTo(400));
        Assert.That(reply.Text, Does.Contain("%2B"));
    }

    [Test]
    public async Task Timestamps_of_answers_may_end_in_Z_by_a_switch()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.Behavior = new ServiceBehavior { ZuluTimestamps = true });

        Reply reply = await account.ImageAsync("timestamp", TestAccount.Noon);

        Assert.That(reply.Headers["X-Een-Timestamp"], Is.EqualTo("2026-03-01T12:00:00.000Z"));
    }
}
