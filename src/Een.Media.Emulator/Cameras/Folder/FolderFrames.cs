using Een.Media.Emulator.Cameras.Frames;
using Een.Media.Emulator.Cameras.Jpeg;
using Een.Media.Emulator.Cameras.Model;

namespace Een.Media.Emulator.Cameras.Folder;

/// <summary>A JPEG file of the directory.</summary>
internal readonly record struct FolderFile(string Path, ImageSize Size);

/// <summary>The files of a directory as frames, unchanged unless a size or overlays are requested. Files are read when needed.</summary>
internal sealed class FolderFrames(string deviceId, IReadOnlyDictionary<DateTimeOffset, FolderFile> files) : IFrameSource
{
    private readonly ByteCache<string, byte[]> _read = new(64 << 20, jpeg => jpeg.Length);
    private readonly ByteCache<(string Path, ImageSize Size, OverlayBox? Box), byte[]> _retouched = new(32 << 20, jpeg => jpeg.Length);

    public IReadOnlyList<OverlayKind> Overlays => DriftingBox.Kinds;

    public ReadOnlyMemory<byte> Render(FrameRequest request)
    {
        FolderFile file = files[request.Timestamp];
        ImageSize size = file.Size.For(request);
        IReadOnlyList<OverlayBox> boxes = DriftingBox.At(request.Timestamp, request.EmbeddedOverlayIds);
        byte[] jpeg = _read.GetOrAdd(file.Path, 0, static (path, _) => File.ReadAllBytes(path));
        if (size == file.Size && boxes.Count == 0)
            return jpeg;
        byte[] retouched = _retouched.GetOrAdd(
            (file.Path, size, boxes.Count == 0 ? null : boxes[0]),
            (jpeg, boxes),
            static (key, state) => Retouch.Apply(state.jpeg, key.Size, state.boxes));
        return JpegSegments.Insert(retouched, new FrameStamp(deviceId, StreamNames.Of(request.Stream), request.Timestamp).ToSegment());
    }

    public string OverlaySvg(FrameRequest request, IReadOnlyList<string> overlayIds) =>
        Frames.OverlaySvg.Of(files[request.Timestamp].Size.For(request), DriftingBox.At(request.Timestamp, overlayIds));
}
