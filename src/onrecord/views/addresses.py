"""Which addresses of articles may be linked to: an article's own claim about where it stands is text like any other."""

import re
from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache(maxsize=256)  # asked once a statement, and an article has hundreds
def web_link(url: str | None) -> str | None:
    """Return the address when it is safe to link to: http or https with a host, nothing else.

    >>> web_link("https://a.example/x"), web_link("javascript:alert(1)"), web_link("//a.example"), web_link(None)
    ('https://a.example/x', None, None, None)
    """
    if not url or re.search(r"[\x00-\x20\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
