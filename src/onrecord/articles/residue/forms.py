"""What a form of residue is, and the words several forms share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple


class Form(NamedTuple):
    """One form of residue: a pattern, the kind of residue it is, and the words that make it worth trying."""

    rule: str
    kind: str  # a kind of `Residue`
    pattern: "re.Pattern[str]"
    hints: tuple[str, ...] = ()  # in lower case; without one of them the pattern cannot match. Empty: always tried
    label: bool = False  # a label of the page: tried only on lines as short as one


_LONGEST_LABEL = 160  # characters of a line that is a label of the page and nothing else


class Forms:
    """Several forms in the order in which they are tried, and which of them a line is worth trying on.

    Looking for some hundred short strings is a tenth of the work of as many patterns, and most lines hold few of them.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        self.all = tuple(forms)
        self._always = sum(1 << number for number, form in enumerate(self.all) if not form.hints and not form.label)
        self._labels = sum(1 << number for number, form in enumerate(self.all) if not form.hints and form.label)
        by_hint: dict[str, int] = defaultdict(int)
        for number, form in enumerate(self.all):
            for hint in form.hints:
                by_hint[hint] |= 1 << number
        self._by_hint = tuple(by_hint.items())  # hint -> the numbers of its forms, as bits

    @property
    def hints(self) -> frozenset[str]:
        """The hints of all of them."""
        return frozenset(hint for hint, _ in self._by_hint)

    def among(self, held: Set[str]) -> "Forms":
        """Return the same forms for the lines of a text that holds no hints but `held`: the others are not looked for again."""
        found = Forms(())
        found.all, found._always, found._labels = self.all, self._always, self._labels
        found._by_hint = tuple(pair for pair in self._by_hint if pair[0] in held)
        return found

    def worth_trying(self, lowered: str) -> Iterator[Form]:
        """Yield the forms that a line, given in lower case, may have, in order."""
        chosen = self._always if len(lowered) > _LONGEST_LABEL else self._always | self._labels
        for hint, forms in self._by_hint:
            if hint in lowered:
                chosen |= forms
        while chosen:
            lowest = chosen & -chosen
            yield self.all[lowest.bit_length() - 1]
            chosen ^= lowest


def form(rule: str, kind: str, pattern: str, hints: str = "", *, case: bool = False, label: bool = False) -> Form:
    """Return a form; `hints` are separated by spaces, `_` standing for a space; `case` makes capitals count."""
    words = tuple(hint.replace("_", " ") for hint in hints.split())
    return Form(rule, kind, re.compile(pattern, 0 if case else re.I), words, label)


PLATFORM = (
    r"(?:facebook|twitter|instagram|telegram|whatsapp|linkedin|youtube|tiktok|pinterest|reddit|snapchat|flipboard|google news"
    r"|threads|bluesky|viber|x\.com|rss|pocket|itunes|spotify|apple podcasts|google plus|google\+|stumbleupon|messenger|email)"
)
# Who supplies pictures. Names that are also other things (EPA, PA) count only inside brackets, beside a slash, or alone in a line.
PICTURES = (
    r"(?:AP Photo|AP|AFP|EPA(?:-EFE)?|EFE|PA(?: Wire| Media| Images)?|ANI|PTI|PAP|UPI|TASS|ANSA|Reuters|REUTERS|Associated Press"
    r"|Press Association|Agence France-Presse|Xinhua|Yonhap|Kyodo|Getty(?: Images)?|GETTY(?: IMAGES)?|WireImage|FilmMagic|Shutterstock"
    r"|SHUTTERSTOCK|iStock(?:photo)?|Alamy|ALAMY|Pixabay|Unsplash|Pexels|Flickr|Bloomberg|Anadolu(?: Agency)?|NurPhoto|Wikimedia(?: Commons)?"
    r"|East News|Rex(?: Features)?|REX|ZUMA(?: Press)?|Sipa(?: USA)?|Splash(?: News)?|SWNS|Barcroft(?: Media)?|Caters|Agencies|Courtesy"
    r"|Handout|HANDOUT|File(?: [Pp]hoto)?|FILE(?: PHOTO)?|Pool|Screengrab|Screenshot|Contributor|Social [Mm]edia)"
)
NO_QUOTES = r"[^\"“”«»\n]"
