namespace Een.Media.Contract.SecondProcess;

/// <summary>The system's clock, which somebody sets forward by 13 hours again and again.</summary>
internal sealed class LaterEachRound : TimeProvider
{
    private int _round;

    public void NextRound() => Interlocked.Increment(ref _round);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(13 * Volatile.Read(ref _round));
}
