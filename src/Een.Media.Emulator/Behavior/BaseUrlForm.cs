namespace Een.Media.Emulator;

/// <summary>The form of <c>httpsBaseUrl</c> in client settings and token replies.</summary>
public enum BaseUrlForm
{
    /// <summary><c>{"hostname":"api.c001.eagleeyenetworks.com","port":443}</c></summary>
    HostAndPort,

    /// <summary><c>"https://api.c001.eagleeyenetworks.com"</c></summary>
    Text,
}
