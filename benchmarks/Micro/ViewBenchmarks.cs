using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Micro;

/// <summary>What it costs that no view of an image outlives it: the bytes read through each kind of view, beside a plain array.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet derives from this class and disposes through GlobalCleanup.")]
public class ViewBenchmarks
{
    private byte[] _jpeg = [];
    private byte[] _target = [];
    private RecordedImage _image = null!;

    /// <summary>Makes an image of about 20 KB.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _jpeg = await FrameBenchmarks.CreateJpegAsync(20 * 1024);
        _target = new byte[_jpeg.Length];
        _image = EenMediaModelFactory.RecordedImage(_jpeg, DateTimeOffset.UnixEpoch);
    }

    /// <summary>Gives the memory back.</summary>
    [GlobalCleanup]
    public void CleanUp() => _image?.Dispose();

    /// <summary>A plain array.</summary>
    [Benchmark(Baseline = true)]
    public void PlainArray() => _jpeg.AsSpan().CopyTo(_target);

    /// <summary>The image's memory, which checks that the image is not disposed.</summary>
    [Benchmark]
    public void Data() => _image.Data.Span.CopyTo(_target);

    /// <summary>A stream, which holds the memory.</summary>
    [Benchmark]
    public int AsStream()
    {
        using Stream stream = _image.AsStream();
        return stream.Read(_target);
    }

    /// <summary>A copy that the caller owns.</summary>
    [Benchmark]
    public byte[] ToArray() => _image.ToArray();
}
