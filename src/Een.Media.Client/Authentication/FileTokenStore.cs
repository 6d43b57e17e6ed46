using System.Text;
using Een.Media.Client.Files;

namespace Een.Media.Client;

/// <summary>
/// Keeps the tokens in a file. On Unix, only the owner has access to the file, and to a directory that is created for it (modes 0600 and
/// 0700). On Windows, they inherit the rights of the parent directory, so choose one under the user's profile. The file is replaced in one
/// step, by renaming a temporary file with <c>.tmp</c> appended. An empty file with <c>.lock</c> appended keeps processes on the same
/// machine from renewing at the same time; it is not deleted. A read-only file is refused; a symbolic link is replaced by a file. Do not
/// use this store on network drives that do not support file locks.
/// </summary>
public sealed class FileTokenStore : ITokenStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LargestFile = 1024 * 1024;

    private static readonly TimeSpan s_lockPoll = TimeSpan.FromMilliseconds(25);

    private readonly string _path;
    private readonly TimeProvider _time;

    /// <summary>Names the file. Nothing is read or written yet.</summary>
    /// <param name="path">The file; one for each account. It and its directory are created when needed.</param>
    /// <param name="timeProvider">The clock for the wait of 25 ms before the next attempt to lock. Default:
    /// <see cref="TimeProvider.System"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, a device, or a Windows path on another system.</exception>
    public FileTokenStore(string path, TimeProvider? timeProvider = null)
    {
        _path = Path.GetFullPath(FilePath.Check(path, nameof(path)));
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        CreateDirectory();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryLock() is { } held)
                return held;
            await Task.Delay(s_lockPoll, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">The file does not hold tokens.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
            return null;
        if (new FileInfo(_path).Length > LargestFile)
            throw new FormatException($"The file '{_path}' is too large to hold tokens. Check the path.");
        string text = await File.ReadAllTextAsync(_path, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(text))
            return null; // Such as a file that was created to set its rights. Nothing was saved in it yet.
        try
        {
            return StoredTokens.Parse(text);
        }
        catch (FormatException e)
        {
            throw new FormatException($"'{_path}': {e.Message}");
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written; the earlier one is still there.</exception>
    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        CreateDirectory();
        await AtomicFile.WriteDurablyAsync(
            _path, _path + ".tmp", Encoding.UTF8.GetBytes(tokens.Reveal()), OwnerOnly, cancellationToken).ConfigureAwait(false);
    }

    private void CreateDirectory()
    {
        string directory = Path.GetDirectoryName(_path)!;
        FilePath.CheckDirectory(directory);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Opens the lock file exclusively. The operating system releases it when the process ends, even in a crash.</summary>
    private FileStream? TryLock()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            return new FileStream(_path + ".lock", options);
        }
        catch (IOException e) when (IsTaken(e))
        {
            return null;
        }
    }

    /// <summary>Whether another process has the file open; false for a path that cannot be opened at all.</summary>
    private static bool IsTaken(IOException e)
    {
        const int sharingViolation = unchecked((int)0x80070020);
        const int wouldBlockOnLinux = 11;
        const int wouldBlockOnMac = 35;
        return e.HResult is sharingViolation or wouldBlockOnLinux or wouldBlockOnMac;
    }
}
