namespace Een.Media.Client;

/// <summary>The live streams of an account. Get it from <see cref="IEenMediaClient.Feeds"/>. Thread-safe.</summary>
/// <remarks>Each page's <see cref="ResultPage{T}.TotalSize"/> is the service's count of the feeds. A device that is offline has no
/// feeds.</remarks>
public interface IFeedsClient
{
    /// <summary>Lists the feeds of all devices of the account.</summary>
    /// <param name="options">Stream, URLs, page size; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends every enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The feeds. Nothing is requested before an enumeration begins.</returns>
    /// <exception cref="EenProtocolException">While enumerating: the page tokens form a cycle, or a feed lacks a required
    /// field.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    PagedResults<Feed> ListAsync(FeedsOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the feeds of one device.</summary>
    /// <param name="deviceId">The device's id.</param>
    /// <param name="options">Stream, URLs, page size; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends every enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The feeds; none when the device is offline. Nothing is requested before an enumeration begins.</returns>
    /// <exception cref="ArgumentException"><paramref name="deviceId"/> is not eight hexadecimal digits.</exception>
    /// <exception cref="EenNotFoundException">While enumerating: the device is unknown.</exception>
    /// <exception cref="EenProtocolException">While enumerating: the page tokens form a cycle, or a feed lacks a required
    /// field.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    PagedResults<Feed> ListAsync(string deviceId, FeedsOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the feeds of several devices.</summary>
    /// <param name="deviceIds">The devices' ids, at least one. Enumerated during the call.</param>
    /// <param name="options">Stream, URLs, page size; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends every enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The feeds. Nothing is requested before an enumeration begins.</returns>
    /// <exception cref="ArgumentException">There is no id, or one is not eight hexadecimal digits.</exception>
    /// <exception cref="EenProtocolException">While enumerating: the page tokens form a cycle, or a feed lacks a required
    /// field.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    PagedResults<Feed> ListAsync(
        IEnumerable<string> deviceIds, FeedsOptions? options = null, CancellationToken cancellationToken = default);
}
