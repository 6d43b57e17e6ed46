using System.Runtime.Intrinsics;

namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>The forward cosine transform of 8 × 8 samples by the algorithm of Arai, Agui and Nakajima, eight rows at once.</summary>
internal static class Dct
{
    /// <summary>The scale that the algorithm leaves in each row and column. Quantization divides by it.</summary>
    private static readonly double[] Scale = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.541196100, 0.275899379];

    /// <summary>Factors that turn the (transposed) results of the transform into quantized coefficients.</summary>
    public static float[] Factors(byte[] steps)
    {
        float[] factors = new float[64];
        for (int row = 0; row < 8; row++)
        {
            for (int column = 0; column < 8; column++)
                factors[(column * 8) + row] = (float)(1 / (8 * Scale[row] * Scale[column] * steps[(row * 8) + column]));
        }

        return factors;
    }

    /// <summary>Transforms in place. The result is transposed: the coefficient of row r and column c is at 8 c + r.</summary>
    public static void Transform(Span<float> block)
    {
        Pass(block);
        for (int row = 1; row < 8; row++)
        {
            for (int column = 0; column < row; column++)
                (block[(row * 8) + column], block[(column * 8) + row]) = (block[(column * 8) + row], block[(row * 8) + column]);
        }

        Pass(block);
    }

    private static void Pass(Span<float> block)
    {
        Vector256<float> r0 = Row(block, 0), r1 = Row(block, 1), r2 = Row(block, 2), r3 = Row(block, 3);
        Vector256<float> r4 = Row(block, 4), r5 = Row(block, 5), r6 = Row(block, 6), r7 = Row(block, 7);
        Vector256<float> sum07 = r0 + r7, sum16 = r1 + r6, sum25 = r2 + r5, sum34 = r3 + r4;
        Vector256<float> less07 = r0 - r7, less16 = r1 - r6, less25 = r2 - r5, less34 = r3 - r4;

        Vector256<float> outer = sum07 + sum34, inner = sum16 + sum25, outerLess = sum07 - sum34;
        Vector256<float> turned = (sum16 - sum25 + outerLess) * 0.707106781f;
        (outer + inner).CopyTo(block);
        (outer - inner).CopyTo(block[32..]);
        (outerLess + turned).CopyTo(block[16..]);
        (outerLess - turned).CopyTo(block[48..]);

        Vector256<float> low = less34 + less25, middle = less25 + less16, high = less16 + less07;
        Vector256<float> shared = (low - high) * 0.382683433f;
        Vector256<float> even = (low * 0.541196100f) + shared, odd = (high * 1.306562965f) + shared, center = middle * 0.707106781f;
        Vector256<float> plus = less07 + center, minus = less07 - center;
        (minus + even).CopyTo(block[40..]);
        (minus - even).CopyTo(block[24..]);
        (plus + odd).CopyTo(block[8..]);
        (plus - odd).CopyTo(block[56..]);
    }

    private static Vector256<float> Row(ReadOnlySpan<float> block, int row) => Vector256.Create(block.Slice(row * 8, 8));
}
