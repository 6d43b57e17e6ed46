using System.Collections.Concurrent;
using Een.Media.Client.Cameras;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>
/// Distinguishes a camera that does not exist from one that recorded nothing: the service answers 404 for both. Looks a camera up only when
/// nothing was found, and never again once it is known to exist.
/// </summary>
#pragma warning disable CA1001 // A semaphore has nothing to dispose unless its wait handle is used.
internal sealed class CameraLookup(CamerasClient cameras)
#pragma warning restore CA1001
{
    private readonly ConcurrentDictionary<string, bool> _settled = new(StringComparer.Ordinal);

    // Of several calls that find nothing at once, one looks the camera up.
    private readonly SemaphoreSlim _lock = new(1, 1);

    /// <summary>Reports that an image of the camera was found.</summary>
    public void Found(string cameraId)
    {
        if (!_settled.ContainsKey(cameraId))
            _settled[cameraId] = true;
    }

    /// <summary>Whether the account is known to have no such camera. False if the look-up fails.</summary>
    public async Task<bool> IsUnknownAsync(string cameraId, CancellationToken cancellationToken)
    {
        if (_settled.ContainsKey(cameraId))
            return false;
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_settled.ContainsKey(cameraId))
                return false;
            await cameras.LookUpAsync(cameraId, cancellationToken).ConfigureAwait(false);
            Found(cameraId);
            return false;
        }
        catch (EenUnknownCameraException)
        {
            return true;
        }
        catch (EenPermissionException)
        {
            // Another look-up would end the same way.
            Found(cameraId);
            return false;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The look-up only explains another answer, so its own failure does not matter.
            return false;
        }
        finally
        {
            _lock.Release();
        }
    }
}
