// What must not compile: a time without a zone, as an argument and as a property.
using Een.Media.Client;

_ = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(new DateTime(2026, 11, 25, 12, 0, 0));
_ = new WalkOptions { Until = new DateTime(2026, 11, 25, 12, 0, 5) };
