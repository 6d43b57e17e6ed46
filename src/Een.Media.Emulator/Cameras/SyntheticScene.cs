namespace Een.Media.Emulator;

/// <summary>What a synthetic camera looks at.</summary>
public enum SyntheticScene
{
    /// <summary>The car park of a shop: cars come, park and leave, people walk to the door.</summary>
    CarPark,

    /// <summary>The yard of a warehouse with numbered gates: lorries, a forklift, people in high-visibility vests.</summary>
    LoadingDock,

    /// <summary>A street with houses: traffic both ways, people on the pavements.</summary>
    Street,
}
