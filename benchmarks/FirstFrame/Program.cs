using System.Diagnostics;
using System.Globalization;
using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;

// One first frame in a process that has done nothing before: from making the client to the last byte, in milliseconds.
// Arguments: the way, the address, the token, the device, the time of its first frame.
var address = new Uri(args[1]);
string token = args[2];
string deviceId = args[3];
DateTimeOffset time = DateTimeOffset.Parse(args[4], CultureInfo.InvariantCulture);

long start = Stopwatch.GetTimestamp();
switch (args[0])
{
    case "bare":
        using (var http = new HttpClient())
        {
            string query = Uri.EscapeDataString(time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
            using var request = new HttpRequestMessage(
                HttpMethod.Get, new Uri(address, $"api/v3.0/media/recordedImage.jpeg?deviceId={deviceId}&type=preview&timestamp__gte={query}"));
            request.Headers.Authorization = new("Bearer", token);
            using HttpResponseMessage response = await http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
        }

        break;
    case "client":
        await using (var client = new EenMediaClient(Options(new())))
            await GetAsync(client);
        break;
    case "container":
        await using (ServiceProvider services = new ServiceCollection().AddEenMediaClient(o => Options(o)).Services.BuildServiceProvider())
            await GetAsync(services.GetRequiredService<EenMediaClient>());
        break;
    default:
        throw new ArgumentException($"No such way: {args[0]}.");
}

Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));

EenMediaClientOptions Options(EenMediaClientOptions options)
{
    options.BaseAddress = address;
    options.Credential = EenCredential.FromAccessToken(token);
    return options;
}

async Task GetAsync(EenMediaClient client) =>
    (await client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice(deviceId).Preview().AtOrAfter(time))).Dispose();
