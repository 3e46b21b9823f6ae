"""Single mentions of names, joined into the article's people, organisations and places."""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from onrecord.records import Name, Span
from onrecord.records.name import NameKind

_KINDS = frozenset(get_args(NameKind))


def entities(text: str, tagged: Iterable[tuple[str, Span]]) -> tuple[Name, ...]:
    """Return entities in order of first mention; a shorter form joins the one full name of its kind that ends with it.

    `tagged` are kinds and mentions; kinds that are no `NameKind` are left out.
    """
    mentions = [(kind, span) for kind, span in tagged if kind in _KINDS and any(c.isalpha() for c in span.text)]
    full: dict[tuple[str, tuple[str, ...]], list[Span]] = {}
    for kind, span in mentions:
        full.setdefault((kind, _key(span.text)), []).append(span)
    homes = {key: _home(key, full) for key in full}
    grouped: dict[tuple[str, tuple[str, ...]], list[Span]] = {}
    for key, spans in full.items():
        grouped.setdefault(homes[key], []).extend(spans)
    out = [_name(kind, sorted(spans)) for (kind, _), spans in grouped.items()]
    return tuple(sorted(out, key=lambda n: n.mentions[0]))


def _key(form: str) -> tuple[str, ...]:
    return tuple(w.casefold() for w in form.replace("’", "'").removesuffix("'s").split())


def _home(
    key: tuple[str, tuple[str, ...]], known: Iterable[tuple[str, tuple[str, ...]]]
) -> tuple[str, tuple[str, ...]]:
    """Return the full name a form belongs to: itself, when no name or more than one could be meant."""
    kind, words = key
    if kind != "person" or len(words) > 1:
        return key
    longer = [k for k in known if k[0] == kind and len(k[1]) > 1 and words[0] in (k[1][-1], k[1][0])]
    surnames = [k for k in longer if k[1][-1] == words[0]]
    options = surnames or longer
    return options[0] if len(options) == 1 else key


def _name(kind: str, spans: list[Span]) -> Name:
    written = Counter(s.text for s in spans)
    fullest = max(written, key=lambda form: (len(form.split()), written[form], form))
    for known in get_args(NameKind):
        if known == kind:
            return Name(fullest, known, tuple(spans))
    raise ValueError(f"no kind of name: {kind}")
