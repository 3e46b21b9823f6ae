"""The unit of a quantity: percent, currency, measure, length of time, or the noun it counts."""

from typing import NamedTuple

from onrecord.reading.quantity import lexicon
from onrecord.reading.quantity.amounts import Amount, Line, amount_at
from onrecord.reading.quantity.nouns import noun_after, phrase_after, singular


class Unit(NamedTuple):
    """What comes after the number. `last` is one past the unit's last word."""

    kind: str  # percent, currency, measure, time, count, strong, age, none
    last: int
    norm: str | None  # "percent", "dollar per barrel", "troop"
    written: tuple[int, int] | None  # words of the unit as written
    counted: tuple[int, int] | None  # words of what is counted: "North Korean troops"
    holds: bool = False  # whether its words hold another figure: "two 155mm howitzers"


def unit_after(line: Line, amount: Amount) -> Unit:
    """Return the unit of `amount`: kind "none" when the number stands bare."""
    at = amount.last
    if amount.currency:
        return _money(line, amount, at)
    found = _strong_or_age(line, at) or _measure(line, amount, at) or _currency_words(line, at) or _sized(line, amount)
    if found:
        return found
    headed = _heading(line, at)
    if headed:
        return headed
    start = _noun_start(line, amount, at)
    if amount.fraction and start > at:  # "two-thirds of the 150 members", "half of the combined 4.3 million sales"
        start = next((i + 1 for i in (start, start + 1) if line.number(i) is not None), start)
    noun = noun_after(line, start)
    if noun:
        return Unit(
            "count",
            noun.last,
            noun.head,
            (noun.last - 1, noun.last),
            _with_of(line, noun.first, noun.last),
        )
    if line.lower(start) in _STATES:
        return Unit("count", start + 1, line.lower(start), (start, start + 1), (start, start + 1))
    rate = _rate(line, at)
    if rate and line.lower(at) in ("per", "a", "an") and rate[1] in lexicon.TIME_UNITS:
        return Unit("measure", rate[0], f"per {rate[1]}", (at, rate[0]), None)
    if amount.fraction:
        phrase = phrase_after(line, start)
        if phrase:
            return Unit("count", phrase[1], None, None, phrase)
    return Unit("none", amount.last, None, None, None)


def _sized(line: Line, amount: Amount) -> Unit | None:
    """ "two 155mm howitzers", "3 million nine-litre cases": a count of things whose size comes before their name."""
    size = amount_at(line, amount.last) if line.number(amount.last) is not None and not amount.fraction else None
    if size is None or size.first != amount.last or size.fraction or size.scale != 1:
        return None
    unit = _strong_or_age(line, size.last) or _measure(line, size, size.last) or _currency_words(line, size.last)
    if (
        unit is None
        or unit.kind not in ("measure", "time", "age", "currency")
        or line.lower(unit.last - 1).endswith("s")
    ):
        return None
    after = unit.last
    while line.lower(after) in ("and", "or", ",") and line.number(after + 1) is not None:  # "122mm and 152mm shells"
        other = amount_at(line, after + 1)
        also = _measure(line, other, other.last) if other else None
        if also is None or also.norm != unit.norm:
            return None
        after = also.last
    noun = noun_after(line, after + (line.lower(after) == "-"), reach=4)
    if noun is None:
        return None
    return Unit("count", noun.last, noun.head, (noun.last - 1, noun.last), (amount.last, noun.last), holds=True)


# "a 10,000-man force", "a 900-troop deployment": in front of another noun the counted one has no plural.
_ONE_OF_MANY = frozenset(
    str.split(
        "man woman person people troop soldier officer fighter student worker voter vessel ship boat drone vehicle"
    )
)


def _heading(line: Line, at: int) -> Unit | None:
    if line.lower(at) != "-" or not line.glued(at) or line.lower(at + 1) not in _ONE_OF_MANY or not line.glued(at + 1):
        return None
    word = line.lower(at + 1)
    norm = {"man": "men", "woman": "women", "person": "people", "people": "people"}.get(word, f"{word}s")
    return Unit("count", at + 2, norm, (at + 1, at + 2), (at + 1, at + 2))


def _noun_start(line: Line, amount: Amount, at: int) -> int:
    """Where the noun begins: past "of" and the words that only point ("100 of its own soldiers", "two of the ships")."""
    start = at
    counted_of = amount.vague or amount.fraction or amount.spelled or line.lower(at - 1) in _OF_NUMBERS
    if line.lower(at) == "of" and (counted_of or line.lower(at + 1) in _DETERMINERS):
        start += 1
    if line.lower(start) == "-" and line.glued(start):
        start += 1
    while line.lower(start) in _POINTING and start - at < 4:
        start += 1
    return start


_DETERMINERS = frozenset(("the", "its", "their", "his", "her", "our", "your", "my", "those", "these"))
_POINTING = _DETERMINERS | {"all", "more", "other", "own"}
# "12 wounded, 40 missing"
_STATES = frozenset(
    ("dead", "killed", "wounded", "injured", "missing", "hospitalized", "hospitalised", "displaced", "detained")
)
_OF_NUMBERS = frozenset(("dozen", "hundred", "thousand", "million", "billion", "couple"))
_COLLECTIVES = frozenset(
    str.split(
        "members cases kinds types categories pieces groups pairs bags rounds cans units victims acts counts survivors supporters employees"
    )
)


