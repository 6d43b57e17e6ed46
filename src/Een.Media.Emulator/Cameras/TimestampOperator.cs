namespace Een.Media.Emulator.Cameras;

/// <summary>The five timestamp operators.</summary>
internal enum TimestampOperator
{
    Before,
    AtOrBefore,
    At,
    AtOrAfter,
    After,
}
