"""Quantities of an article."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.quantity import lexicon
from onrecord.reading.quantity.amounts import Amount, Line, amount_at, bounded_after, candidates, is_join, joined
from onrecord.reading.quantity.keys import key_of
from onrecord.reading.quantity.sense import is_large, is_quantity
from onrecord.reading.quantity.units import Unit, unit_after
from onrecord.reading.timex.letters import spell
from onrecord.records import Article, Figure, Statement, TimeExpression, content_id

MADE_BY = "figures/1"


def figures(
    article: Article, times: tuple[TimeExpression, ...], statements: tuple[Statement, ...]
) -> tuple[Figure, ...]:
    """Return each quantity in text order, its value in the unit the text uses.

    Percentages are 0-100, shares ("a third of") 0-1. Numbers that count nothing are left out: dates, ages, scores, times, ordinals,
    names with a number in them. `statement` is the innermost of `statements` whose content holds the figure: who claims it.
    """
    words, letters = spell(article.text)
    line = Line(article.text, words, letters)
    dated = [
        (t.start, t.end) for t in times if t.type in ("DATE", "TIME") or (t.type == "SET" and "time" not in t.text)
    ]
    found: list[Figure] = []
    taken = -1
    for at in candidates(line):
        if at < taken:
            continue
        read = _read(line, at, dated)
        if read is None:
            continue
        amount, unit, last = read
        if unit.kind == "none" and not amount.spelled:
            unit = _understood(line, amount, found) or unit
        if is_quantity(line, amount, unit):
            if line.lower(amount.first - 1) == "(" and found and amount.change == "=":
                amount = _converted(found[-1], line, amount)
            found.append(_figure(article, line, amount, unit, last))
            # "a third of the 3 million refugees", "two 155mm howitzers" hold another figure
            taken = amount.last if amount.fraction or unit.holds else last
        else:
            taken = amount.last
    return tuple(_claimed(_same_stuff(_same_thing(found), article.text), statements, times, article))


def _read(line: Line, at: int, dated: Sequence[tuple[int, int]]) -> tuple[Amount, Unit, int] | None:
    """Return the number at word `at`, its unit and one past its last word; None where there is none, or a date."""
    start = line.words.starts[at]
    i = bisect_right(dated, (start, 1 << 62)) - 1
    if i >= 0 and dated[i][0] <= start < dated[i][1]:
        return None
    amount = amount_at(line, at)
    if amount is None:
        return None
    before = line.lower((amount.first if amount.bound_first is None else amount.bound_first) - 1)
    link = line.lower(amount.last)
    if link and is_join(link, before) and not (link == "to" and before == "by" and amount.currency):
        wide = joined(
            line, amount, amount.last + 1 + _signs(line, amount.last + 1), link=link, falling=_from_to(before, link)
        )
        if wide and not _in(dated, line.words.starts[amount.last + 1]):
            unit = unit_after(line, wide)
            plain = link == "to" or before in ("between", "from") or is_large(line, wide)
            if unit.kind != "none" or wide.currency or plain:
                return wide, unit, unit.last
    unit = _shared_unit(line, amount) or unit_after(line, amount)
    if unit.kind == "count" and _point_for_comma(line, amount):
        amount = _thousandfold(amount)
    wide_unit = _range_of_units(line, amount, unit, before)
    if wide_unit:
        return wide_unit
    later = bounded_after(line, amount, unit.last)
    return (later[0], unit, later[1]) if later else (amount, unit, unit.last)


def _point_for_comma(line: Line, amount: Amount) -> bool:
    """Tell whether the number has its thousands as much of Europe writes them, and translations keep them.

    Nothing is counted to a thousandth, and nothing is about so many thousandths: "10.000 rifles", "some 2.600 men", but "2.125 children".
    """
    raw = line.raw(amount.first)
    rounded = amount.bound_first is not None and amount.bound_first < amount.first
    return bool(_POINT.fullmatch(raw)) and (raw.endswith("000") or rounded)


_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _thousandfold(amount: Amount) -> Amount:
    low, high, value = (None if n is None else int(n * 1000) for n in (amount.low, amount.high, amount.value))
    return replace(amount, low=low, high=high, value=value, scale=1000)


def _shared_unit(line: Line, amount: Amount) -> Unit | None:
    """The unit of the second of two numbers, for the first: "a 7- or 8-inch screen", "6 and 8 days"."""
    if line.lower(amount.last) == "and" and line.number(amount.last + 1) is not None:
        other = amount_at(line, amount.last + 1)
        unit = unit_after(line, other) if other and other.first == amount.last + 1 else None
        return unit._replace(last=amount.last, counted=None) if unit and unit.kind in ("measure", "time") else None
    if (
        line.lower(amount.last) != "-"
        or not line.glued(amount.last)
        or line.lower(amount.last + 1) not in ("or", "and", "to")
    ):
        return None
    other = amount_at(line, amount.last + 2)
    unit = unit_after(line, other) if other else None
    return (
        unit._replace(last=amount.last + 1, counted=None)
        if unit and unit.kind in ("measure", "time", "percent")
        else None
    )


def _from_to(before: str, link: str) -> bool:
    """Tell whether a range may fall: "from $2,415 to $2,315"."""
    return before == "from" and link == "to"


def _signs(line: Line, at: int) -> int:
    """How many currency signs stand before the number at `at`."""
    count = 0
    while count < 3 and line.number(at + count) is None:
        word = line.lower(at + count)
        if word not in lexicon.CURRENCY_SIGNS and word not in lexicon.DOLLARS and word not in lexicon.CURRENCY_CODES:
            return 0
        count += 1
    return count if line.number(at + count) is not None else 0


def _range_of_units(line: Line, amount: Amount, unit: Unit, before: str) -> tuple[Amount, Unit, int] | None:
    """ "1 percent to 1.5 percent", "between $3 billion and $5 billion", "from 252 miles to 287 miles"."""
    if unit.kind == "none" or unit.written is None:
        return None
    link = line.lower(unit.last)
    if not is_join(link, before, ("to", "and", "-", "–")) or (link == "to" and before == "by"):
        return None
    second = unit.last + 1
    wide = joined(line, amount, second + _signs(line, second), link=link, falling=_from_to(before, link))
    if wide is None:
        return None
    other = unit_after(line, wide)
    if other.norm != unit.norm:
        return None
    return wide, other, other.last


def _understood(line: Line, amount: Amount, found: list[Figure]) -> Unit | None:
    """What a bare number counts when the sentence has just said it: "6,000 homes, including 1,500 in the north"; "300 who fled"."""
    none = Unit("count", amount.last, None, None, None)
    named = _number_of(line, amount)
    if named:
        return none._replace(norm=line.lower(named[1] - 1), counted=named)
    if line.lower(amount.last) in ("who", "whose"):
        return none._replace(norm="people")
    if not found or not found[-1].unit:
        return None
    before = line.lower((amount.first if amount.bound_first is None else amount.bound_first) - 1)
    if _without_verb(line, amount, found):
        return none._replace(norm=found[-1].unit)
    if before not in ("including", "to", "with", "another"):
        return None
    between = _since(line, amount, found)
    if between is None:
        return None
    if before == "to" and (
        (found[-1].value is not None and "from" not in line.text[max(0, found[-1].start - 12) : found[-1].end])
        or found[-1].unit == "percent"
    ):
        return None
    return none._replace(norm=found[-1].unit)


def _since(line: Line, amount: Amount, found: list[Figure]) -> str | None:
    """The text from the last figure to this number; None where a sentence lies between, or too much."""
    between = line.text[found[-1].end : line.words.starts[amount.first]]
    return None if len(between) > 60 or re.search(r"[.!?;]\s|\n", between) else between


# ", Ruiz ", ", and Kane ", " and the Greens ": who has so many, the verb and the noun left to be understood
_WHO_HAS = re.compile(r"(?:,? and|,) (?:the )?(?:[A-Z][\w’'-]+ ){1,3}(?:has |had |won |got |took )?")


def _without_verb(line: Line, amount: Amount, found: list[Figure]) -> bool:
    """Tell whether the number says again how many of the same: "446 delegates, Ruiz 151, and Kane 54", "237 seats and the Greens 21"."""
    between = _since(line, amount, found)
    counts = found[-1].value is not None and found[-1].unit not in ("percent", "year-old", "age")
    ends = line.lower(amount.last) in ("", ",", ".", ";", "and")
    return bool(counts and ends and between and _WHO_HAS.fullmatch(between) and not line.glued(amount.last + 1))


# "The number of civilian deaths has risen to 40", "soldiers numbering around 3,000"
_NUMBER_OF = re.compile(
    r"\bnumber of (?P<what>(?!which)[\w-]+(?: (?!(?:in|at|on|by|from|with)\b)[\w-]+){0,3}?) (?:(?:in|at|on|by|from|with) (?:the )?[\w-]+ ){0,3}(?:is|are|was|were|has|had|have|rose|rises|"
    r"reached|reaches|stands|stood|exceeds|exceeded|grew|fell|could|may|will)\b[\w ]{0,30}$|\b(?P<who>[\w-]+s|people|men|women|children) (?:numbering|number|numbered) [\w ]{0,15}$",
    re.IGNORECASE,
)


def _number_of(line: Line, amount: Amount) -> tuple[int, int] | None:
    """The words before that say what the number is the number of."""
    start = line.words.starts[amount.first]
    begin = max(0, start - 110)
    if "number" not in line.text[begin:start]:
        return None
    match = _NUMBER_OF.search(line.text[begin:start])
    if match is None:
        return None
    group = "what" if match.group("what") else "who"
    first = bisect_left(line.words.starts, begin + match.start(group))
    last = bisect_left(line.words.starts, begin + match.end(group))
    return (first, last) if first < last else None


def _converted(before: Figure, line: Line, amount: Amount) -> Amount:
    """The same quantity in another unit has the same bound: "more than 100 kilometers (60 miles)"."""
    if line.text[before.end : line.words.starts[amount.first]].strip() != "(" or before.change not in "<>~":
        return amount
    low = None if before.change == "<" else amount.low
    high = None if before.change == ">" else amount.high
    return replace(amount, change=before.change, low=low, high=high)


def _in(dated: Sequence[tuple[int, int]], start: int) -> bool:
    i = bisect_right(dated, (start, 1 << 62)) - 1
    return i >= 0 and dated[i][0] <= start < dated[i][1]


def _figure(article: Article, line: Line, amount: Amount, unit: Unit, last: int) -> Figure:
    first = amount.first if amount.bound_first is None else amount.bound_first
    start, end = line.words.starts[first], line.words.end(last - 1)
    key = key_of(line, first, last, unit.counted, unit.norm, unit.kind)
    return Figure(
        id=content_id("figure", article.id, start, end),
        article_id=article.id,
        start=start,
        end=end,
        text=article.text[start:end],
        low=amount.low,
        high=amount.high,
        value=amount.value,
        change=amount.change,
        unit=unit.norm,
        unit_text=_words(line, unit.written),
        counted=_words(line, unit.counted),
        counted_key=key.text if key else None,
        key_confidence=key.confidence if key else 0.0,
        place=_place(article.text, end),
        made_by=MADE_BY,
    )


def _words(line: Line, span: tuple[int, int] | None) -> str | None:
    if span is None or span[0] >= span[1]:
        return None
    return line.text[line.words.starts[span[0]] : line.words.end(span[1] - 1)]


# "600 people in the city of Kal Dur", "200 soldiers near Ostrava"; not "in January", "in the end"
_PLACE = re.compile(r"\s+(?:(?:were|have been|are)\s+\w+\s+)?(?:in|near|at|outside|inside|across)\s+(?:the\s+)?((?:city|town|village|region|province|state|district) of\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})")  # fmt: skip
_NO_PLACE = frozenset(
    str.split(
        "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    )
)


def _place(text: str, end: int) -> str | None:
    match = _PLACE.match(text, end)
    if match is None or match.group(2).split()[0] in _NO_PLACE:
        return None
    return match.group(2)


def _same_thing(found: list[Figure]) -> list[Figure]:
    """Let a figure that says less of what it counts take the key of one of the same class and number: "the 10,000-strong contingent"."""
    out: list[Figure] = []
    for figure in found:
        key = figure.counted_key
        if key and "|" not in key:
            fuller = {
                f.counted_key
                for f in found
                if f.counted_key and f.counted_key.startswith(key + "|") and _agree(f, figure)
            }
            if len(fuller) == 1:
                figure = replace(figure, counted_key=fuller.pop(), key_confidence=0.7)
        out.append(figure)
    return out


def _same_stuff(found: list[Figure], text: str) -> list[Figure]:
    """Let a bare weight or volume take the key of the one measured before it in its paragraph.

    "The owner speaks of 12 tonnes of sulphur. The ministry puts the loss at 25 tonnes." Lengths and times measure something else
    each time: "30 miles of road", "ten minutes". An estimate is also of what the last sentences gave the amount of: "The amount of sulphur lost
    is larger, the minister said. ¶ Our own estimate is 18 tonnes."
    """
    out: list[Figure] = []
    last: dict[str, Figure] = {}
    for figure in found:
        before = last.get(figure.unit or "")
        if figure.counted_key is None and before is not None and "\n" not in text[before.end : figure.start]:
            figure = replace(figure, counted_key=before.counted_key, key_confidence=0.5)
        elif figure.counted_key is None and figure.unit in _STUFF and (stuff := _estimated(figure, out, text)):
            figure = replace(figure, counted_key=f"{figure.unit}|{stuff}", key_confidence=0.5)
        elif figure.unit in _STUFF and figure.counted_key:
            last[figure.unit or ""] = figure
        out.append(figure)
    return out


# Units of which it is said before of what they are.
_STUFF = frozenset(["gram", "kilogram", "tonne", "ton", "lb", "ounce", "litre", "liter", "gallon", "barrel", "bushel"])


def _estimated(figure: Figure, found: Sequence[Figure], text: str) -> str | None:
    """Return what a bare estimate is of: the stuff whose amount is spoken of in this paragraph or the one before it."""
    if not _ESTIMATE.search(text[max(0, figure.start - _ESTIMATE_WITHIN) : figure.start]):
        return None
    begin = max(0, figure.start - _AMOUNT_WITHIN)
    named = list(_AMOUNT_OF.finditer(text, begin, figure.start))
    if not named or len(text[named[-1].end() : figure.start].split("\n\n")) > 2:
        return None
    if any(f.unit in _STUFF and f.start > named[-1].end() for f in found):
        return None
    return named[-1].group("what").lower()


# "The amount of sulphur lost from the barge", "how much cotton oil had leaked"; not "the amount of time lost"
_AMOUNT_OF = re.compile(
    r"\b(?:(?:amount|quantity|volume|weight) of|how much) (?P<what>(?!time|money|effort|damage)[a-z]+(?: (?:oil|gas|acid|water|fuel|waste|ore|gold|"
    r"silver|flour))?) (?:that )?(?:(?:has|had|have|was|is) )?(?:been )?(?:lost|spilled|spilt|leaked|escaped|released|dumped|stolen|seized|found|missing|burnt|burned|exported"
    r"|imported|mined)\b",
    re.IGNORECASE,
)
# "Our own calculation … is about ", "It is more like "; not "The crane can lift "
_ESTIMATE = re.compile(
    r"\b(?:calculations?|estimates?|figures?|counts?|number|total|amount|it)\b[^.;:!?\n\d]*\b(?:is|was|are|were|comes to|came to|stands at|put at)"
    r"(?: [a-z]+){0,3} ?$",
    re.IGNORECASE,
)
_ESTIMATE_WITHIN = 120
_AMOUNT_WITHIN = 1000


def _agree(one: Figure, other: Figure) -> bool:
    mine = {one.value, one.low, one.high} - {None}
    return bool(mine & ({other.value, other.low, other.high} - {None}))


# "as of Friday", "by the end of June": the day a figure stood; "since Friday" is when its count began
_AS_OF = re.compile(r"\b(?:as of|as at|by|until|through)\s+(?:the\s+)?$", re.IGNORECASE)


def _claimed(
    found: list[Figure], statements: tuple[Statement, ...], times: tuple[TimeExpression, ...], article: Article
) -> list[Figure]:
    """Fill in who claims each figure and the day it stood."""
    held = sorted(((len(s.content), s) for s in statements), key=lambda pair: pair[0])
    as_of = [
        t for t in times if t.type in ("DATE", "TIME") and _AS_OF.search(article.text, max(0, t.start - 12), t.start)
    ]
    out = []
    for figure in found:
        statement = next((s.id for _, s in held if s.content.start <= figure.start < s.content.end), None)
        stood = next((t.value for t in as_of if _same_sentence(article.text, figure, t)), None)
        out.append(replace(figure, statement=statement, as_of=stood))
    return out


def _same_sentence(text: str, figure: Figure, time: TimeExpression) -> bool:
    one, other = (figure.end, time.start) if figure.start < time.start else (time.end, figure.start)
    between = text[one:other] if one < other else ""
    return other - one < 160 and "\n" not in between and not re.search(r"[.!?]\s+[A-Z“\"]", between)
