"""A story as one HTML file that can be mailed, opened without a network, and printed."""

from markupsafe import Markup

from onrecord.ledger import Ledger, queries
from onrecord.views.web.links import ReportLinks
from onrecord.views.web.pages import story_context
from onrecord.views.web.render import STATIC, environment

STATEMENTS = 3000  # listed in full; a story of more is better looked at on the desk


def story_html(ledger: Ledger, story_id: str) -> str:
    """Return the story as a self-contained page: styles inside, no scripts, links only to the live articles.

    Raises `NotFound`.
    """
    with ledger.reading() as connection:
        link = ReportLinks()
        context = story_context(connection, story_id, link)
        key = context["story"].id
        words = queries.story_statements(connection, key, limit=STATEMENTS)
        articles = queries.story_articles(connection, key, limit=STATEMENTS)
    by_article: dict[str, list[queries.StatementCard]] = {}
    for card in words:
        by_article.setdefault(card.article, []).append(card)
    styles = Markup((STATIC / "desk.css").read_text(encoding="utf-8"))  # noqa: S704 our own file
    more = {
        "link": link,
        "mailed": True,
        "styles": styles,
        "by_article": by_article,
        "articles": articles,
        "words": words,
    }
    return environment().get_template("report.html").render({**context, **more})
