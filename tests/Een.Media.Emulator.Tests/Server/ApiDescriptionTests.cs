using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>What <c>/openapi.json</c> says is what the emulator does, parameter by parameter, in both directions.</summary>
public sealed class ApiDescriptionTests
{
    private const string Refused = "unexpectedArgument";

    private EenMediaEmulator _emulator = null!;
    private HttpClient _client = null!;
    private ApiDescription _description = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _emulator = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions
        {
            Cameras = { EmulatedCamera.Synthetic("Yard") },
            MainImageThrottle = null,
        });
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _emulator.BaseAddress };
        _description = new ApiDescription(JsonDocument.Parse(await _client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative))).RootElement);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public void Every_endpoint_is_described_by_the_name_that_faults_use() =>
        Assert.That(_description.Operations.Select(operation => operation.Id), Is.EquivalentTo(
            Enum.GetValues<EmulatorEndpoint>().Except([EmulatorEndpoint.Unknown])
                .Select(endpoint => FaultRule.Of(Fault.Gzip()).On(endpoint).ToString().Split(' ')[0])));

    [Test]
    public async Task A_request_with_what_is_required_succeeds_as_described()
    {
        foreach (ApiDescription.Operation operation in _description.Operations)
        {
            Reply reply = await SendAsync(operation, Required(operation));

            Assert.That(reply.Code.ToString(CultureInfo.InvariantCulture), Is.EqualTo(operation.SuccessStatus), operation.Id);
            if (operation.SchemaOf(operation.SuccessStatus) is { } schema)
                Assert.That(_description.Differences(schema, reply.Json), Is.Empty, operation.Id);
        }
    }

    [Test]
    public async Task Every_value_of_every_list_and_word_is_accepted_and_its_answer_is_as_described()
    {
        foreach (ApiDescription.Operation operation in Queried())
        {
            foreach (ApiDescription.Parameter parameter in operation.Parameters.Where(parameter => parameter.Place == "query"))
            {
                foreach (string word in parameter.Words)
                {
                    Dictionary<string, string> arguments = new(Required(operation)) { [parameter.Name] = word };
                    if (operation.Id == "recordedImage" && parameter.Name == "include")
                        arguments["overlayId__in"] = "een.motionDetectionEvent.v1";
                    Reply reply = await SendAsync(operation, arguments);

                    Assert.That(reply.Code, Is.EqualTo(200), $"{operation.Id} {parameter.Name}={word}");
                    if (operation.SchemaOf("200") is { } schema)
                        Assert.That(_description.Differences(schema, reply.Json), Is.Empty, $"{operation.Id} {parameter.Name}={word}");
                }
            }
        }
    }

    [Test]
    public async Task A_word_that_is_not_described_is_refused()
    {
        foreach (ApiDescription.Operation operation in Queried())
        {
            foreach (ApiDescription.Parameter parameter in operation.Parameters.Where(parameter => parameter.Words.Count > 0 && parameter.Place == "query"))
            {
                // The service adds states; a filter for one that no camera has is no mistake.
                if (parameter.Name == "status__in")
                    continue;
                Reply reply = await SendAsync(operation, new(Required(operation)) { [parameter.Name] = "somethingElse" });

                Assert.That((reply.Code, reply.Reason), Is.EqualTo((400, "wrongArgumentValue")), $"{operation.Id} {parameter.Name}");
                Assert.That(_description.Differences(operation.SchemaOf("400")!.Value, reply.Json), Is.Empty);
            }
        }
    }

    [Test]
    public async Task Exactly_the_described_parameters_are_known()
    {
        string[] all = [.. _description.Operations.SelectMany(operation => operation.Parameters).Where(parameter => parameter.Place == "query")
            .Select(parameter => parameter.Name).Append("sort").Distinct()];
        foreach (ApiDescription.Operation operation in Queried())
        {
            List<string> known = [];
            foreach (string name in all)
            {
                Dictionary<string, string> arguments = operation.OneOf.Contains(name) ? [] : new(Required(operation));
                arguments[name] = arguments.GetValueOrDefault(name, "0");
                Reply reply = await SendAsync(operation, arguments);
                if (!(reply.Code == 400 && reply.Reason == Refused))
                    known.Add(name);
            }

            // The page token of a list brings its arguments: what is sent beside it is not looked at.
            Assert.That(known, Is.EquivalentTo(operation.Parameters.Where(parameter => parameter.Place == "query").Select(parameter => parameter.Name)), operation.Id);
        }
    }

    [Test]
    public async Task Every_parameter_described_as_required_is_required()
    {
        foreach (ApiDescription.Operation operation in Queried())
        {
            foreach (string name in Required(operation).Keys)
            {
                Dictionary<string, string> arguments = new(Required(operation));
                arguments.Remove(name);
                Reply reply = await SendAsync(operation, arguments);

                Assert.That((reply.Code, reply.Reason), Is.EqualTo((400, "missingRequiredArgument")), $"{operation.Id} without {name}");
            }
        }
    }

    [TestCase("targetWidth")]
    [TestCase("targetHeight")]
    public async Task The_described_limits_of_a_size_are_its_limits(string name)
    {
        ApiDescription.Operation operation = _description["recordedImage"];
        JsonElement schema = operation.Parameters.Single(parameter => parameter.Name == name).Schema;
        int least = schema.GetProperty("minimum").GetInt32();
        int most = schema.GetProperty("maximum").GetInt32();

        int[] statuses = await Task.WhenAll(new[] { least - 1, least, most, most + 1 }.Select(async size =>
            (await SendAsync(operation, new(Required(operation)) { [name] = size.ToString(CultureInfo.InvariantCulture) })).Code));

        Assert.That(statuses, Is.EqualTo(new[] { 400, 200, 200, 400 }));
    }

    [Test]
    public async Task Exactly_one_of_the_described_timestamps_is_taken_and_a_page_token_alone()
    {
        ApiDescription.Operation operation = _description["recordedImage"];
        Dictionary<string, string> required = Required(operation);
        string now = required[operation.OneOf[3]];
        required.Remove(operation.OneOf[3]);

        foreach (string name in operation.OneOf)
        {
            Reply one = await SendAsync(operation, new(required) { [name] = now });
            Assert.That(one.Code, Is.EqualTo(200).Or.EqualTo(404), name);
            foreach (string other in operation.OneOf.Where(other => other != name))
                Assert.That((await SendAsync(operation, new(required) { [name] = now, [other] = now })).Reason, Is.EqualTo(Refused), $"{name} and {other}");
            if (one.NextToken is { } token)
                Assert.That((await SendAsync(operation, new() { ["pageToken"] = token })).Code, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Without_a_token_the_error_is_as_described()
    {
        foreach (ApiDescription.Operation operation in _description.Operations.Where(operation => operation.NeedsToken))
        {
            Reply reply = await SendAsync(operation, Required(operation), withToken: false);

            Assert.That(reply.Code, Is.EqualTo(operation.Id == "multipartStream" ? 403 : 401), operation.Id);
            Assert.That(_description.Differences(operation.SchemaOf("401")!.Value, reply.Json), Is.Empty, operation.Id);
        }
    }

    /// <summary>The endpoints that answer to a query alone.</summary>
    private IEnumerable<ApiDescription.Operation> Queried() =>
        _description.Operations.Where(operation => operation.NeedsToken && operation.Id is not "sessionCookie");

    private Dictionary<string, string> Required(ApiDescription.Operation operation)
    {
        Dictionary<string, string> arguments = [];
        foreach (ApiDescription.Parameter parameter in operation.Parameters)
        {
            if (parameter.Place == "query" && (parameter.IsRequired || operation.RequiredUnlessAlone.Contains(parameter.Name)))
                arguments[parameter.Name] = Example(parameter);
        }

        if (operation.OneOf.Count > 0)
            arguments["timestamp__gte"] = HalfAnHourAgo();
        return arguments;
    }

    private string Example(ApiDescription.Parameter parameter) => parameter.Name switch
    {
        _ when parameter.Words.Count > 0 => parameter.Words[0],
        "deviceId" or "esn" => _emulator.Cameras[0].Id,
        "startTimestamp__gte" => HalfAnHourAgo(),
        "client_id" => _emulator.ClientId,
        "redirect_uri" => "http://127.0.0.1/",
        _ => throw new InvalidOperationException($"No example for {parameter.Name}."),
    };

    private static string HalfAnHourAgo() => TestAccount.Wire(DateTimeOffset.UtcNow.AddMinutes(-30));

    private async Task<Reply> SendAsync(ApiDescription.Operation operation, Dictionary<string, string> arguments, bool withToken = true)
    {
        string path = operation.Path.Replace("{id}", _emulator.Cameras[0].Id, StringComparison.Ordinal).Replace("{stream}", "preview", StringComparison.Ordinal);
        string query = string.Join('&', arguments.Select(argument => $"{argument.Key}={Uri.EscapeDataString(argument.Value)}"));
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), query.Length > 0 ? $"{path}?{query}" : path);
        if (operation.Method == "POST")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{_emulator.ClientId}:{_emulator.ClientSecret}")));
            string refreshToken = _emulator.IssueRefreshToken();
            request.Content = new FormUrlEncodedContent(operation.Id == "token"
                ? new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }
                : new Dictionary<string, string> { ["token"] = refreshToken });
        }
        else if (withToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _emulator.IssueAccessToken());
        }

        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        bool isEndless = response.Content.Headers.ContentType?.MediaType == "multipart/x-mixed-replace";
        return isEndless ? new Reply(response.StatusCode, null, new Dictionary<string, string>(), []) : await Reply.ReadAsync(response, CancellationToken.None);
    }
}
