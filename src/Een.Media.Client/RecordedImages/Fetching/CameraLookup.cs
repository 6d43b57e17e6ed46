using System.Collections.Concurrent;
using Een.Media.Client.Cameras;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>
/// Tells a camera that does not exist from one that recorded nothing: the service answers 404 to both. Looks a camera up only when nothing
/// was found, and never again once it is known to exist.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for has nothing to dispose.
internal sealed class CameraLookup(CamerasClient cameras)
#pragma warning restore CA1001
{
    private readonly ConcurrentDictionary<string, bool> _settled = new(StringComparer.Ordinal);

    // Of several calls that find nothing at once, one looks the camera up.
    private readonly SemaphoreSlim _lock = new(1, 1);

    /// <summary>An image of the camera was found.</summary>
    public void Found(string cameraId)
    {
        if (!_settled.ContainsKey(cameraId))
            _settled[cameraId] = true;
    }

    /// <summary>Whether the account is known to have no such camera. False when that cannot be found out.</summary>
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
            // Asking again would be in vain.
            Found(cameraId);
            return false;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The answer that is to be explained stands, whatever happens to the explanation.
            return false;
        }
        finally
        {
            _lock.Release();
        }
    }
}
