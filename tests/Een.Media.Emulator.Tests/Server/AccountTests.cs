using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>The cameras and the user of the account.</summary>
public sealed class AccountTests
{
    private const string Cameras = "/api/v3.0/cameras";

    [Test]
    public async Task Cameras_lists_the_cameras_of_the_emulator_with_their_ids_and_names()
    {
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", emulator.IssueAccessToken());

        using JsonDocument list = JsonDocument.Parse(await client.GetStringAsync(new Uri(Cameras, UriKind.Relative)));

        JsonElement[] items = [.. list.RootElement.GetProperty("results").EnumerateArray()];
        Assert.That(items.Select(item => item.GetProperty("id").GetString()), Is.EqualTo(emulator.Cameras.Select(camera => camera.Id)));
        Assert.That(items.Select(item => item.GetProperty("name").GetString()), Is.EqualTo(emulator.Cameras.Select(camera => camera.Name)));
        Assert.That(list.RootElement.GetProperty("totalSize").GetInt32(), Is.EqualTo(emulator.Cameras.Count));
    }

    [Test]
    public async Task A_camera_has_its_base_fields_always_and_the_included_fields_on_request()
    {
        await using TestAccount account = await SitesAsync();

        JsonElement plain = (await account.GetAsync($"{Cameras}/10000001")).Json;
        JsonElement full = (await account.GetAsync(
            $"{Cameras}/10000001?include=status,timeZone,locationSummary,deviceInfo,tags,notes,bridge")).Json;

        Assert.That(Names(plain), Is.EqualTo(new[] { "id", "accountId", "name", "bridgeId", "locationId", "createTimestamp" }));
        Assert.That(
            Names(full).Except(Names(plain)), Is.EqualTo(new[] { "status", "timeZone", "locationSummary", "deviceInfo", "tags", "notes" }));
        Assert.That(full.GetProperty("status").GetRawText(), Is.EqualTo("""{"connectionStatus":"online"}"""));
        Assert.That(full.GetProperty("timeZone").GetRawText(), Is.EqualTo("""{"zone":"America/Chicago"}"""));
        Assert.That(full.GetProperty("locationSummary").GetProperty("name").GetString(), Is.EqualTo("Store 7"));
        Assert.That(full.GetProperty("tags").GetRawText(), Is.EqualTo("""["door","west"]"""));
    }

    [Test]
    public async Task Cameras_of_one_site_have_the_same_location_and_cameras_without_site_have_none()
    {
        await using TestAccount account = await SitesAsync();

        JsonElement[] items = [.. (await account.GetAsync(Cameras)).Json.GetProperty("results").EnumerateArray()];

        string?[] locations = [.. items.Select(item => item.TryGetProperty("locationId", out JsonElement id) ? id.GetString() : null)];
        Assert.That(locations[0], Is.Not.Null.And.EqualTo(locations[1]));
        Assert.That(locations[2], Is.Null);
    }

    [Test]
    public async Task A_camera_without_time_zone_has_the_emulators()
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        Reply reply = await account.GetAsync($"{Cameras}/{TestAccount.Device}?include=timeZone");

