namespace Een.Media.Client.RecordedImages.Requests;

/// <summary>On which side of its timestamp a request looks.</summary>
internal enum TimestampOperator
{
    Before,
    AtOrBefore,
    At,
    AtOrAfter,
    After,
}
