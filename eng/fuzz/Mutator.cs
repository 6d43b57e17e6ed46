namespace Een.Media.Fuzz;

/// <summary>Spoils good input in the ways that parsers fall over. The same random source, the same spoils.</summary>
internal sealed class Mutator(Random random)
{
    private const int Longest = 8_192;

    public byte[] Spoil(Target target)
    {
        List<byte> bytes = [.. target.Seeds[random.Next(target.Seeds.Count)]];

        // One fault alone often gets past a parser's first lines, where three would not.
        int faults = random.Next(2) == 0 ? 1 : 1 + random.Next(6);
        for (int i = 0; i < faults; i++)
            Once(bytes, target);
        return [.. bytes.Take(Longest)];
    }

    private void Once(List<byte> bytes, Target target)
    {
        int at = random.Next(bytes.Count + 1);
        int length = Math.Min(1 + random.Next(random.Next(2) == 0 ? 4 : 200), bytes.Count - at);
        byte[] word = target.Words[random.Next(target.Words.Count)];
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                byte[] other = target.Seeds[random.Next(target.Seeds.Count)];
                bytes.InsertRange(at, other.Skip(random.Next(other.Length + 1)).Take(1 + random.Next(200)));
                break;
            case 6:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, word);
                break;
            default:
                bytes.InsertRange(at, word);
                break;
        }
    }
}
