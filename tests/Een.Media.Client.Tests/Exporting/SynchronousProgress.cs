namespace Een.Media.Client.Tests.Exporting;

/// <summary>Reports at once, on the exporting thread; <see cref="Progress{T}"/> would report later, on another one.</summary>
internal sealed class SynchronousProgress(Action<ExportProgress> report) : IProgress<ExportProgress>
{
    public void Report(ExportProgress value) => report(value);
}
