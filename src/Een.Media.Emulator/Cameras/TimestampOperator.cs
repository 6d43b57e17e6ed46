namespace Een.Media.Emulator.Cameras;

/// <summary>The five ways in which a request may name an instant.</summary>
internal enum TimestampOperator
{
    Before,
    AtOrBefore,
    At,
    AtOrAfter,
    After,
}
