"""Keys: numbers under which like items are filed."""

import hashlib

BITS = 63  # a signed 64-bit column holds it
WEEK = 7


def key(*parts: object) -> int:
    """Return a number from 0 to 2**63 - 1 for the parts; equal parts give equal numbers, on every machine."""
    encoded = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(encoded, digest_size=8).digest(), "big") >> 1


def weeks(day: int | None, window: int = WEEK) -> tuple[str, tuple[str, ...]]:
    """Return the bucket of days that `day` is filed in, and the buckets to look in for days up to `window` away.

    An undated item has a bucket of its own, which only undated items share.
    """
    if day is None:
        return "undated", ("undated",)
    at = day // window
    return str(at), (str(at - 1), str(at), str(at + 1))
