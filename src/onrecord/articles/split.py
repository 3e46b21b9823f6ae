"""The articles of a capture."""

from onrecord.articles.decode import decoded
from onrecord.articles.html import html_articles
from onrecord.articles.plain import plain_articles
from onrecord.records import Article, Capture, Rejection

MADE_BY = "articles/1"


def articles(capture: Capture) -> tuple[Article | Rejection, ...]:
    """Return the articles found in `capture`, in page order, or one rejection saying why there is none.

    Never raises on account of the content: what is not text, or holds no article, is a `Rejection` with a reason and what
    to do. `Article.source_spans` maps plain text back to code points of the decoded capture.
    """
    text = decoded(capture)
    if isinstance(text, Rejection):
        return (text,)
    if capture.media_type == "text/html":
        return html_articles(capture, text.text)
    return plain_articles(capture, text.text)
