using Een.Media.Cli.Tests.Support;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>The tools for a model, called by the protocol's own client over the pipes of the process.</summary>
public sealed class McpCommandTests
{
    [Test]
    public async Task The_tools_are_five_and_say_that_they_only_read()
    {
        await using CliWorld world = await StreetAsync();
        await using McpClient client = await ConnectAsync(world);

        IList<McpClientTool> tools = await client.ListToolsAsync();

        string[] names = ["list_cameras", "get_frame", "contact_sheet", "recordings", "what_moved"];
        Assert.That(tools.Select(tool => tool.Name), Is.EquivalentTo(names));
        Assert.That(tools.Select(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint), Is.All.True);
        Assert.That(tools.Select(tool => tool.Description), Is.All.Not.Empty);
        Assert.That(client.ServerInfo?.Name, Is.EqualTo("een-media"));
        Assert.That(world.Emulator.Journal.Total, Is.Zero);
    }

    [Test]
    public async Task Each_tool_answers_with_text_or_a_jpeg_of_bounded_size_and_never_with_a_secret()
    {
        await using CliWorld world = await StreetAsync();
        var errors = new List<string>();
        await using McpClient client = await ConnectAsync(world, errors.Add);
        var said = new List<string>();

        Assert.That(await TextAsync("list_cameras"), Does.Contain(world.Id()).And.Contain("Street").And.Contain("1 camera"));
        (string frame, byte[] jpeg) = await ImageAsync("get_frame", ("camera", "street"), ("at", "-1m"));
        Assert.That(frame, Does.Contain($"Street ({world.Id()})"));
        Assert.That(jpeg[..3], Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF }));
        (_, byte[] main) = await ImageAsync(
            "get_frame", ("camera", "street"), ("at", "-1m"), ("main", true), ("boxes", true), ("width", 320));
        Assert.That(main.Length, Is.LessThan(2 * 1024 * 1024));
        (string sheet, _) = await ImageAsync("contact_sheet", ("camera", "street"), ("from", "-1m"), ("columns", 2), ("rows", 2));
        Assert.That(sheet, Does.Match("[1-4] frames"));
        Assert.That(await TextAsync("recordings", ("camera", "street"), ("from", "-2h")), Does.Contain("recorded"));
        (string moved, _) = await ImageAsync("what_moved", ("camera", "street"), ("from", "-2m"));
        Assert.That(moved, Does.Match("frames compared, one every 1 s. The image changed [0-9]+ times"));

        Assert.That(said.Concat(errors), Has.None.Contains(world.Token));

        async Task<string> TextAsync(string tool, params (string, object)[] arguments)
        {
            CallToolResult result = await CallAsync(client, tool, arguments);
            string text = result.Content.OfType<TextContentBlock>().Single().Text;
            Assert.That(result.IsError, Is.Not.True, text);
            said.Add(text);
            return text;
        }

        async Task<(string, byte[])> ImageAsync(string tool, params (string, object)[] arguments)
        {
            CallToolResult result = await CallAsync(client, tool, arguments);
            string text = result.Content.OfType<TextContentBlock>().Single().Text;
            Assert.That(result.IsError, Is.Not.True, text);
            said.Add(text);
            ImageContentBlock image = result.Content.OfType<ImageContentBlock>().Single();
            Assert.That(image.MimeType, Is.EqualTo("image/jpeg"));
            return (text, image.DecodedData.ToArray());
        }
    }

    [Test]
    public async Task An_error_is_a_sentence_that_says_what_to_do()
    {
        await using CliWorld world = await StreetAsync();
        await using McpClient client = await ConnectAsync(world);

        await ExpectAsync("get_frame", "Did you mean 'Street'?", ("camera", "Stret"));
        await ExpectAsync("get_frame", "The argument 'camera' is missing");
        await ExpectAsync("get_frame", "is not a time. Examples", ("camera", "street"), ("at", "soon"));
        await ExpectAsync("get_frame", "Ask for that time", ("camera", "street"), ("at", "2020-01-01T00:00Z"));
        await ExpectAsync("get_frame", "a whole number from 64 to 1920", ("camera", "street"), ("width", 100_000));
        await ExpectAsync("get_frame", "It takes camera, at", ("camera", "street"), ("path", "/etc/passwd"));
        await ExpectAsync("contact_sheet", "Its end must be after its beginning", ("camera", "street"), ("from", "now"), ("until", "-1h"));
        await ExpectAsync("recordings", "takes text", ("camera", 5), ("from", "-1h"));
        await ExpectAsync("what_moved", "longer than a day", ("camera", "street"), ("from", "-2d"));
        world.Emulator.Faults.Add(FaultRule.Parse("cameras status=403"));
        await ExpectAsync("list_cameras", "Ask an administrator");

        async Task ExpectAsync(string tool, string sentence, params (string, object)[] arguments)
        {
            CallToolResult result = await CallAsync(client, tool, arguments);
            Assert.That(result.IsError, Is.True, tool);
            Assert.That(((TextContentBlock)result.Content.Single()).Text, Does.Contain(sentence));
        }
    }

    [Test]
    public async Task Without_a_sign_in_the_server_does_not_start_and_says_so()
    {
        await using CliWorld world = await StreetAsync();
        world.Environment.Remove("EEN_ACCESS_TOKEN");
        CliResult result = (await world.RunProcessAsync("mcp")).Expect(3);
        Assert.That(result.Error, Does.Contain("een-media login"));
        Assert.That(result.Output, Is.Empty);
    }

    private static Task<CliWorld> StreetAsync() => CliWorld.StartAsync(configure: options =>
    {
        options.Cameras.Clear();
        options.Cameras.Add(CliWorld.Recording("Street"));
    });

    private static Task<McpClient> ConnectAsync(CliWorld world, Action<string>? onError = null) => McpClient.CreateAsync(
        new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = CliProcess.Host,
            Arguments = [CliProcess.Tool, "mcp", "--verbose"],
            WorkingDirectory = world.Work,
            EnvironmentVariables = world.Environment,
            StandardErrorLines = onError,
        }));

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool, (string Name, object Value)[] arguments) =>
        await client.CallToolAsync(tool, arguments.ToDictionary(one => one.Name, one => (object?)one.Value));
}
