using Een.Media.Client.Orleans.Exports;

namespace Een.Media.Client;

/// <summary>
/// An export of many cameras over many days, divided into units of one camera and one day in UTC. Each unit is a separate export with its
/// own directory: <c>Directory/camera/yyyy-MM-dd</c>. Immutable.
/// </summary>
public sealed record ExportPlan
{
    /// <summary>The account's name in the cluster. Default: <see cref="EenMediaAccount.DefaultName"/>.</summary>
    public string Account { get; init; } = EenMediaAccount.DefaultName;

    /// <summary>The cameras' ids: eight hexadecimal digits each, without duplicates.</summary>
    public required IReadOnlyList<string> Cameras { get; init; }

    /// <summary>The first instant, in any offset.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>
    /// The end, not included, in any offset; after <see cref="From"/>. It can be in the future: each unit starts when its day, or the plan,
    /// has ended.
    /// </summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>
    /// The time between instants of a sample, counted from <see cref="From"/>; 1 ms or more. Default: <see langword="null"/>, every frame.
    /// </summary>
    public TimeSpan? Every { get; init; }

    /// <summary>
    /// The parent of the units' directories. Every silo must see the same directory under this path, unless
    /// <see cref="EenMediaAccount.ExportTarget"/> writes elsewhere.
    /// </summary>
    public required string Directory { get; init; }

    /// <summary>The recording to export. Default: <see cref="StreamType.Preview"/>.</summary>
    public StreamType Stream { get; init; } = StreamType.Preview;

    /// <summary>The width that the service scales to; <see langword="null"/> for the recorded one.</summary>
    public int? Width { get; init; }

    /// <summary>The height that the service scales to; <see langword="null"/> for the recorded one.</summary>
    public int? Height { get; init; }

    /// <summary>
    /// How many units run at once in the whole cluster, 1 to 1000. <see cref="EenMediaAccount.MaxUnitsPerSilo"/> limits each silo. Default:
    /// 8.
    /// </summary>
    public int MaxConcurrentUnits { get; init; } = 8;

    /// <summary>How many units the plan has.</summary>
    /// <returns>Cameras times days.</returns>
    public int CountUnits() => Cameras.Count * ExportUnits.Days(this);

    /// <summary>The plan as text, for messages.</summary>
    /// <returns>JSON.</returns>
    public override string ToString() => ExportJson.Write(this);

    /// <summary>Two plans are equal when they have the same units.</summary>
    /// <param name="other">The other plan.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(ExportPlan? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <exception cref="ArgumentException">A value is not valid; the message says what is allowed.</exception>
    internal ExportPlan Checked()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Account, nameof(Account));
        ArgumentException.ThrowIfNullOrWhiteSpace(Directory, nameof(Directory));
        if (Cameras is not { Count: > 0 })
            throw new ArgumentException("The plan names no camera. Give one or more.", nameof(Cameras));
        if (Until <= From)
            throw new ArgumentException(
                $"The range begins at {From:O} and ends at {Until:O}. Its end must be after its beginning.", nameof(Until));
        if (Every < TimeSpan.FromMilliseconds(1))
            throw new ArgumentException(
                $"The interval is {Every}. It must be 1 ms or more, or null for every frame.", nameof(Every));
        if (MaxConcurrentUnits is < 1 or > 1000)
            throw new ArgumentException(
                $"The number of units at once is {MaxConcurrentUnits}. It must be between 1 and 1000.", nameof(MaxConcurrentUnits));
        string[] cameras = [.. Cameras.Select(camera => RecordedImageRequest.ForDevice(camera).Preview().At(From).DeviceId)];
        if (cameras.GroupBy(camera => camera).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The plan names the camera {twice.Key} twice. Name each camera once.", nameof(Cameras));
        if ((long)cameras.Length * ExportUnits.Days(this) > int.MaxValue)
            throw new ArgumentException("The plan has more than 2,147,483,647 units. Divide it into several plans.", nameof(Until));
        ExportPlan plan = this with { Cameras = cameras, From = From.ToUniversalTime(), Until = Until.ToUniversalTime() };
        _ = ExportUnits.FirstRequest(plan);
        return plan;
    }
}
