namespace Een.Media.Client.Tests.Support;

/// <summary>The exception that a call ends with, of this type or a derived one.</summary>
internal static class Failure
{
    public static async Task<T> Of<T>(Func<Task> call)
        where T : Exception
    {
        try
        {
            await call();
        }
        catch (T e)
        {
            return e;
        }

        Assert.Fail($"Nothing was thrown where {typeof(T).Name} was expected.");
        throw new InvalidOperationException("Not reached.");
    }
}
