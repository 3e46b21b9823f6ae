"""Ids made from content, so that reading twice adds nothing."""

import hashlib
import json


def content_id(kind: str, *parts: object) -> str:
    """Return a 20-character id for `kind` and its JSON-encodable parts; equal parts give equal ids.

    The first letter is that of the kind (``a`` article, ``s`` statement…), so that ids say what they name.

    >>> content_id("statement", "a1", [[0, 5]])
    'sea7770251d02d3f82b2'
    """
    encoded = _ENCODER.encode([kind, *parts])
    return kind[0] + hashlib.blake2b(encoded.encode("ascii"), digest_size=10).hexdigest()[:19]


_ENCODER = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))
