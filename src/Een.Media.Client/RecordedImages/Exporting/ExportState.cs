namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>What the target holds. Each run counts it from the manifest, and then keeps it up to date.</summary>
internal sealed class ExportState
{
    public long Frames { get; private set; }

    public long Bytes { get; private set; }

    public long Gaps { get; private set; }

    public long Damaged { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public long Resumed { get; private set; }

    public long Repaired { get; set; }

    public long Lost { get; set; }

    /// <summary>Whether an earlier run reached the end.</summary>
    public bool Ended { get; set; }

    public void Add(ManifestLine line)
    {
        if (line.Gap is not null)
            Gaps++;
        if (line.Timestamp is null)
            return;
        Frames++;
        Bytes += line.Bytes ?? 0;
        Damaged += line.Damaged == true ? 1 : 0;
        Last = line.Timestamp;
    }

    /// <summary>Marks everything so far as from earlier runs.</summary>
    public void BeginRun() => Resumed = Frames - Repaired;

    public ExportResult ToResult(string manifestPath) => new()
    {
        ManifestPath = manifestPath,
        Frames = Frames,
        Bytes = Bytes,
        Gaps = Gaps,
        Damaged = Damaged,
        Resumed = Resumed,
        Repaired = Repaired,
        Lost = Lost,
    };
}
