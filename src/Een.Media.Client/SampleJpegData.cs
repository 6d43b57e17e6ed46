namespace Een.Media.Client;

/// <summary>The bytes of <see cref="EenMediaModelFactory.SampleJpeg"/>: a gray rectangle before a sky.</summary>
internal static class SampleJpegData
{
    public const string Base64 =
        "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgYGBwYHCEhISEhISckJygoKCcnJycoKCgrKyszMzMrKysoKCsrMDAzMzc5NzQ0MzQ5OTw8PEhIRU" +
        "VUVFdnZ3z/xABmAAEBAQEAAAAAAAAAAAAAAAAABQYHAQEAAwEBAAAAAAAAAAAAAAAAAwIFBAEQAAIBAQYHAQAAAAAAAAAAAAASAREUBRMDAgSi" +
        "glNRIcLSMREBAQEBAAAAAAAAAAAAAAAAABESAf/AABEIACQAQAMBIgACEQADEQD/2gAMAwEAAhEDEQA/AK7hyE4c7tM+LrhyE4caIuuHIThxoi" +
        "64chOHGiIbhyeDOrodQuya4vJ7G/OTXfuMrIxH1LVaeJn8r2iTa2/bdTh1/JZLxpDAXnNMLn9S3b9t1OHX8mKvDcZWfhpqajV8TH7TvEA6zLhy" +
        "eCtRAAKPQAAAAAAAH//Z";
}
