using Een.Media.Benchmarks.Pacing;

// dotnet run -c Release --project benchmarks/Pacing: prints the tables of docs/maintainers/rate-limiting.md.
PacingTable.Write(Console.Out);
JitterTable.Write(Console.Out);
PacingTable.WriteCost(Console.Out);
