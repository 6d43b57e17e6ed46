namespace Een.Media.Client.Imaging.ContactSheets;

/// <summary>What fills one place of a sheet: a frame, or a gap between two.</summary>
internal readonly record struct SheetCell(RecordedImage? Frame, FrameGap Gap);
