namespace Een.Media.Emulator;

/// <summary>The order in which <c>/media</c> lists intervals.</summary>
public enum MediaOrder
{
    /// <summary>Oldest first.</summary>
    Ascending,

    /// <summary>Newest first.</summary>
    Descending,

    /// <summary>Shuffled by the emulator's seed, the same on every page.</summary>
    Shuffled,
}
