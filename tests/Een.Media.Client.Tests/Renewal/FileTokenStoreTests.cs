using System.Runtime.Versioning;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>The file that an account hangs on.</summary>
public sealed class FileTokenStoreTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"een-store-{Guid.NewGuid():N}");
    private readonly AccountDouble _account = new();

    private string TokenFile => Path.Combine(_directory, "account.json");

    [TearDown]
    public void Remove()
    {
        _account.Dispose();
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    [Test]
    public async Task Tokens_survive_in_the_token_file_and_no_other_file_is_left()
    {
        await RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile)));
        await RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile)));
        Assert.Multiple(() =>
        {
            Assert.That(_account.TokenRequests, Is.EqualTo(1));
            Assert.That(Directory.GetFiles(_directory).Select(Path.GetFileName), Is.EquivalentTo(new[] { "account.json", "account.json.lock" }));
        });
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    [UnsupportedOSPlatform("windows")]
    public async Task The_token_file_is_for_its_owner_alone_even_where_it_was_open_to_all()
    {
        Directory.CreateDirectory(_directory);
        await File.WriteAllTextAsync(TokenFile, """{"version":1}""");
        File.SetUnixFileMode(TokenFile, OwnerOnly | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
        await RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile)));
        Assert.Multiple(() =>
        {
            Assert.That(File.GetUnixFileMode(TokenFile), Is.EqualTo(OwnerOnly));
            Assert.That(File.GetUnixFileMode(TokenFile + ".lock"), Is.EqualTo(OwnerOnly));
        });
    }

    [TestCase("")]
    [TestCase(" \n")]
    public async Task An_empty_token_file_holds_no_tokens_yet(string content)
    {
        Directory.CreateDirectory(_directory);
        await File.WriteAllTextAsync(TokenFile, content);
        await RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile), StoreFailureTests.NoRetries));
        Assert.That(await File.ReadAllTextAsync(TokenFile), Does.Contain("refresh-1"));
    }

    [Test]
    public async Task The_temporary_token_file_of_a_killed_process_is_gone_after_the_next_save()
    {
        Directory.CreateDirectory(_directory);
        await File.WriteAllTextAsync(TokenFile + ".tmp", "refresh-canary");
        await RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile)));
        Assert.That(Directory.GetFiles(_directory).Select(Path.GetFileName), Is.EquivalentTo(new[] { "account.json", "account.json.lock" }));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no symbolic links without rights for them.")]
    public async Task A_link_planted_in_place_of_the_temporary_token_file_is_not_written_through()
    {
        Directory.CreateDirectory(_directory);
        string victim = Path.Combine(_directory, "victim");
        await File.WriteAllTextAsync(victim, "untouched");
        File.CreateSymbolicLink(TokenFile + ".tmp", victim);
        await RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile)));
        Assert.That(await File.ReadAllTextAsync(victim), Is.EqualTo("untouched"));
    }

    [Test]
    public async Task A_read_only_token_file_is_not_replaced()
    {
        Directory.CreateDirectory(_directory);
        await File.WriteAllTextAsync(TokenFile, """{"version":1}""");
        File.SetAttributes(TokenFile, FileAttributes.ReadOnly);
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile), StoreFailureTests.NoRetries)));
        File.SetAttributes(TokenFile, FileAttributes.Normal);
        Assert.That(e.Message, Does.Contain("is read-only"));
        Assert.That(_account.TokenRequests, Is.Zero);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_directory_made_for_the_token_file_is_for_its_owner_alone()
    {
        await RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile)));
        Assert.That(File.GetUnixFileMode(_directory), Is.EqualTo(OwnerOnly | UnixFileMode.UserExecute));
    }

    [Test]
    public async Task The_lock_of_a_token_file_is_held_by_one_at_a_time_and_waiting_for_it_obeys_cancellation()
    {
        var time = new FakeTimeProvider();
        var store = new FileTokenStore(TokenFile, time);
        IAsyncDisposable held = await store.LockAsync(CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        Task<IAsyncDisposable> second = new FileTokenStore(TokenFile, time).LockAsync(cancellation.Token).AsTask();
        Task<IAsyncDisposable> third = new FileTokenStore(TokenFile, time).LockAsync(CancellationToken.None).AsTask();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(second.IsCompleted || third.IsCompleted, Is.False);
        await cancellation.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(() => second);
        await held.DisposeAsync();
        while (!third.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(25));
            await Task.Yield();
        }

        await (await third).DisposeAsync();
    }

    [Test]
    public async Task Waiting_for_the_lock_of_a_token_file_uses_the_given_clock()
    {
        var time = new WatchedTime();
        await using IAsyncDisposable held = await new FileTokenStore(TokenFile).LockAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        Task<IAsyncDisposable> second = new FileTokenStore(TokenFile, time).LockAsync(stop.Token).AsTask();
        await time.Asked.WaitAsync(TimeSpan.FromMinutes(10));
        await stop.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(() => second);
    }

    [Test]
    public async Task Waiting_for_the_lock_of_a_token_file_uses_the_systems_clock_by_default()
    {
        IAsyncDisposable held = await new FileTokenStore(TokenFile).LockAsync(CancellationToken.None);
        Task<IAsyncDisposable> second = new FileTokenStore(TokenFile).LockAsync(CancellationToken.None).AsTask();
        await held.DisposeAsync();
        await (await second.WaitAsync(TimeSpan.FromMinutes(10))).DisposeAsync();
    }

    [Test]
    public async Task A_canceled_caller_gets_no_lock_of_a_token_file_although_it_is_free()
    {
        await Expect.ThrowsAsync<OperationCanceledException>(() => new FileTokenStore(TokenFile).LockAsync(new CancellationToken(canceled: true)).AsTask());
        Assert.That(File.Exists(TokenFile + ".lock"), Is.False);
    }

    [Test]
    public async Task A_lock_file_that_cannot_be_made_fails_at_once()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var store = new FileTokenStore(Path.Combine(_directory, new string('x', 300)));
        await Expect.ThrowsAsync<IOException>(() => store.LockAsync(patience.Token).AsTask());
    }

    [Test]
    public async Task Tokens_are_saved_where_there_was_no_directory_and_without_the_lock()
    {
        var store = new FileTokenStore(TokenFile);
        await store.SaveAsync(StoredTokens.Parse("""{"version":1,"accessToken":"a"}"""), CancellationToken.None);
        Assert.That((await store.LoadAsync(CancellationToken.None))!.Reveal(), Does.Contain("\"a\""));
    }

    [TestCase(1024 * 1024, true)]
    [TestCase((1024 * 1024) + 1, false)]
    public async Task A_token_file_of_a_megabyte_is_read_and_a_larger_one_is_not(int length, bool isRead)
    {
        Directory.CreateDirectory(_directory);
        await File.WriteAllTextAsync(TokenFile, """{"version":1}""".PadRight(length));
        Task<StoredTokens?> load = new FileTokenStore(TokenFile).LoadAsync(CancellationToken.None).AsTask();
        if (isRead)
            Assert.That(await load, Is.Not.Null);
        else
            Assert.That((await Expect.ThrowsAsync<FormatException>(() => load)).Message, Does.Contain(TokenFile).And.Contain("too large"));
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("no JSON secret-canary")]
    [TestCase("""{"accessToken":"secret-canary"}""")]
    [TestCase("""{"version":1,"accessToken":{"a":"secret-canary"}}""")]
    [TestCase("""{"version":2,"accessToken":"secret-canary"}""")]
    public async Task A_token_file_with_something_else_is_named_and_not_quoted(string content)
    {
        Directory.CreateDirectory(_directory);
        await File.WriteAllTextAsync(TokenFile, content);
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(
            () => RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile), StoreFailureTests.NoRetries)));
        Assert.Multiple(() =>
        {
            Assert.That(e.Message, Does.Contain(TokenFile));
            Assert.That(e.ToString(), Does.Not.Contain("secret-canary"));
            Assert.That(_account.Journal, Is.Empty);
        });
    }

    [Test]
    public async Task A_token_directory_that_cannot_be_made_is_named_in_the_error()
    {
        Directory.CreateDirectory(_directory);
        string blocked = Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(blocked, "");
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(
            () => RenewalTests.Use(_account.Client(new FileTokenStore(Path.Combine(blocked, "tokens.json")), StoreFailureTests.NoRetries)));
        Assert.That(e.Message, Does.Contain(blocked));
    }

    /// <summary>Tells when somebody wants to wait.</summary>
    private sealed class WatchedTime : FakeTimeProvider
    {
        private readonly TaskCompletionSource _asked = new();

        public Task Asked => _asked.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _asked.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
