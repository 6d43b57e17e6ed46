namespace Een.Media.Client.Tests.Exporting;

/// <summary>Tells at once, on the exporting thread; <see cref="Progress{T}"/> would tell later.</summary>
internal sealed class Telling(Action<ExportProgress> tell) : IProgress<ExportProgress>
{
    public void Report(ExportProgress value) => tell(value);
}
