namespace Een.Media.Client;

/// <summary>The cameras of an account. Get it from <see cref="IEenMediaClient.Cameras"/>. Thread-safe.</summary>
public interface ICamerasClient
{
    /// <summary>Lists cameras.</summary>
    /// <param name="options">Filters, parts, page size; <see langword="null"/> for every camera.</param>
    /// <param name="cancellationToken">Ends every enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The cameras, in the service's order. Each page's <see cref="ResultPage{T}.TotalSize"/> is the service's count of them. Nothing is
    /// requested before an enumeration begins.
    /// </returns>
    /// <exception cref="EenProtocolException">While enumerating: the page tokens form a cycle, or a camera has no id.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    PagedResults<Camera> ListAsync(CamerasOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Gets one camera with its name, status and time zone.</summary>
    /// <param name="cameraId">The camera's id, in upper or lower case.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The camera.</returns>
    /// <exception cref="ArgumentException"><paramref name="cameraId"/> is not eight hexadecimal digits, such as
    /// <c>10058b7a</c>.</exception>
    /// <exception cref="EenUnknownCameraException">The account has no such camera, or the user of the token may not see it.</exception>
    /// <exception cref="EenMediaException">See the subclasses.</exception>
    Task<Camera> GetAsync(string cameraId, CancellationToken cancellationToken = default);
}
