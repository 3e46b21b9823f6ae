"""Statements of one article as a reader finds them, before anybody knows whose they are."""

from onrecord.records import Article, Span, Statement


def article(text: str) -> Article:
    return Article("a", "a", "a", "", text, language="en")


def statement(
    text: str,
    content: str,
    source: str | None = None,
    cue: str | None = None,
    *,
    ident: str = "s",
    within: str | None = None,
    pieces: tuple[str, ...] = (),
) -> Statement:
    """Build a statement whose content, or each of its pieces, stands once in the text; source and cue are the nearest such words to it."""
    held = tuple(Span.of(text, text.index(p), text.index(p) + len(p)) for p in pieces or (content,))
    whole = Span.of(text, held[0].start, held[-1].end)

    def near(words: str | None) -> Span | None:
        if words is None:
            return None
        spots = [i for i in range(len(text)) if text.startswith(words, i)]
        outside = [i for i in spots if not any(p.start <= i < p.end for p in held)]
        best = min(outside or spots, key=lambda i: min(abs(i + len(words) - whole.start), abs(i - whole.end)))
        return Span.of(text, best, best + len(words))

    kind = "direct" if content[0] in '"“' else "indirect"
    return Statement(ident, "a", kind, whole, held, near(cue), near(source), within=within)
