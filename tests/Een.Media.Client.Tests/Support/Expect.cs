namespace Een.Media.Client.Tests.Support;

/// <summary>Asserts that a call throws this type of exception or a derived one, and returns the exception.</summary>
internal static class Expect
{
    public static async Task<T> ThrowsAsync<T>(Func<Task> call)
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

        Assert.Fail($"Expected {typeof(T).Name}, but nothing was thrown.");
        throw new InvalidOperationException("Not reached.");
    }
}
