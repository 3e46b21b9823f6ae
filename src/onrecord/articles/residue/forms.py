"""What a form of residue is, and the words several forms share."""

import re
from typing import NamedTuple


class Form(NamedTuple):
    """One form of residue: a pattern, the kind of residue it is, and the words that make it worth trying."""

    rule: str
    kind: str  # a kind of `Residue`
    pattern: "re.Pattern[str]"
    hint: "re.Pattern[str] | None" = None  # finds a word without which the pattern cannot match; None: always tried

    def could_match(self, lowered: str) -> bool:
        """Tell, fast, whether a line (in lower case) is worth trying the pattern on."""
        return self.hint is None or self.hint.search(lowered) is not None


def form(rule: str, kind: str, pattern: str, hints: str = "", *, case: bool = False) -> Form:
    """Return a form; `hints` are separated by spaces, `_` standing for a space; `case` makes capitals count."""
    words = [re.escape(hint.replace("_", " ")) for hint in hints.split()]
    return Form(rule, kind, re.compile(pattern, 0 if case else re.I), re.compile("|".join(words)) if words else None)


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
