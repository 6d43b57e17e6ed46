using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Images;

/// <summary>A view of a disposed image never shows the bytes of the image that uses the memory next.</summary>
public sealed class ImageLifetimeTests
{
    private const int Images = 60;

    [Test]
    public void A_view_that_was_taken_before_the_image_was_disposed_throws_afterwards()
    {
        RecordedImage image = Make("mine");
        ReadOnlyMemory<byte> data = image.Data;
        ReadOnlyMemory<byte> part = image.Data[2..10];
        image.Dispose();
        using RecordedImage next = Make("next");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => data.Span[0], Throws.InstanceOf<ObjectDisposedException>().With.Message.Contains("ToArray()"));
            Assert.That(() => part.ToArray(), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => image.Data, Throws.InstanceOf<ObjectDisposedException>());
        }
    }

    [Test]
    public void A_stream_keeps_its_own_bytes_until_it_is_disposed_itself()
    {
        RecordedImage image = Make("mine");
        byte[] bytes = image.Data.ToArray();
        using Stream stream = image.AsStream();
        image.Dispose();
        using RecordedImage next = Make("next");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_copy_that_is_under_way_when_the_image_is_disposed_still_writes_its_own_bytes()
    {
        RecordedImage image = Make("mine");
        byte[] bytes = image.Data.ToArray();
        using var slow = new SlowDestination();
        Task copy = image.CopyToAsync(slow);
        image.Dispose();
        using RecordedImage next = Make("next");
        slow.Go.SetResult();
        await copy;
        Assert.That(slow.Written.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Saves_that_are_collected_and_awaited_later_write_the_right_files()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("een-lifetime-");
        try
        {
            var saves = new List<Task>();
            for (int i = 0; i < Images; i++)
            {
                using RecordedImage image = Make($"image {i}");
                saves.Add(image.SaveAsync(Path.Combine(directory.FullName, $"{i}.jpg")));
            }

            await Task.WhenAll(saves);
            Assert.That(
                Enumerable.Range(0, Images).Select(i => File.ReadAllBytes(Path.Combine(directory.FullName, $"{i}.jpg"))),
                Is.EqualTo(Enumerable.Range(0, Images).Select(i => Jpeg.Sample(comment: $"image {i}"))));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static RecordedImage Make(string comment) => EenMediaModelFactory.RecordedImage(Jpeg.Sample(comment: comment), TestValues.Noon);

    /// <summary>Takes the bytes when it is told to, as a busy network does.</summary>
    private sealed class SlowDestination : Stream
    {
        public TaskCompletionSource Go { get; } = new();

        public MemoryStream Written { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Go.Task;
            Written.Write(buffer.Span);
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Written.Dispose();
            base.Dispose(disposing);
        }
    }
}
