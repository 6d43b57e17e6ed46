using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Emulator.Tests.Server;

public sealed class PageTokenTests
{
    [Test]
    public async Task Other_arguments_beside_an_image_token_are_ignored()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Reply first = await account.ImageAsync("timestamp", TestAccount.Noon);

        Reply next = await account.PageAsync(
            first.NextToken!,
            $"&deviceId=deadbeef&type=nonsense&timestamp=never&timestamp__lt=never&targetWidth=1&unheardOf=1&unheardOf=2");

        Assert.That(next.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(1)));
    }

    [Test]
    public async Task A_page_token_is_opaque_and_different_every_time()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        string one = (await account.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;
        string two = (await account.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;

        Assert.That(one, Is.Not.EqualTo(two));
        Assert.That(System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(one)), Does.Not.Contain(TestAccount.Device));
    }

    [Test]
    public void A_page_token_with_any_character_changed_is_refused()
    {
        Run(async () =>
        {
            await using TestAccount account = await TestAccount.StartAsync();
            string token = (await account.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;
            Prop.ForAll<NonNegativeInt, char>((place, character) =>
            {
                int at = place.Get % token.Length;
                if (character == token[at] || char.IsSurrogate(character))
                    return true;
                Reply reply = account.PageAsync($"{token[..at]}{character}{token[(at + 1)..]}").GetAwaiter().GetResult();
                return reply.Code == 400 && reply.Reason == "wrongArgumentValue" && reply.Violations.Single() == "pageToken";
            }).QuickCheckThrowOnFailure();
        });
    }

    [Test]
    public async Task Other_base64_spellings_of_a_page_token_are_refused()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string token = (await account.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;

        foreach (string spelling in new[] { $"{token}\n", $" {token}", token.TrimEnd('=') + "====", token[..10] + " " + token[10..] })
            Assert.That((await account.PageAsync(spelling)).Code, Is.EqualTo(400));
    }

    [Test]
    public async Task A_page_token_of_another_emulator_is_refused()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await using TestAccount other = await TestAccount.StartAsync();
        string token = (await other.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;

        Assert.That((await account.PageAsync(token)).Code, Is.EqualTo(400));
    }

    [TestCase(ExpiredPageToken.BadRequest, 400)]
    [TestCase(ExpiredPageToken.NotFound, 404)]
    public async Task Page_tokens_expire_if_configured(ExpiredPageToken answer, int status)
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
            options.Behavior = new ServiceBehavior { PageTokenLifetime = TimeSpan.FromSeconds(60), ExpiredPageToken = answer });
        string token = (await account.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;

        account.Clock.Advance(TimeSpan.FromSeconds(59));
        int inTime = (await account.PageAsync(token)).Code;
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        int tooLate = (await account.PageAsync(token)).Code;

        Assert.That((inTime, tooLate), Is.EqualTo((200, status)));
    }

    [TestCase(TokenPageOptions.Kept, true)]
    [TestCase(TokenPageOptions.Dropped, false)]
    public async Task Size_and_overlays_of_the_first_request_are_kept_or_dropped(TokenPageOptions switched, bool kept)
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.Cameras.Add(EmulatedCamera.Synthetic("Lot") with { DeviceId = TestAccount.Device });
            options.Behavior = new ServiceBehavior { TokenPageOptions = switched };
        });
        Reply first = await account.ImageAsync(
            "timestamp__lte",
            TestAccount.Noon,
            more: "&targetWidth=128&include=overlaySvgHeader&overlayId__in=een.motionDetectionEvent.v1");

        Reply page = await account.PageAsync(first.PrevToken!);
        Reply second = await account.PageAsync(page.PrevToken!);

        foreach (Reply reply in new[] { page, second })
        {
            Assert.That(Cameras.TestImages.SizeOf(reply.Body).Width, Is.EqualTo(kept ? 128 : 640));
            Assert.That(reply.Headers.ContainsKey("X-Een-OverlaySvg"), Is.EqualTo(kept));
        }
    }

    private static void Run(Func<Task> test) => test().GetAwaiter().GetResult();
}
