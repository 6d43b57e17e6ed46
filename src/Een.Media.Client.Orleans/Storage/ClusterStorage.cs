namespace Een.Media.Client.Orleans.Storage;

/// <summary>The storage of the grains' state.</summary>
internal static class ClusterStorage
{
    /// <summary>The name under which the silo registers its grain storage.</summary>
    public const string Name = "een";
}
