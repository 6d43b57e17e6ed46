using FleetSample;

// dotnet run --project samples/Fleet                       the demonstration: two silos, one of them killed
//
// With a cluster of your own, in Redis:
// … -- silo --redis HOST:PORT [--address IP] [--silo-port 11111] [--gateway-port 30000]
//      a silo, until Ctrl+C. Its environment has EEN_CLIENT_ID, EEN_CLIENT_SECRET and EEN_REFRESH_TOKEN; for an emulator also EEN_BASE_ADDRESS.
//      Two silos on one machine need ports of their own.
// … -- start NAME --redis HOST:PORT --cameras A,B --from T --until T [--every 00:10:00] --out DIRECTORY
//      times without an offset are in UTC
// … -- watch NAME --redis HOST:PORT
//      exits with 0 if every unit is done
// … -- resume NAME --redis HOST:PORT
//      continues after a pause, and tries parked units again
try
{
    return args.Length == 0 ? await Demo.RunAsync() : await Commands.RunAsync(args);
}
catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
