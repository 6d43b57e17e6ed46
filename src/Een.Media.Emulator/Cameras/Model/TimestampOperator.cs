namespace Een.Media.Emulator.Cameras.Model;

/// <summary>The five timestamp operators.</summary>
internal enum TimestampOperator
{
    Before,
    AtOrBefore,
    At,
    AtOrAfter,
    After,
}
