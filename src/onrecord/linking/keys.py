"""Keys: numbers under which like items are filed."""

from collections.abc import Sequence

from onrecord.linking.wording import number_of

WEEK = 7
_MASK = (1 << 63) - 1  # a signed 64-bit column holds it


def key(*parts: object) -> int:
    """Return a number from 0 to 2**63 - 1 for the parts; equal parts give equal numbers, on every machine.

    Words are hashed by CRC-32 and numbers taken as they are, mixed as in SplitMix64 (Steele et al. 2014): two keys may agree by
    chance, and then the comparison of what they bring together says no.
    """
    return (_mixed(0, parts) * 0xBF58476D1CE4E5B9) & _MASK


def keys_in(parts: Sequence[object], days: Sequence[str]) -> tuple[int, ...]:
    """Return `key(*parts, one)` for each one of `days`, the buckets that `weeks` gives."""
    begun = _mixed(0, parts)
    return tuple([(_mixed(begun, (one,)) * 0xBF58476D1CE4E5B9) & _MASK for one in days])


def _mixed(mixed: int, parts: Sequence[object]) -> int:
    for part in parts:
        number = part if isinstance(part, int) else number_of(part if isinstance(part, str) else str(part))
        mixed = ((mixed ^ number) * 0x9E3779B97F4A7C15) & _MASK
        mixed ^= mixed >> 29
    return mixed


def weeks(day: int | None, window: int = WEEK) -> tuple[str, tuple[str, ...]]:
    """Return the bucket of days that `day` is filed in, and the buckets to look in for days up to `window` away.

    An undated item has a bucket of its own, which only undated items share.
    """
    if day is None:
        return "undated", ("undated",)
    at = day // window
    return str(at), (str(at - 1), str(at), str(at + 1))
