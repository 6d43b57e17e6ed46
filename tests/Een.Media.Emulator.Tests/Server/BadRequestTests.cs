using System.Net.Http.Headers;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Requests that the API refuses, and the error bodies.</summary>
public sealed class BadRequestTests
{
    private const string Time = "timestamp__gte=2026-03-01T12%3A00%3A00.000%2B00%3A00";
    private const string Good = "deviceId=10058b7a&type=preview&" + Time;
    private const string Overlay = "een.motionDetectionEvent.v1";

    // (query, status, reason, the argument that is named)
    [TestCase("", 400, "missingRequiredArgument", null)]
    [TestCase("type=preview&" + Time, 400, "missingRequiredArgument", null)]
    [TestCase("deviceId=10058b7a&" + Time, 400, "missingRequiredArgument", null)]
    [TestCase("deviceId=10058b7a&type=preview", 400, "missingRequiredArgument", null)]
    [TestCase(Good + "&sort=timestamp", 400, "unexpectedArgument", "sort")]
    [TestCase(Good + "&deviceid=10058b7a", 400, "unexpectedArgument", "deviceid")]
    [TestCase(Good + "&recordedType=main", 400, "unexpectedArgument", "recordedType")]
    [TestCase(Good + "&timestampGreaterOrEqual=x", 400, "unexpectedArgument", "timestampGreaterOrEqual")]
    [TestCase(Good + "&timestamp__lt=2026-03-01T12%3A00%3A00.000%2B00%3A00", 400, "unexpectedArgument", "timestamp__lt")]
    [TestCase(Good + "&type=main", 400, "wrongArgumentValue", "type")]
    [TestCase(Good + "&" + Time, 400, "wrongArgumentValue", "timestamp__gte")]
    [TestCase("deviceId=10058b7a&type=Preview&" + Time, 400, "wrongArgumentValue", "type")]
    [TestCase("deviceId=10058b7a&type=&" + Time, 400, "wrongArgumentValue", "type")]
    [TestCase("deviceId=&type=preview&" + Time, 400, "wrongArgumentValue", "deviceId")]
    [TestCase(Good + "&targetWidth=31", 400, "wrongArgumentValue", "targetWidth")]
    [TestCase(Good + "&targetWidth=32", 200, null, null)]
    [TestCase(Good + "&targetWidth=7680", 200, null, null)]
    [TestCase(Good + "&targetWidth=7681", 400, "wrongArgumentValue", "targetWidth")]
    [TestCase(Good + "&targetWidth=-64", 400, "wrongArgumentValue", "targetWidth")]
    [TestCase(Good + "&targetWidth=64.5", 400, "wrongArgumentValue", "targetWidth")]
    [TestCase(Good + "&targetWidth=", 400, "wrongArgumentValue", "targetWidth")]
    [TestCase(Good + "&targetWidth=99999999999999999999", 400, "wrongArgumentValue", "targetWidth")]
    [TestCase(Good + "&targetHeight=31", 400, "wrongArgumentValue", "targetHeight")]
    [TestCase(Good + "&targetHeight=32", 200, null, null)]
    [TestCase(Good + "&targetHeight=4320", 200, null, null)]
    [TestCase(Good + "&targetHeight=4321", 400, "wrongArgumentValue", "targetHeight")]
    [TestCase(Good + "&include=overlayEmbedded", 400, "missingRequiredArgument", null)]
    [TestCase(Good + "&include=overlaySvgHeader&overlayId__in=", 400, "wrongArgumentValue", "overlayId__in")]
    [TestCase(Good + "&include=overlay&overlayId__in=" + Overlay, 400, "wrongArgumentValue", "include")]
    [TestCase(Good + "&include=&overlayId__in=" + Overlay, 400, "wrongArgumentValue", "include")]
    [TestCase(Good + "&include=overlaySvgHeader&overlayId__in=" + Overlay + ",", 400, "wrongArgumentValue", "overlayId__in")]
    [TestCase(Good + "&include=overlaySvgHeader&overlayId__in=een.unheard.of.v1", 400, "wrongArgumentValue", "overlayId__in")]
    [TestCase(Good + "&include=overlaySvgHeader,overlayEmbedded&overlayId__in=" + Overlay, 200, null, null)]
    [TestCase(Good + "&overlayId__in=" + Overlay, 200, null, null)]
    [TestCase("pageToken=", 400, "wrongArgumentValue", "pageToken")]
    [TestCase("pageToken=cHJldlBhZ2VQbHoK", 400, "wrongArgumentValue", "pageToken")]
    [TestCase("pageToken=%25", 400, "wrongArgumentValue", "pageToken")]
    public async Task Recorded_image_refuses_invalid_arguments(string query, int status, string? reason, string? argument)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync($"{TestAccount.Image}?{query}");

