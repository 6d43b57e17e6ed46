namespace Een.Media.Cli.Output;

/// <summary>Reports at once. The framework's class uses the thread pool, where reports can overtake each other.</summary>
internal sealed class ImmediateProgress<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
