"""Quotations that go on without saying whose they are: the words that name who speaks stand with a statement before."""

from dataclasses import replace

from onrecord.records import Span, Speaker, Statement

_FAR = 2500  # characters between a quotation and the words that name its speaker


def continued(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements, speakers resolved, a quotation without source and cue given the source it goes on from.

    That is the last one before that names the same speaker, where another paragraph of the same speech, or nobody else's, parts the two.
    """
    last: tuple[str, Span] | None = None
    out = []
    for given in statements:
        one, speaker = given, given.speaker
        if one.within is not None:
            out.append(one)
            continue
        if one.source is None and one.cue is None and one.kind == "direct" and isinstance(speaker, Speaker) and last:
            name, source = last
            if name == speaker.name and 0 <= one.content.start - source.end < _FAR:
                one = replace(one, source=source, evidence=(*one.evidence, "source from the quotation before"))
        if one.source is not None:
            last = (speaker.name, one.source) if isinstance(speaker, Speaker) else None
        out.append(one)
    return tuple(out)
