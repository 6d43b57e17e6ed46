using System.CommandLine;
using Een.Media.Client;
using Quickstart;

var frames = new Option<DirectoryInfo?>("--frames") { Description = "Let the emulator's camera play the JPEGs of this directory." };
var baseAddress = new Option<string?>("--base-address") { Description = "Talk to this account instead of the emulator, such as https://api.c001.eagleeyenetworks.com." };
var device = new Option<string?>("--device") { Description = "The camera's id, such as 10058b7a. Default: the emulator's first camera." };
var token = new Option<string?>("--token") { Description = $"The access token. Default: the environment's {Account.TokenVariable}." };
var command = new RootCommand("Finds, walks and saves frames of a camera: the emulator's, or a real one.") { frames, baseAddress, device, token };
command.SetAction(async (arguments, cancellationToken) =>
{
    try
    {
        await using Account account = await Account.OpenAsync(
            arguments.GetValue(frames), arguments.GetValue(baseAddress), arguments.GetValue(device), arguments.GetValue(token));
        await new MainJob(account, new DirectoryInfo("out")).RunAsync(cancellationToken);
        return 0;
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        await Console.Error.WriteLineAsync("Stopped.");
        return 130;
    }
    catch (Exception e) when (e is EenMediaException or ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
    {
        await Console.Error.WriteLineAsync($"error: {e.Message.ReplaceLineEndings(" ")}");
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
