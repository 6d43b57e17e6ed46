using Een.Media.Benchmarks.Slicing;

// dotnet run -c Release --project benchmarks/Slicing: prints the tables of docs/maintainers/performance.md.
SlicingTable.Write(Console.Out);
