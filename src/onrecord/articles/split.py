"""The articles of a capture."""

from onrecord.records import Article, Capture, Rejection


def articles(capture: Capture) -> tuple[Article | Rejection, ...]:
    """Return the articles found in `capture`, in page order, or one rejection saying why there is none."""
    return ()