def _with_of(line: Line, first: int, last: int) -> tuple[int, int]:
    """ "members of the National Guard": the words after "of" say what is counted."""
    if line.lower(last - 1) in _COLLECTIVES and line.lower(last) == "of":
        phrase = phrase_after(line, last + 1)
        if phrase:
            return first, phrase[1]
    return first, last


def _strong_or_age(line: Line, at: int) -> Unit | None:
    hyphen = line.lower(at) == "-" and line.glued(at)
    here = at + 1 if hyphen else at
    if line.lower(here) == "strong" and hyphen:
        noun = noun_after(line, here + 1)
        phrase = phrase_after(line, here + 1)
        span = (noun.first, noun.last) if noun else phrase
        if span is None:
            return Unit("strong", here + 1, None, (here, here + 1), None)
        return Unit("strong", span[1], line.lower(span[1] - 1), (span[1] - 1, span[1]), span)
    if line.lower(here) in ("year", "years", "month", "months", "week", "day"):
        after = here + 1
        while line.lower(after) == "-":
            after += 1
        if line.lower(after) in ("old", "olds"):
            return Unit("age", after + 1, "year-old", (here, after + 1), None)
    return None


def _money(line: Line, amount: Amount, at: int) -> Unit:
    norm, last = amount.currency or "", at
    if line.lower(at) in lexicon.CURRENCY_WORDS and lexicon.CURRENCY_WORDS[line.lower(at)] == norm:
        last = at + 1
    rate = _rate(line, last)
    if rate:
        norm, last = f"{norm} per {rate[1]}", rate[0]
    return Unit("currency", last, norm, (amount.first, last), _of_what(line, last))


def _rate(line: Line, at: int) -> tuple[int, str] | None:
    """ "per barrel", "a share", "a-year", "/month": where it ends, and the noun."""
    skip = 0
    if line.lower(at) in ("-", "/") and line.glued(at):
        skip = 1
    word = line.lower(at + skip)
    if word in ("per", "a", "an", "each", "every") or line.lower(at) == "/":
        noun_at = at + skip + (1 if word in ("per", "a", "an", "each", "every") else 0)
        if line.lower(noun_at) == "-":
            noun_at += 1
        noun = line.lower(noun_at)
        base = singular(noun)
        if base in lexicon.RATE_NOUNS or (word == "per" and noun.isalpha()):
            return noun_at + 1, base
    return None


def _of_what(line: Line, at: int) -> tuple[int, int] | None:
    """ "20 percent of its workforce", "$300 million in aid", "a 25% tax", "$8 million grant": what the share or sum is of."""
    word = line.lower(at)
    if word in ("of", "in", "worth"):
        start = at + (2 if line.lower(at + 1) == "of" else 1)
        if word == "in" and line.number(start) is not None:
            return None
        return phrase_after(line, start)
    if word and word[0].isalpha():
        return (
            phrase_after(line, at, reach=4)
            if word not in ("the", "a", "an", "its", "their", "his", "her", "all", "this", "those")
            else None
        )
    return None


def _measure(line: Line, amount: Amount, at: int) -> Unit | None:
    """ "percent", "per cent", "square miles", "km/h", "degrees Celsius", "basis points", "miles per hour", "years"."""
    if line.lower(at) == "%":
        return _percent(line, at, at + 1)
    start = at + 1 if line.lower(at) == "-" and line.glued(at) and line.lower(at - 1) != "-" else at
    if line.lower(start) == "-" and line.lower(at) == "-":
        start += 1
    glued = line.glued(at) and start == at
    if line.lower(start) == "per" and line.lower(start + 1) == "cent":
        return _percent(line, start, start + 2)
    if (
        glued
        and line.lower(start) in ("m", "km", "cm")
        and line.lower(start + 1) in ("2", "3")
        and line.glued(start + 1)
    ):
        return Unit("measure", start + 2, f"{line.lower(start)}{line.lower(start + 1)}", (start, start + 2), None)
    if [line.lower(start + i) for i in range(5)] == ["m", ".", "p", ".", "h"]:
        return Unit("measure", start + 5, "mile per hour", (start, start + 5), None)
    while (
        line.lower(start) in ("more", "additional", "full", "extra", "further", "consecutive", "straight", "other")
        and start - at < 2
    ):
        start += 1
    for size in (3, 2, 1):
        words = [line.lower(start + i) for i in range(size)]
        if not all(words):
            continue
        key = " ".join(words)
        norm = lexicon.MEASURES.get(key) or lexicon.MEASURES.get(_singular_last(words))
        if norm is None or (size == 1 and not _symbol_fits(line, start, glued)):
            continue
        last = start + size
        if norm == "percent":
            return _percent(line, start, last)
        if norm == "time" and (line.lower(start) == "time" or line.raw(start)[:1].isupper()):
            return None
        if (
            norm in _NOUN_LIKE
            and start == at
            and line.lower(start) == norm
            and amount.value is not None
            and amount.value != 1
            and not line.lower(last)[:1].isalpha()
        ):
            return None
        if norm in _NOUN_LIKE and (line.lower(start) != norm or amount.spelled):
            return None
        if norm in lexicon.TIME_UNITS:
            return _time(line, start, last, norm)
        if line.lower(last) == "-" and line.glued(last):  # "foot-pounds", "kilowatt-hour", "lb-ft"
            longer = lexicon.MEASURES.get(f"{key}-{line.lower(last + 1)}")
            if longer:
                norm, last = longer, last + 2
        if line.lower(last) == "/" and line.glued(last) and line.lower(last + 1)[:1].isalpha():
            below = line.lower(last + 1)
            symbols = norm == line.lower(start) and len(norm) <= 3  # "10 kV/cm"; "80 km/h" is spelled out
            norm, last = f"{norm}/{below}" if symbols else f"{norm} per {_spell_hour(below)}", last + 2
        rate = _rate(line, last)
        if rate:
            norm, last = f"{norm} per {rate[1]}", rate[0]
        elif norm == "barrel" and line.lower(last) == "of" and line.lower(last + 1) in ("oil", "crude"):
            oil = (last + 1, last + 2)
            rate = _rate(line, last + 2)
            if rate:
                return Unit("measure", rate[0], f"barrel of oil per {rate[1]}", (start, rate[0]), oil)
            return Unit("measure", last + 2, "barrel of oil", (start, last + 2), oil)
        counted = phrase_after(line, last + 1) if line.lower(last) == "of" else None
        return Unit("measure", last, norm, (start, last), counted)
    return None


