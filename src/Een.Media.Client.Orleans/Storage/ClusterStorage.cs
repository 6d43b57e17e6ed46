namespace Een.Media.Client.Orleans.Storage;

/// <summary>Where the grains keep their state.</summary>
internal static class ClusterStorage
{
    /// <summary>The name under which the silo registers its grain storage.</summary>
    public const string Name = "een";
}