        Assert.That(reply.Json.GetProperty("timeZone").GetProperty("zone").GetString(), Is.EqualTo("Europe/Berlin"));
    }

    [TestCase("", "10000001 10000002 10000003")]
    [TestCase("?id__in=10000003,10000001", "10000001 10000003")]
    [TestCase("?id__in=deadbeef", "")]
    [TestCase("?name__contains=DOOR", "10000001 10000002")]
    [TestCase("?status__in=online", "10000001 10000003")]
    [TestCase("?status__in=deviceOffline,bridgeOffline", "10000002")]
    [TestCase("?q=store", "10000001 10000002")]
    [TestCase("?q=WEST", "10000001")]
    [TestCase("?q=0003", "10000003")]
    [TestCase("?name__contains=door&status__in=online", "10000001")]
    public async Task Cameras_are_filtered(string query, string ids)
    {
        await using TestAccount account = await SitesAsync();

        Assert.That(Ids(await account.GetAsync(Cameras + query)), Is.EqualTo(ids));
    }

    [Test]
    public async Task Cameras_are_paged_in_both_directions_with_a_total_size()
    {
        await using TestAccount account = await SitesAsync();

        Reply first = await account.GetAsync($"{Cameras}?pageSize=2");
        Reply second = await account.GetAsync($"{Cameras}?pageToken={first.Json.GetProperty("nextPageToken").GetString()}");
        Reply back = await account.GetAsync($"{Cameras}?pageToken={second.Json.GetProperty("prevPageToken").GetString()}");

        Assert.That((Ids(first), Ids(second), Ids(back)), Is.EqualTo(("10000001 10000002", "10000003", "10000001 10000002")));
        Assert.That(new[] { first, second, back }.Select(page => page.Json.GetProperty("totalSize").GetInt32()), Is.All.EqualTo(3));
        Assert.That(second.Json.GetProperty("nextPageToken").GetString(), Is.Empty);
    }

    [TestCase("?sort=name", "unexpectedArgument", "sort")]
    [TestCase("?include=everything", "wrongArgumentValue", "include")]
    [TestCase("?pageSize=many", "wrongArgumentValue", "pageSize")]
    [TestCase("?pageToken=abc", "wrongArgumentValue", "pageToken")]
    [TestCase("/10000001?pageSize=1", "unexpectedArgument", "pageSize")]
    public async Task Cameras_refuses_invalid_arguments(string pathAndQuery, string reason, string argument)
    {
        await using TestAccount account = await SitesAsync();

        Reply reply = await account.GetAsync(Cameras + pathAndQuery);

        Assert.That((reply.Code, reply.Reason, reply.Violations.Single()), Is.EqualTo((400, reason, argument)));
    }

    [Test]
    public async Task An_unknown_camera_is_answered_404_with_its_id()
    {
        await using TestAccount account = await SitesAsync();

        Reply reply = await account.GetAsync($"{Cameras}/deadbeef");

        Assert.That((reply.Code, reply.Reason), Is.EqualTo((404, "resourceNotFound")));
        Assert.That(reply.Detail("resourceInfo")!.Value.GetProperty("ids")[0].GetString(), Is.EqualTo("deadbeef"));
    }

    [TestCase($"{Cameras}/")]
    [TestCase($"{Cameras}/10000001/settings")]
    [TestCase("/api/v3.0/users/someone")]
    public async Task Paths_below_cameras_and_users_are_unknown(string path)
    {
        await using TestAccount account = await SitesAsync();

        Assert.That((await account.GetAsync(path)).Reason, Is.EqualTo("endpointNotFound"));
    }

    [Test]
    public async Task The_user_belongs_to_the_account_of_the_cameras()
    {
        await using TestAccount account = await SitesAsync();

        JsonElement user = (await account.GetAsync("/api/v3.0/users/self")).Json;
        JsonElement camera = (await account.GetAsync($"{Cameras}/10000001")).Json;

        Assert.That(Names(user), Is.EqualTo(new[] { "id", "email", "firstName", "lastName", "accountId" }));
        Assert.That(user.GetProperty("accountId").GetString(), Is.EqualTo(camera.GetProperty("accountId").GetString()));
    }

    [Test]
    public async Task The_journal_and_faults_know_the_endpoints_of_the_account()
    {
        await using TestAccount account = await SitesAsync();
        account.Emulator.Faults.Add("camera device=10000002 status=503");

        await account.GetAsync(Cameras);
        Reply one = await account.GetAsync($"{Cameras}/10000001");
        Reply other = await account.GetAsync($"{Cameras}/10000002");
        await account.GetAsync("/api/v3.0/users/self");

        Assert.That((one.Code, other.Code), Is.EqualTo((200, 503)));
        Assert.That(account.Emulator.Journal.Entries.Select(entry => entry.Endpoint), Is.EqualTo(new[]
        {
            EmulatorEndpoint.Cameras, EmulatorEndpoint.Camera, EmulatorEndpoint.Camera, EmulatorEndpoint.User,
        }));
    }

    private static string Ids(Reply reply) =>
        string.Join(' ', reply.Json.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("id").GetString()));

    private static IEnumerable<string> Names(JsonElement item) => item.EnumerateObject().Select(property => property.Name);

    private static Task<TestAccount> SitesAsync() => TestAccount.StartAsync(options =>
    {
        options.Cameras.Add(TestAccount.Camera("Front door", "10000001") with
        {
            Site = "Store 7",
            Tags = ["door", "west"],
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago"),
        });
        options.Cameras.Add(TestAccount.Camera("Back door", "10000002") with { Site = "Store 7", Online = false });
        options.Cameras.Add(TestAccount.Camera("Roof", "10000003"));
    });
}
