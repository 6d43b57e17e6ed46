using System.Globalization;
using Een.Media.Client;
using Een.Media.ExportChild;

// Arguments: export, address, token, device id, directory. Says when it begins, and after each frame how many there are.
Console.WriteLine("begins");
ExportResult result = await ExportJob.RunAsync(args[0], new Uri(args[1]), args[2], args[3], args[4], new Tell());
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"done {result.Frames}"));

/// <summary>At once, unlike <see cref="Progress{T}"/>, which tells later.</summary>
internal sealed class Tell : IProgress<ExportProgress>
{
    public void Report(ExportProgress value) => Console.WriteLine(value.Frames);
}
