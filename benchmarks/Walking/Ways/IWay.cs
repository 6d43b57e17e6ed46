namespace Een.Media.Benchmarks.Walking.Ways;

/// <summary>A way to fetch frames one after the other.</summary>
internal interface IWay
{
    /// <summary>Walks from the first frame on.</summary>
    /// <returns>How many frames came, and a sum that shows which.</returns>
    Task<WalkTally> WalkAsync(int frames);
}
