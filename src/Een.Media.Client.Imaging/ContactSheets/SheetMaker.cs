using System.Runtime.CompilerServices;

namespace Een.Media.Client.Imaging.ContactSheets;

/// <summary>Fills one sheet after another.</summary>
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
                // The frame that was read ahead, when the caller does not ask for the next sheet.
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
