namespace Een.Media.Emulator;

/// <summary>The body of a <see cref="Fault.Status"/> fault.</summary>
public enum FaultBody
{
    /// <summary>The vendor's error object.</summary>
    Json,

    /// <summary>A page of HTML, as a gateway in front of the service sends it.</summary>
    Html,

    /// <summary>No body.</summary>
    Empty,

    /// <summary>Text that claims to be JSON but is not.</summary>
    Wrong,

    /// <summary>A megabyte of junk.</summary>
    Huge,
}
