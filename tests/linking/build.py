"""Readings for tests of linking: invented people, places, outlets."""

from collections.abc import Sequence

from onrecord.records import Article, Figure, Name, Reading, Said, Span, Speaker, Statement, content_id


def article(
    ident: str,
    text: str,
    *,
    title: str = "",
    outlet: str | None = None,
    published: str | None = "2031-05-04",
    agencies: Sequence[str] = (),
) -> Article:
    return Article(
        id=ident,
        source=ident,
        address=ident,
        capture_sha256="",
        text=text,
        title=title or None,
        outlet=outlet or f"Outlet {ident}",
        published=published,
        agencies=tuple(agencies),
    )


def quote(
    one: Article,
    words: str,
    speaker: str | None,
    *,
    kind: str = "direct",
    said: str | None = None,
    denies: bool = False,
    speaker_kind: str = "person",
    cue: str | None = None,
) -> Statement:
    start = one.text.index(words)
    cued = one.text.index(cue) if cue else 0
    span = Span.of(one.text, start, start + len(words))
    return Statement(
        id=content_id("statement", one.id, [start, span.end]),
        article_id=one.id,
        kind=kind,  # type: ignore[arg-type]
        content=span,
        pieces=(span,),
        speaker=Speaker(speaker, "full name", kind=speaker_kind) if speaker else None,
        said=Said(said, said) if said else None,
        denies=denies,
        cue=Span.of(one.text, cued, cued + len(cue)) if cue else None,
    )


def name(
    one: Article, written: str, kind: str = "person", *, full: str | None = None, titles: Sequence[str] = ()
) -> Name:
    start = one.text.index(written)
    span = Span.of(one.text, start, start + len(written))
    return Name(full or written, kind, (span,), tuple(titles))  # type: ignore[arg-type]


def figure(one: Article, text: str, value: float, key: str, *, statement: Statement | None = None) -> Figure:
    start = one.text.index(text)
    return Figure(
        id=content_id("figure", one.id, start),
        article_id=one.id,
        start=start,
        end=start + len(text),
        text=text,
        low=value,
        high=value,
        value=value,
        change="=",
        counted=key,
        counted_key=key,
        key_confidence=1.0,
        statement=statement.id if statement else None,
    )


def said(
    ident: str,
    words: str,
    speaker: str = "Ottla Varesh",
    *,
    published: str | None = "2031-05-04",
    date: str | None = None,
) -> Reading:
    """One article that quotes one sentence."""
    one = article(ident, f"At the quay, {speaker} said: “{words}”", title="At the quay", published=published)
    return Reading(one, (quote(one, words, speaker, said=date),), people=(name(one, speaker),))
