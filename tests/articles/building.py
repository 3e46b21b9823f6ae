"""Captures for tests, as sources would make them."""

from onrecord.articles import articles
from onrecord.records import Article, Capture
from onrecord.sources.capture import new_capture

FIRST = (
    "The harvest minister of Norland, Piet Marsk, said on Monday that his office had signed no grain deal with Sarn."
)
SECOND = '"There is no deal," Marsk told reporters in Dorvik. "There never was, and there will be none this year."'
THIRD = (
    "Farmers in the south of the country have waited for an answer since the early spring, their union said on Tuesday."
)
BODY = "\n\n".join((FIRST, SECOND, THIRD))


def plain(text: str, **more: str | None) -> Capture:
    """A text file."""
    captured_at = more.pop("captured_at", None)
    url = more.pop("url", None)
    fields = {key: value for key, value in more.items() if value}
    return new_capture("dir/a.txt", text.encode(), "text/plain", url=url, captured_at=captured_at, fields=fields)


def html(body: str, head: str = "", url: str | None = None) -> Capture:
    """A page."""
    page = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    return new_capture("dir/a.html", page.encode(), "text/html", url=url)


def one(capture: Capture) -> Article:
    """The one article of a capture."""
    (article,) = articles(capture)
    assert isinstance(article, Article), article
    return article
