"""How the desk puts things: dates, counts, ranges and certainty in words."""

import json
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from onrecord.views.addresses import web_link

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PARTS_OF_YEARS = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "H1": "first half of",
    "H2": "second half of",
    "Q1": "first quarter of",
    "Q2": "second quarter of",
    "Q3": "third quarter of",
    "Q4": "fourth quarter of",
}
_KINDS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}
_VAGUE = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@lru_cache(maxsize=4096)
def day(value: str | None, *, weekday: bool = False) -> str:
    """Return a date, month or week as a reader would write it; what is not one comes back as it is.

    >>> day("2026-03-12"), day("2026-03"), day("2026-W11"), day(None), day("2026-03-12T10:00", weekday=True)
    ('12 March 2026', 'March 2026', 'week of 9 March 2026', 'undated', 'Thursday 12 March 2026')
    >>> day("2026-W11-WE"), day("2026-SU"), day("2026-Q1"), day("202"), day("PAST_REF")
    ('weekend of 14 March 2026', 'summer 2026', 'first quarter of 2026', 'the 2020s', 'in the past')
    """
    if not value:
        return "undated"
    if match := re.fullmatch(r"(\d{4}-W\d{2})(-WE)?", value):
        try:
            on = date.fromisoformat(f"{match[1]}-{6 if match[2] else 1}")
        except ValueError:  # a year of 52 weeks has no 53rd
            return value
        return f"{'weekend' if match[2] else 'week'} of {day(on.isoformat())}"
    if match := re.fullmatch(r"(\d{4})-([A-Z]\w)", value):
        return f"{_PARTS_OF_YEARS[match[2]]} {match[1]}" if match[2] in _PARTS_OF_YEARS else value
    if re.fullmatch(r"\d{3}", value):
        return f"the {value}0s"
    if value in _VAGUE:
        return _VAGUE[value]
    if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
        return f"{_MONTHS[int(match[2]) - 1]} {match[1]}" if 1 <= int(match[2]) <= 12 else value
    try:
        on = date.fromisoformat(value[:10])
    except ValueError:
        return value
    text = f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
    return f"{_DAYS[on.weekday()]} {text}" if weekday else text


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun.

    >>> count(1, "origin"), count(2000, "story", "stories")
    ('1 origin', '2,000 stories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(things: Sequence[str], most: int = 6) -> str:
    """Return names as a list in words.

    >>> listed(["A", "B", "C"]), listed(["A", "B", "C"], most=2)
    ('A, B and C', 'A, B and 1 more')
    """
    if len(things) > most:
        return f"{', '.join(things[:most])} and {len(things) - most} more"
    return " and ".join(filter(None, [", ".join(things[:-1]), things[-1] if things else ""]))


def number(value: float | None) -> str:
    """Return a number without needless decimals.

    >>> number(12.0), number(1250000.0), number(0.5)
    ('12', '1,250,000', '0.5')
    """
    if value is None:
        return ""
    return f"{int(value):,}" if value == int(value) and abs(value) < 1e15 else f"{value:,.4g}"


def bounds(low: float | None, high: float | None, value: float | None, change: str) -> str:
    """Return a figure's value as an interval in words.

    >>> bounds(12, 12, 12, "~"), bounds(60, None, 60, ">"), bounds(25, 30, None, "="), bounds(47, 47, 47, "=")
    ('about 12', 'at least 60', '25 to 30', '47')
    """
    if low is not None and high is not None and low != high:
        return f"{number(low)} to {number(high)}"
    if high is None and low is not None and change == ">":
        return f"at least {number(low)}"
    if low is None and high is not None:
        return f"at most {number(high)}"
    shown = number(value if value is not None else low)
    return f"about {shown}" if change == "~" else shown


def kind_word(kind: str) -> str:
    """Return how a statement is put.

    >>> kind_word("direct"), kind_word("mixed"), kind_word("indirect")
    ('quoted', 'partly quoted', 'paraphrased')
    """
    return _KINDS[kind]


def certainty(confidence: float) -> str:
    """Return how sure the reading is, in words.

    >>> certainty(0.97), certainty(0.75), certainty(0.4)
    ('certain', 'likely', 'unsure')
    """
    return "certain" if confidence >= 0.9 else "likely" if confidence >= 0.7 else "unsure"


def words_link(url: str | None, words: str) -> str | None:
    """Return a link to the live page that scrolls to `words` (a text fragment), None when the page has no safe address.

    >>> words_link("https://a.example/x", "We are sorry")
    'https://a.example/x#:~:text=We%20are%20sorry'
    """
    link = web_link(url)
    if link is None:
        return None
    tokens = words.strip('"“”‘’«» .,').split()
    if len(tokens) <= 10:
        text = _fragment(" ".join(tokens))
    else:
        text = f"{_fragment(' '.join(tokens[:5]))},{_fragment(' '.join(tokens[-4:]))}"
    return f"{link.split('#')[0]}#:~:text={text}"


def _fragment(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")


@lru_cache(maxsize=4096)
def reason(text: str) -> str:
    """Return why something was read so, in words for whoever reviews it.

    >>> reason("encoder: tags 0.97, link 0.9"), reason("rule: quotation, then say")
    ('the model: these words 97%, this source 90%', 'by rule: quotation, then say')
    >>> reason("no source → Ada Brook: named earlier")
    'the text names nobody here; Ada Brook: named earlier'
    """
    if match := re.fullmatch(r"encoder: tags ([\d.]+), link ([\d.]+)", text):
        return f"the model: these words {float(match[1]):.0%}, this source {float(match[2]):.0%}"
    if match := re.fullmatch(r"encoder: speech ([\d.]+)", text):
        return f"the model: said rather than thought {float(match[1]):.0%}"
    text = text.replace("no source → ", "the text names nobody here; ", 1).replace("rule: ", "by rule: ", 1)
    return text.replace("no source: ", "the text names nobody here; ", 1)


def strings(encoded: str | None) -> list[str]:
    """Return a JSON list of strings as the ledger keeps it; an empty list for nothing."""
    return [str(item) for item in json.loads(encoded)] if encoded else []


def file(source: str) -> str:
    """Return the file name of a path, and anything else as it is: what to call a page that states no title or outlet.

    >>> file("/home/x/pages/a.txt#2"), file("https://a.example/b/c"), file("wire-7")
    ('a.txt#2', 'https://a.example/b/c', 'wire-7')
    """
    return source if "://" in source else re.split(r"[/\\\\]", source)[-1]


def visible(text: str) -> str:
    """Return text with characters that reorder or hide what follows made visible, so that nothing is shown as what it is not.

    >>> visible("abc\\u202edef")
    'abc⟨U+202E⟩def'
    """
    if text.isascii() and text.isprintable():  # most are, and pages hold thousands
        return text
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


# Bidirectional overrides and isolates, controls but tab and newline, and lone surrogates. Not the zero-width characters: they
# only say where a line may break or a script joins, and pages of the web are full of them.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
