namespace Een.Media.Emulator;

/// <summary>What the body of a faulty status holds.</summary>
public enum FaultBody
{
    /// <summary>The vendor's error object.</summary>
    Json,

    /// <summary>A page of HTML, as a gateway in front of the service writes it.</summary>
    Html,

    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Text that claims to be JSON and is not.</summary>
    Wrong,

    /// <summary>A megabyte of junk.</summary>
    Huge,
}
