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
    public async Task Tokens_survive_in_a_file_and_nothing_else_is_left_beside_it()
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
    public async Task The_files_are_for_their_owner_alone_even_where_one_was_open_to_all()
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

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_directory_made_for_it_is_for_its_owner_alone()
    {
        await RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile)));
        Assert.That(File.GetUnixFileMode(_directory), Is.EqualTo(OwnerOnly | UnixFileMode.UserExecute));
    }

    [Test]
    public async Task The_lock_is_held_by_one_at_a_time_and_waiting_obeys_cancellation()
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
        await Failure.Of<OperationCanceledException>(() => second);
        await held.DisposeAsync();
        while (!third.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(25));
            await Task.Yield();
        }

        await (await third).DisposeAsync();
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("no JSON secret-canary")]
    [TestCase("""{"accessToken":"secret-canary"}""")]
    [TestCase("""{"version":1,"accessToken":{"a":"secret-canary"}}""")]
    [TestCase("""{"version":2,"accessToken":"secret-canary"}""")]
    public async Task A_file_that_holds_something_else_is_named_and_not_quoted(string content)
    {
        Directory.CreateDirectory(_directory);
        await File.WriteAllTextAsync(TokenFile, content);
        EenTokenStoreException e = await Failure.Of<EenTokenStoreException>(
            () => RenewalTests.Use(_account.Client(new FileTokenStore(TokenFile), StoreFailureTests.NoRetries)));
        Assert.Multiple(() =>
        {
            Assert.That(e.Message, Does.Contain(TokenFile));
            Assert.That(e.ToString(), Does.Not.Contain("secret-canary"));
            Assert.That(_account.Journal, Is.Empty);
        });
    }

    [Test]
    public async Task A_directory_that_cannot_be_made_is_an_error_with_its_name()
    {
        Directory.CreateDirectory(_directory);
        string blocked = Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(blocked, "");
        EenTokenStoreException e = await Failure.Of<EenTokenStoreException>(
            () => RenewalTests.Use(_account.Client(new FileTokenStore(Path.Combine(blocked, "tokens.json")), StoreFailureTests.NoRetries)));
        Assert.That(e.Message, Does.Contain(blocked));
    }
}
