"""Web addresses: which inputs are one, and one spelling for each."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ito", "smid", "smtyp", "ocid", "cmpid")


def is_url(given: str) -> bool:
    """Tell whether an input is a web address rather than a path."""
    return given.lower().startswith(("http://", "https://"))


def normalised(url: str) -> str:
    """Return the address without fragment and tracking parameters, its host in lower case.

    >>> normalised("HTTPS://Example.org/a?utm_source=x&id=7#top")
    'https://example.org/a?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    kept = [(key, value) for key, value in query if not key.lower().startswith(_TRACKING)]
    query_text = parts.query if len(kept) == len(query) else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query_text, ""))
