namespace Een.Media.Cli.Output;

/// <summary>Told at once: the usual one hands reports to the thread pool, where they overtake one another.</summary>
internal sealed class ImmediateProgress<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
