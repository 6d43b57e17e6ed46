using Een.Media.Client.Orleans.Exports;

namespace Een.Media.Client;

/// <summary>
/// An export of many cameras over many days, cut into units of one camera and one day in UTC. Each unit is an export of its own, in a
/// directory of its own: <c>Directory/camera/yyyy-MM-dd</c>. Immutable.
/// </summary>
public sealed record ExportPlan
{
    /// <summary>The account's name in the cluster. Default: <see cref="EenMediaAccount.DefaultName"/>.</summary>
    public string Account { get; init; } = EenMediaAccount.DefaultName;

    /// <summary>The cameras' ids: eight hexadecimal digits each, none twice.</summary>
    public required IReadOnlyList<string> Cameras { get; init; }

    /// <summary>The first instant, in any offset.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end, itself not included, in any offset; after <see cref="From"/>.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>
    /// One frame per so much time, counted from <see cref="From"/>; 1 ms or more. Default: <see langword="null"/>, every frame.
    /// </summary>
    public TimeSpan? Every { get; init; }

    /// <summary>
    /// Where the units' directories go. Every silo must see the same directory under this path, unless
    /// <see cref="EenMediaAccount.ExportTarget"/> writes elsewhere.
    /// </summary>
    public required string Directory { get; init; }

    /// <summary>Which recording. Default: <see cref="StreamType.Preview"/>.</summary>
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

    /// <exception cref="ArgumentException">Something cannot be; the message says what is allowed.</exception>
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
                $"{Every} is too short. Sample every 1 ms or less often, or leave it out for every frame.", nameof(Every));
        if (MaxConcurrentUnits is < 1 or > 1000)
            throw new ArgumentException(
                $"{MaxConcurrentUnits} is out of range. Allowed are 1 to 1000 units at once.", nameof(MaxConcurrentUnits));
        string[] cameras = [.. Cameras.Select(camera => RecordedImageRequest.ForDevice(camera).Preview().At(From).DeviceId)];
        if (cameras.GroupBy(camera => camera).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The camera {twice.Key} is named twice.", nameof(Cameras));
        if ((long)cameras.Length * ExportUnits.Days(this) > int.MaxValue)
            throw new ArgumentException("The plan has more than 2,147,483,647 units. Make several of it.", nameof(Until));
        ExportPlan plan = this with { Cameras = cameras, From = From.ToUniversalTime(), Until = Until.ToUniversalTime() };
        _ = ExportUnits.FirstRequest(plan);
        return plan;
    }
}
