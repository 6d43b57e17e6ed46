using System.Net.Http.Headers;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Emulator.Tests.Server;

public sealed class JournalTests
{
    [Test]
    public async Task A_journal_entry_describes_request_and_answer()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.ImageAsync("timestamp__gte", TestAccount.Noon, "main");

        JournalEntry entry = account.Emulator.Journal.Entries.Single();
        Assert.That(
            (entry.Time, entry.Method, entry.Path, entry.Protocol),
            Is.EqualTo((account.Clock.GetUtcNow(), "GET", TestAccount.Image, "HTTP/1.1")));
        Assert.That(
            (entry.Endpoint, entry.DeviceId, entry.StreamType, entry.Status),
            Is.EqualTo((EmulatorEndpoint.RecordedImage, TestAccount.Device, "main", 200)));
        Assert.That(entry.BodyLength, Is.EqualTo(reply.Body.Length));
        Assert.That((entry.AuthorizationScheme, entry.HasPageToken, entry.Faults.Count), Is.EqualTo(("Bearer", false, 0)));
        Assert.That(entry.Parameters.Select(p => p.Key), Is.EqualTo(new[] { "deviceId", "type", "timestamp__gte" }));
        Assert.That(entry.Parameter("timestamp__gte"), Is.EqualTo(TestAccount.Wire(TestAccount.Noon)));
        Assert.That(entry.Parameter("pageToken"), Is.Null);
    }

    [Test]
    public async Task A_journal_entry_of_a_page_token_names_camera_and_stream_but_not_the_token()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string token = (await account.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;

        await account.PageAsync(token);

        JournalEntry entry = account.Emulator.Journal.Last!;
        Assert.That((entry.DeviceId, entry.StreamType, entry.HasPageToken), Is.EqualTo((TestAccount.Device, "preview", true)));
        Assert.That(entry.Parameter("pageToken"), Is.EqualTo("***"));
    }

    [Test]
    public async Task The_journal_holds_no_secret_in_whatever_form_it_is_sent()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        const string Canary = "canary-7f3a";
        string[] names =
        [
            "pageToken", "access_token", "refresh_token", "client_secret", "clientSecret", "CODE", "code_verifier", "token", "signature",
        ];
        string query = string.Join('&', names.Select(name => $"{name}={Canary}"));
        using var form = new FormUrlEncodedContent(names.Select(name => KeyValuePair.Create(name, Canary)));
        var authorization = new AuthenticationHeaderValue("Bearer", Canary);

        await account.SendAsync(HttpMethod.Get, $"{TestAccount.Image}?{query}", authorization: authorization);
        await account.SendAsync(HttpMethod.Get, $"/elsewhere?{query}", authorization: authorization);
        await account.SendAsync(HttpMethod.Post, "/oauth2/token?grant_type=refresh_token", form, authorization);

        account.Client.DefaultRequestHeaders.Authorization = null;
        account.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", Canary);
        await account.GetAsync("/elsewhere");

        IReadOnlyList<JournalEntry> entries = account.Emulator.Journal.Entries;
        foreach (JournalEntry entry in entries)
        {
            Assert.That(entry.ToString(), Does.Not.Contain(Canary));
            Assert.That(entry.Parameters.Select(p => p.Value), Has.None.Contains(Canary));
        }

        Assert.That(entries.Select(entry => entry.AuthorizationScheme), Is.EqualTo(new[] { "Bearer", "Bearer", "Bearer", "other" }));
        Assert.That(entries[2].Parameter("grant_type"), Is.EqualTo("refresh_token"));
    }

    [Test]
    public void Redaction_hides_a_secret_value_whatever_the_spelling_of_its_name()
    {
        string[] words = ["page", "refresh", "access"];
        Prop.ForAll<NonNegativeInt, NonEmptyString, bool>((which, value, underscore) =>
        {
            string word = words[which.Get % words.Length];
            string name = underscore ? $"{word.ToUpperInvariant()}_token" : $"{word}Token";
            IReadOnlyList<KeyValuePair<string, string>> redacted = Journal.Redaction.Apply(
                [new(name, value.Get), new("deviceId", value.Get)]);
            return redacted[0].Key == name && redacted[0].Value == "***" && redacted[1].Value == value.Get;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public async Task The_journal_holds_the_newest_entries_and_counts_all()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.JournalCapacity = 3);

        for (int second = 0; second < 5; second++)
            await account.ImageAsync("timestamp", TestAccount.Noon.AddSeconds(second));

        RequestJournal journal = account.Emulator.Journal;
        Assert.That(
            journal.Entries.Select(entry => entry.Parameter("timestamp")),
            Is.EqualTo(Enumerable.Range(2, 3).Select(s => TestAccount.Wire(TestAccount.Noon.AddSeconds(s)))));
        Assert.That(journal.Total, Is.EqualTo(5));
        journal.Clear();
        Assert.That((journal.Total, journal.Entries.Count, journal.Last), Is.EqualTo((0L, 0, (JournalEntry?)null)));
    }

    [Test]
    public async Task The_journal_counts_by_endpoint_and_status()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.ImageAsync("timestamp", TestAccount.Noon);
        await account.ImageAsync("timestamp", TestAccount.Noon.AddHours(-1));
        await account.GetAsync("/api/v3.0/feeds");

        RequestJournal journal = account.Emulator.Journal;

        Assert.That(journal.Count(EmulatorEndpoint.RecordedImage), Is.EqualTo(2));
        Assert.That(journal.Count(EmulatorEndpoint.RecordedImage, 404), Is.EqualTo(1));
        Assert.That(journal.Of(EmulatorEndpoint.Feeds).Single().Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_journal_records_every_one_of_many_concurrent_requests()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => account.ImageAsync("timestamp", TestAccount.Noon)));

        Assert.That(account.Emulator.Journal.Count(EmulatorEndpoint.RecordedImage, 200), Is.EqualTo(200));
    }
}