_NOUN_LIKE = frozenset(("page", "member", "seat", "bed", "bedroom", "door", "storey", "speed", "cylinder", "gauge"))


def _spell_hour(word: str) -> str:
    return {"h": "hour", "s": "second"}.get(word, word)


def _singular_last(words: list[str]) -> str:
    last = words[-1]
    return " ".join([*words[:-1], singular(last) if len(last) > 3 else last])


def _symbol_fits(line: Line, at: int, glued: bool) -> bool:
    """Tell whether a short unit is one here: "5 m", "500mg"; not "in", "a 5 V-6 engine"."""
    word = line.lower(at)
    if word not in lexicon.SYMBOLS:
        return True
    if line.lower(at + 1) == "-" and line.glued(at + 1):
        return False  # "24 F-16 jets"
    if word in ("in", "h", "t", "b", "k", "s"):
        return False
    if word in ("p", "m", "g", "l", "v", "f", "c", "nm", "w"):
        return (
            glued
            or (line.raw(at).isupper() and word in ("w", "v", "f"))
            or (word == "m" and line.lower(at + 1) in _AFTER_METRES)
        )
    return True


# "30 m wide", "at 200 m."; "30 m people" are millions
_AFTER_METRES = frozenset(
    str.split("wide long high tall deep thick away above below from apart across north south east west to , . ) ( ;")
)


def _percent(line: Line, first: int, last: int) -> Unit:
    norm = "percent"
    if line.lower(last) in ("point", "points"):
        norm, last = "percentage point", last + 1
    return Unit("percent", last, norm, (first, last), _of_what(line, last))


def _time(line: Line, first: int, last: int, norm: str) -> Unit:
    return Unit("time", last, norm, (first, last), None)


def _currency_words(line: Line, at: int) -> Unit | None:
    """ "dollars", "U.S. dollars", "Danish crowns", "Australian dollars per month"."""
    start = at + 1 if line.lower(at) == "-" and line.glued(at) else at
    for skip in (0, 1, 2, 4):
        word = line.lower(start + skip)
        base = lexicon.CURRENCY_WORDS.get(word) or lexicon.CURRENCY_WORDS.get(singular(word))
        if base is None:
            if skip == 0 and line.lower(start) == "u" and line.lower(start + 1) == ".":
                continue
            if skip < 2 and (line.raw(start + skip)[:1].isupper() and line.lower(start + skip) not in ("the",)):
                code = lexicon.CURRENCY_CODES.get(word)
                if code and line.raw(start).isupper():
                    base = code
                else:
                    continue
            else:
                return None
        if word in ("p", "c") and not line.glued(start):
            return None
        if word == "won" and not line.lower(start - 1)[:1].isdigit():
            return None
        if word in ("cent", "mark", "crown", "won", "pound", "penny") and skip and not line.raw(start)[:1].isupper():
            return None
        if word in ("mark", "marks", "rand") and skip == 0 and word != "marks":
            return None
        last = start + skip + 1
        country = " ".join(line.lower(start + i) for i in range(skip)) if skip in (1, 2) else ""
        norm = base if not country or country in ("us", "american") else f"{country} {base}"
        rate = _rate(line, last)
        if rate:
            norm, last = f"{norm} per {rate[1]}", rate[0]
        return Unit("currency", last, norm, (start, last), _of_what(line, last))
    return None
