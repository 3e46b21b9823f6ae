"""One hue a speaker, the same on every page."""

from hashlib import blake2b

HUES = 8  # colour-blind-safe, after Paul Tol's "muted" scheme (SRON technical note, 2021); desk.css holds the colours


def hue(key: str | None) -> int:
    """Return 0 to 7 for a speaker's entity id or name, always the same for the same key; 8, the grey, for nobody.

    >>> hue("e1") == hue("e1"), hue("the city’s mayor") == hue("the city's mayor"), hue(None)
    (True, True, 8)
    """
    if not key:
        return HUES
    return blake2b(key.replace("’", "'").encode("utf-8", "surrogatepass"), digest_size=1).digest()[0] % HUES
