using AspireHostSample;

// Starts an emulated account and a worker that saves a frame of it (as aspire.jpg, or the path given), both as processes: no Docker. Ctrl-C stops them.
IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(
    new DistributedApplicationOptions { Args = args, DisableDashboard = true, EnableResourceLogging = true });

// With the emulator's tool installed: builder.AddEenMediaEmulator("een").
IResourceBuilder<ExecutableResource> account =
    builder.AddEenMediaEmulator("een", "dotnet", "run", "--no-build", "--project", "../../src/Een.Media.Emulator.Tool", "--");
builder.AddProject<Projects.AspireWorker>("worker").WithEenAccount(account).WithArgs(Path.GetFullPath(args is [var path] ? path : "aspire.jpg"));
await builder.Build().RunAsync();
