"""Titles as they are compared: the stems of their words."""

from functools import lru_cache

from onrecord.linking.wording import stem, tokens

_IDLE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "to",
        "former",
        "ex",
        "then",
        "late",
        "new",
        "his",
        "her",
        "their",
        "its",
        "our",
    ]
)


@lru_cache(maxsize=16384)  # more than a batch meets: in fewer places each would be gone before it is asked for again
def role_stems(text: str) -> frozenset[str]:
    """Return the stems that tell one title from another, countries and their peoples made one."""
    return frozenset(_demonym(stem(word)) for word in tokens(text) if word not in _IDLE)


# Countries and peoples whose names do not share their first six letters.
_DEMONYMS = {
    "french": "france", "german": "german", "dutch": "nether", "polish": "poland", "pole": "poland", "spanis": "spain", "britis": "britai",
    "u.k": "britai", "uk": "britai", "americ": "us", "u.s": "us", "turkis": "turkey", "swedis": "sweden", "danish": "denmar",
    "finnis": "finlan", "greek": "greece", "iraqi": "iraq", "irish": "irelan", "scotti": "scotla", "welsh": "wales", "swiss": "switze",
    "thai": "thaila", "norweg": "norway", "cypriot": "cyprus", "filipi": "philip", "chines": "china", "czech": "czech", "slovak": "slovak",
}  # fmt: skip


def _demonym(stemmed: str) -> str:
    return _DEMONYMS.get(stemmed, stemmed)
