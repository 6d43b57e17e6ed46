namespace Een.Media.Emulator;

/// <summary>The scene of a synthetic camera.</summary>
public enum SyntheticScene
{
    /// <summary>The car park of a shop: cars come, park and leave, people walk to the door.</summary>
    CarPark,

    /// <summary>The yard of a warehouse with numbered gates: trucks, a forklift, people in high-visibility vests.</summary>
    LoadingDock,

    /// <summary>A street with houses: traffic both ways, people on the sidewalks.</summary>
    Street,
}
