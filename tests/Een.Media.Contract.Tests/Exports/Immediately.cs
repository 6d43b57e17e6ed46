namespace Een.Media.Contract.Tests.Exports;

/// <summary>Tells at once, on the exporting thread; <see cref="Progress{T}"/> would tell later.</summary>
internal sealed class Immediately(Action<ExportProgress> tell) : IProgress<ExportProgress>
{
    public void Report(ExportProgress value) => tell(value);
}
