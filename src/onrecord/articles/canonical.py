"""Whether a page may call itself by another address than the one it was fetched from."""

import re
from urllib.parse import SplitResult, urlsplit

_SITE = re.compile(r"^(?:www|m|mobile|amp)\.")
_NO_NAME = frozenset(("", "amp", "index", "print", "mobile"))  # segments of a path that do not name an article
_BY_QUERY = re.compile(r"\.(?:php|aspx?|jsp|cgi|do)$", re.I)  # programs that are told the article by the query


def is_same_page(canonical: str, fetched: str) -> bool:
    """Tell whether `canonical` can be the proper address of the page at `fetched`: same site, and the same article's name.

    Pages that all name one front page or section as canonical keep the addresses they were fetched from: they would
    become versions of one another.

    >>> is_same_page("https://www.example.org/world/rain-in-dorvik", "https://m.example.org/amp/rain-in-dorvik?ref=app")
    True
    >>> is_same_page("https://example.org/world", "https://example.org/world/rain-in-dorvik")
    False
    >>> is_same_page("https://elsewhere.example/rain", "https://example.org/rain")
    False
    """
    try:
        one, other = urlsplit(canonical), urlsplit(fetched)
        sites = {_SITE.sub("", parts.hostname or "") for parts in (one, other)}
    except ValueError:
        return False
    if len(sites) > 1 or "" in sites or (_BY_QUERY.search(one.path) and not one.query):
        return False
    return _article_name(one) == _article_name(other)


def _article_name(parts: SplitResult) -> str:
    """Return the last segment of the path that names something, without its endings."""
    names = [re.sub(r"(?:\.amp)?\.(?:html?|amp)$", "", segment, flags=re.I) for segment in parts.path.split("/")]
    return next((name for name in reversed(names) if name.lower() not in _NO_NAME), "")
