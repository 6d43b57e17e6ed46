using System.Runtime.CompilerServices;

namespace Een.Media.Client.Imaging.ContactSheets;

/// <summary>Fills sheet after sheet.</summary>
internal sealed class SheetMaker(ContactSheetOptions options)
{
    public async IAsyncEnumerable<ContactSheet> RunAsync(
        IAsyncEnumerable<RecordedImage> frames, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<SheetCell> cells = SheetCells.OfAsync(frames, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (cells.ConfigureAwait(false))
        {
            bool more = await cells.MoveNextAsync().ConfigureAwait(false);
            try
            {
                do
                {
                    using var page = new SheetPage(options);
                    while (more && !page.IsFull)
                    {
                        Put(page, cells.Current);
                        more = await cells.MoveNextAsync().ConfigureAwait(false);
                    }

                    yield return page.Finish(more);
                }
                while (more);
            }
            finally
            {
                // The one that told that there is more, where nobody asked for the next sheet.
                if (more)
                    cells.Current.Frame?.Dispose();
            }
        }
    }

    private static void Put(SheetPage page, SheetCell cell)
    {
        using RecordedImage? frame = cell.Frame;
        if (frame is null)
            page.Add(cell.Gap);
        else
            page.Add(frame);
    }
}
