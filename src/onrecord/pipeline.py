"""The map: the stages in order, what each reads and writes.

    capture  --articles-->  articles  --read-->  readings  --link-->  links

Articles and reading take one capture at a time and may run anywhere (see `engines`); linking sees all readings together.
"""

from onrecord.articles import articles
from onrecord.linking import link
from onrecord.reading import Reader, read
from onrecord.records import Article, Capture, Reading, Rejection

__all__ = ["link", "read_articles", "read_capture"]


def read_capture(capture: Capture | Rejection, reader: Reader) -> tuple[Reading | Rejection, ...]:
    """Return what the capture's articles say, in page order, or the rejections that say why there is nothing.

    Never raises for what a page holds: a page that trips a stage becomes a rejection, so that it is counted and the rest
    of the batch is read. A rejection given is passed on.
    """
    if isinstance(capture, Rejection):
        return (capture,)
    try:
        found = articles(capture)
    except Exception as error:  # the one place where a fault of ours must not cost the user the batch
        return (_fault(capture.source, "finding its articles", error),)
    return tuple(_read(item, reader) for item in found)


def read_articles(articles: tuple[Article, ...], reader: Reader) -> tuple[Reading | Rejection, ...]:
    """Return what articles already found say, in order: the second half of `read_capture`, for rereading a ledger."""
    return tuple(_read(article, reader) for article in articles)


def _read(item: Article | Rejection, reader: Reader) -> Reading | Rejection:
    if isinstance(item, Rejection):
        return item
    try:
        return read(item, reader)
    except Exception as error:
        return _fault(item.source, "reading it", error)


def _fault(source: str, doing: str, error: Exception) -> Rejection:
    detail = f"{doing} failed with {type(error).__name__}: {error}; please report this page as a bug in OnRecord"
    return Rejection(source, "fault in OnRecord", detail[:500])
