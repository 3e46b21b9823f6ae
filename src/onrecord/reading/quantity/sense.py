"""Numbers that are no quantities: names with a number, scores, ages, addresses, years, phone numbers."""

from onrecord.reading.quantity.amounts import Amount, Line
from onrecord.reading.quantity.keys import class_of
from onrecord.reading.quantity.nouns import FUNCTION_WORDS
from onrecord.reading.quantity.units import Unit

_NAMED_BY_NUMBER = frozenset(
    str.split(
        """no number chapter article part section page pages game round route highway channel level phase room gate flight resolution
        act figure step day week grade tier version volume episode season world group platform stage apartment suite unit line area
        district precinct exhibit item rule title clause paragraph verse psalm proposition prop measure amendment bill hr s. model
        type class category size category boeing airbus mig su interstate i us psalm pope formula windows iphone ipad galaxy pixel
        playstation xbox radio bbc zone sector quarter week game top covid covid-19 fortune ftse nikkei stoxx russell cac dax asx tsx
        nasdaq s&p 401 catch studio pier fc mark mach apollo soyuz falcon starship brigade regiment division building bus door lane
        bed apt po box block floor terminal runway dock hangar squad under-"""
    )
)
# Before a number these name, even where a noun follows: "Article 5 commitments", "the top 10 cities".
_ALWAYS_NAMED = frozenset(
    str.split(
        """apartment article game section chapter part flight resolution channel level model boeing route highway interstate galaxy
        iphone top big windows"""
    )
)
# In words and without a noun, only so large a number is a count by itself: "two million fled", not "the three fled".
_LARGE = 1000
_MEASURED = frozenset(("percent", "currency", "measure", "time", "strong", "age"))


def is_quantity(line: Line, amount: Amount, unit: Unit) -> bool:
    """Tell whether the number counts or measures something."""
    if _joined_to_more(line, amount, unit) or _code(line, amount):
        return False
    if unit.kind in _MEASURED or amount.fraction or amount.vague:
        return not (
            unit.kind == "time"
            and amount.value == 1
            and amount.spelled
            and amount.bound_first is None
            and unit.norm in ("day", "time", "night")
        )
    if amount.currency:
        return True
    if _one(line, amount):
        return False
    if _named(line, amount, unit):
        return False
    if unit.kind == "count":
        return not _year_like(line, amount) or _counts_at_once(line, amount, unit)
    if amount.bound_first is not None and amount.change != "=":
        return not _year_like(line, amount)
    return _bare(line, amount)


def _code(line: Line, amount: Amount) -> bool:
    """Tell whether the number is a code, not a count: "0401 GMT", "007"."""
    raw = line.raw(amount.first)
    return len(raw) > 1 and raw[0] == "0" and raw.isdigit()


def _one(line: Line, amount: Amount) -> bool:
    return amount.spelled and amount.value == 1 and amount.bound_first is None


def _joined_to_more(line: Line, amount: Amount, unit: Unit) -> bool:
    """Tell whether the number is part of a longer token: "F-16", "24/7", "9-2", "555-0137", "S23", "#5"."""
    first, last = amount.first, amount.last
    before, after = line.lower(first - 1), line.lower(last)
    if line.glued(first) and (
        before in ("#", "@", "/", "_", ":", ".", "&") or before[:1].isalpha() or before[-1:].isdigit()
    ):
        return True
    if line.glued(first) and before in ("-", "–") and line.glued(first - 1) and amount.currency is None:
        return not (unit.kind in ("percent", "measure") and line.lower(first - 2) in ("sub", "minus", "pre", "mid"))
    if line.glued(last) and after in ("/", ":", "@", "_", "&") and not amount.fraction and unit.kind != "measure":
        return amount.currency is None
    if (
        line.glued(last)
        and after in ("-", "–")
        and unit.kind not in ("measure", "time", "percent", "strong", "count", "currency", "age")
    ):
        return amount.currency is None
    if line.glued(last) and after in ("-", "–") and line.number(last + 1) is not None and amount.currency is None:
        return True
    lost_space = (amount.value or 0) >= 1000 and unit.kind == "count"  # "over 100,000soldiers"
    return line.glued(last) and after[:1].isalpha() and unit.kind in ("none", "count") and not lost_space


