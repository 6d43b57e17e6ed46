namespace Een.Media.Emulator;

/// <summary>The permissions of an access token. A request that lacks its permission is answered 403 <c>permissionDenied</c>.</summary>
[Flags]
public enum VideoPermissions
{
    /// <summary>No permission.</summary>
    None = 0,

    /// <summary><c>viewPreviewVideo</c>: recorded previews and the intervals of previews.</summary>
    ViewPreviewVideo = 1,

    /// <summary><c>viewHistoricVideo</c>: recorded main images and the intervals of main recordings.</summary>
    ViewHistoricVideo = 2,

    /// <summary><c>viewLiveVideo</c>: live images and feeds.</summary>
    ViewLiveVideo = 4,

    /// <summary>All permissions.</summary>
    All = ViewPreviewVideo | ViewHistoricVideo | ViewLiveVideo,
}