        Assert.That(reply.Code, Is.EqualTo(status), reply.ContentType);
        if (status == 200)
            return;
        Assert.That(reply.Reason, Is.EqualTo(reason));
        Assert.That(reply.Violations, argument is null ? Is.Empty : Is.EqualTo(new[] { argument }));
        Assert.That(reply.ContentType, Is.EqualTo("application/json"));
        Assert.That(reply.Json.GetProperty("code").GetInt32(), Is.EqualTo(400));
        Assert.That(reply.Json.GetProperty("status").GetString(), Is.EqualTo("invalidArgument"));
        Assert.That(reply.Json.GetProperty("message").GetString(), Is.Not.Empty);
        Assert.That(reply.Detail("errorInfo")!.Value.GetProperty("domain").GetString(), Is.EqualTo("apiv3"));
        Assert.That(
            reply.Detail("errorInfo")!.Value.GetProperty("metadata").GetProperty("path").GetString(), Is.EqualTo(TestAccount.Image));
    }

    [Test]
    public async Task An_error_names_all_missing_arguments()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync(TestAccount.Image);

        Assert.That(reply.Json.GetProperty("message").GetString(), Is.EqualTo("Missing required arguments: deviceId, type, timestamp"));
    }

    [Test]
    public async Task A_missing_type_and_a_second_timestamp_are_accepted_if_configured()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
            options.Behavior = new ServiceBehavior
            {
                MissingStreamType = MissingStreamType.Preview,
                TwoTimestamps = TwoTimestamps.FirstWins,
            });

        Reply reply = await account.GetAsync(
            $"{TestAccount.Image}?deviceId={TestAccount.Device}&timestamp__gt={TestAccount.Escaped(TestAccount.Noon)}&{Time}");

        Assert.That(reply.Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(1)));
    }

    [TestCase("/nothing", "GET")]
    [TestCase("/api/v3.0/media/recordedImage.jpeg/", "GET")]
    [TestCase("/api/v3.0/media/recordedimage.jpeg", "GET")]
    [TestCase("/api/v3.0/media/recordedImage.jpeg:listfieldvalues", "GET")]
    [TestCase("/api/v3.0/bridges", "POST")]
    public async Task Unknown_paths_are_answered_404(string path, string method)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.SendAsync(new HttpMethod(method), path);

        Assert.That(
            (reply.Code, reply.Json.GetProperty("status").GetString(), reply.Reason), Is.EqualTo((404, "notFound", "endpointNotFound")));
    }

    [TestCase(TestAccount.Image, "POST", "GET")]
    [TestCase("/api/v3.0/media", "DELETE", "GET")]
    [TestCase("/api/v3.0/feeds", "PUT", "GET")]
    [TestCase("/oauth2/token", "GET", "POST")]
    public async Task Other_methods_are_answered_405(string path, string method, string allowed)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.SendAsync(new HttpMethod(method), path);

        Assert.That(
            (reply.Code, reply.Json.GetProperty("status").GetString(), reply.Reason),
            Is.EqualTo((405, "methodNotSupported", "methodNotSupported")));
        Assert.That(reply.Headers["Allow"], Is.EqualTo(allowed));
    }

    [TestCase(null)]
    [TestCase("Bearer")]
    [TestCase("Bearer garbage")]
    [TestCase("Bearer a.b.c")]
    [TestCase("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")]
    [TestCase("Basic dXNlcjpwYXNz")]
    public async Task Every_protected_endpoint_refuses_a_missing_or_invalid_access_token(string? authorization)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Client.DefaultRequestHeaders.Authorization = null;
        if (authorization is not null)
            account.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        string[] paths =
        [
            $"{TestAccount.Image}?{Good}", "/api/v3.0/media", "/api/v3.0/feeds", "/api/v3.0/media/session", "/media/session",
            "/api/v3.0/clientSettings", "/api/v3.0/cameras", "/api/v3.0/cameras/10058b7a", "/api/v3.0/users/self",
        ];
        foreach (string path in paths)
        {
            Reply reply = await account.GetAsync(path);
            Assert.That(
                (reply.Code, reply.Json.GetProperty("status").GetString(), reply.Reason),
                Is.EqualTo((401, "unauthenticated", "unauthenticated")),
                path);
            Assert.That(
                reply.Json.GetProperty("message").GetString(),
                Is.EqualTo("The client caller does not have a valid authentication credential"));
        }
    }

    [Test]
    public async Task An_access_token_is_valid_until_it_expires_and_only_at_its_own_emulator()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await using TestAccount stranger = await TestAccount.StartAsync();
        string query = $"{TestAccount.Image}?{Good}";
        AuthenticationHeaderValue brief = Bearer(account.Emulator.IssueAccessToken(TimeSpan.FromSeconds(10)));
        AuthenticationHeaderValue old = Bearer(account.Emulator.IssueAccessToken(TimeSpan.FromSeconds(-1)));
        AuthenticationHeaderValue foreign = Bearer(stranger.Emulator.IssueAccessToken());

        Assert.That((await account.SendAsync(HttpMethod.Get, query, authorization: brief)).Code, Is.EqualTo(200));
        Assert.That((await account.SendAsync(HttpMethod.Get, query, authorization: old)).Code, Is.EqualTo(401));
        Assert.That((await account.SendAsync(HttpMethod.Get, query, authorization: foreign)).Code, Is.EqualTo(401));
        account.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.That((await account.SendAsync(HttpMethod.Get, query, authorization: brief)).Code, Is.EqualTo(200));
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await account.SendAsync(HttpMethod.Get, query, authorization: brief)).Code, Is.EqualTo(401));
    }

    [Test]
    public async Task A_forged_access_token_is_refused()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string token = account.Emulator.IssueAccessToken();

        // The very last character of a signature has bits that mean nothing.
        for (int i = 0; i < token.Length - 1; i += 7)
        {
            char other = token[i] == 'A' ? 'B' : 'A';
            string forged = $"{token[..i]}{other}{token[(i + 1)..]}";
            Reply reply = await account.SendAsync(HttpMethod.Get, $"{TestAccount.Image}?{Good}", authorization: Bearer(forged));
            Assert.That(reply.Code, Is.EqualTo(401), $"character {i}");
        }
    }

    [TestCase(VideoPermissions.ViewPreviewVideo, "preview", 200)]
    [TestCase(VideoPermissions.ViewPreviewVideo, "main", 403)]
    [TestCase(VideoPermissions.ViewHistoricVideo, "preview", 403)]
    [TestCase(VideoPermissions.ViewHistoricVideo, "main", 200)]
    [TestCase(VideoPermissions.None, "preview", 403)]
    public async Task A_recorded_image_requires_the_permission_of_its_stream(VideoPermissions permissions, string type, int status)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Client.DefaultRequestHeaders.Authorization = Bearer(account.Emulator.IssueAccessToken(permissions: permissions));

        Reply reply = await account.ImageAsync("timestamp__gte", TestAccount.Noon, type);

        Assert.That(reply.Code, Is.EqualTo(status));
        if (status == 403)
            Assert.That(
                (reply.Json.GetProperty("status").GetString(), reply.Reason), Is.EqualTo(("permissionDenied", "invalidPermission")));
    }

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);
}