def _named(line: Line, amount: Amount, unit: Unit) -> bool:
    at = amount.first - 1 if amount.bound_first is None else amount.bound_first - 1
    before, raw = line.lower(at), line.raw(at)
    if amount.bound_first is not None or amount.low != amount.high:
        return False
    if before == "." and line.lower(at - 1) == "no":
        return True
    if before in _NAMED_BY_NUMBER and not line.glued(amount.first) and unit.kind != "count":
        return True
    if before in _ALWAYS_NAMED:
        return True
    big = "," in line.raw(amount.first) or (amount.value or 0) >= 10_000
    named = raw[:1].isupper() and before not in FUNCTION_WORDS and not _opens_sentence(line, at)
    if named and not big and not amount.spelled and (unit.kind != "count" or line.raw(amount.last)[:1].isupper()):
        return True
    if amount.spelled and unit.kind == "none":
        return not (_of_whom(line, amount) or (amount.value or 0) >= _LARGE)
    if unit.kind == "count" and (amount.value or 0) < 1000 and _is_symbol(raw) and not _opens_sentence(line, at):
        return True  # "the S&P 500 companies", "HIV 2 drugs"
    # "49 Harbour Road": a number before a name is an address
    return unit.kind == "none" and not big and line.raw(amount.last)[:1].isupper()


def _of_whom(line: Line, amount: Amount) -> bool:
    """Tell whether a bare number is of those just spoken of: "Three were pulled out alive", "15 of them"."""
    after = line.lower(amount.last)
    if after == "of":
        return line.lower(amount.last + 1) in ("them", "whom", "those", "these", "which")
    opens = _opens_sentence(line, amount.first - 1) or line.lower(amount.first - 1) in (".", ",", ";", "and", "but", "")
    return (
        after in ("were", "have", "are") and opens and (amount.value or 0) > 1 and line.lower(amount.first - 2) != "["
    )


def _is_symbol(raw: str) -> bool:
    return raw.isupper() and len(raw) <= 4 and raw not in ("I", "A", "US", "UK", "UN", "EU", "AP")


def _opens_sentence(line: Line, at: int) -> bool:
    return line.lower(at - 1) in ("", ".", "!", "?", '"', "“", ":")


def _year_like(line: Line, amount: Amount) -> bool:
    raw = line.raw(amount.first)
    if not (len(raw) == 4 and raw.isdigit() and amount.value is not None and 1900 <= amount.value <= 2060):
        return False
    before = line.lower(amount.first - 1)
    return amount.bound_first is None and before not in (
        "than",
        "least",
        "some",
        "of",
        "to",
        "by",
        "are",
        "were",
        "with",
        "has",
        "have",
    )


def is_large(line: Line, amount: Amount) -> bool:
    """Tell whether the number is written as only counts are: in groups of three digits, or in thousands or millions."""
    size = amount.value or amount.high or amount.low or 0
    grouped = any(mark in line.raw(amount.first) for mark in ", \u00a0\u202f")
    return size >= _LARGE and (grouped or amount.scale > 1)


def _counts_at_once(line: Line, amount: Amount, unit: Unit) -> bool:
    """Tell whether a number like a year stands right before people or arms: "2000 troops left", not "the 2016 voters"."""
    direct = unit.written is not None and unit.written[0] == amount.last and line.raw(amount.last).islower()
    dated = (
        "the",
        "in",
        "since",
        "until",
        "from",
        "during",
        "its",
        "his",
        "her",
        "their",
        "every",
        "each",
        "late",
        "early",
    )
    return direct and class_of(line.lower(amount.last)) is not None and line.lower(amount.first - 1) not in dated


def _bare(line: Line, amount: Amount) -> bool:
    """Tell whether a number without unit is a quantity: "rose to 16,644"; not an age, a year, a list number, a score."""
    if _year_like(line, amount):
        return False
    if _of_whom(line, amount) or is_large(line, amount):
        return True
    if amount.spelled:
        return (amount.value or 0) >= _LARGE
    at = amount.first - 1
    before, after = line.lower(at), line.lower(amount.last)
    if before == "" or (line.glued(amount.last) and after in (")",) and before != "("):
        return False
    if (before in (",", "(") and after in (",", ")", ".")) or (after == "," and line.raw(at)[:1].isupper()):
        return False
    if before in ("aged", "age", "turn", "turned", "turns", "turning", "-", "under"):
        return False
    if before in ("and", "or") and (amount.value or 0) < 1000 and "." not in line.raw(amount.first):
        return False
    if before == "of" and line.lower(at - 1) == "age":
        return False
    if before == "at" and after in (",", ".") and (amount.value or 0) < 100 and "." not in line.raw(amount.first):
        return False
    return line.lower(at)[:1].isalpha() or before in ("=", ":", "~", "≈", "(", "-", '"', "“")
