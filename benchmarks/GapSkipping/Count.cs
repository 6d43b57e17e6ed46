namespace GapSkipping;

/// <summary>What came, and what it took.</summary>
/// <param name="Frames">How many frames came.</param>
/// <param name="Which">A number that two runs share when they brought the same frames in the same order.</param>
/// <param name="Images">Requests for images.</param>
/// <param name="Lists">Requests for the list of recordings.</param>
internal sealed record Count(int Frames, int Which, int Images, int Lists);
