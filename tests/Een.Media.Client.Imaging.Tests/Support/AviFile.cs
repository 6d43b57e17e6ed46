using System.Buffers.Binary;
using System.Text;

namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>Reads an AVI independently of the writer.</summary>
internal sealed class AviFile
{
    private readonly byte[] _bytes;

    public AviFile(byte[] bytes)
    {
        _bytes = bytes;
        Assert.That((Word(0), Word(8)), Is.EqualTo(("RIFF", "AVI ")));
        Assert.That(Int(4) + 8, Is.EqualTo(bytes.Length), "the RIFF length");
        ReadList(12, bytes.Length);
    }

    public int HeaderFrames { get; private set; }

    public int StreamFrames { get; private set; }

    public (int Width, int Height) Size { get; private set; }

    public (int Rate, int Scale) Rate { get; private set; }

    public List<byte[]> Frames { get; } = [];

    /// <summary>The frames that the index points to.</summary>
    public List<byte[]> IndexedFrames { get; } = [];

    private int MovieStart { get; set; }

    private void ReadList(int position, int end)
    {
        while (position < end)
        {
            string name = Word(position);
            int length = Int(position + 4);
            Assert.That(position + 8 + length, Is.LessThanOrEqualTo(end), name);
            int body = position + 8;
            switch (name)
            {
                case "LIST":
                    if (Word(body) == "movi")
                        MovieStart = body;
                    ReadList(body + 4, body + length);
                    break;
                case "avih":
                    HeaderFrames = Int(body + 16);
                    Size = (Int(body + 32), Int(body + 36));
                    break;
                case "strh":
                    Assert.That((Word(body), Word(body + 4)), Is.EqualTo(("vids", "MJPG")));
                    Rate = (Int(body + 24), Int(body + 20));
                    StreamFrames = Int(body + 32);
                    break;
                case "00dc":
                    Frames.Add(_bytes[body..(body + length)]);
                    break;
                case "idx1":
                    ReadIndex(body, length);
                    break;
            }

            position = body + length + (length & 1);
        }
    }

    private void ReadIndex(int body, int length)
    {
        for (int entry = body; entry < body + length; entry += 16)
        {
            int chunk = MovieStart + Int(entry + 8);
            Assert.That(Word(chunk), Is.EqualTo("00dc"));
            Assert.That(Int(chunk + 4), Is.EqualTo(Int(entry + 12)));
            IndexedFrames.Add(_bytes[(chunk + 8)..(chunk + 8 + Int(entry + 12))]);
        }
    }

    private string Word(int at) => Encoding.ASCII.GetString(_bytes, at, 4);

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));
}
