"""HTML to articles."""

from onrecord.articles.build import Body, build_article
from onrecord.articles.masthead import Masthead
from onrecord.records import Article, Capture, Rejection


def html_articles(capture: Capture, page: str) -> tuple[Article | Rejection, ...]:
    """Return the article of an HTML page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(page, url=capture.url, include_comments=False, with_metadata=True)
    if not isinstance(document, Document):
        return (Rejection(capture.source, "no article found", f"{capture.source}: no article text on this page"),)
    text = document.text or ""
    body = "\n\n".join(line.strip() for line in text.split("\n") if line.strip())
    if not body:
        return (Rejection(capture.source, "no article found", f"{capture.source}: no article text on this page"),)
    masthead = Masthead(title=document.title, outlet=document.sitename, published=document.date)
    if document.author:
        masthead.bylines = [name.strip() for name in document.author.split(";")]
    return (build_article(capture, Body(body), masthead),)
