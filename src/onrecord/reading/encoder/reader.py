"""The reader that is the encoder alone: its attributions as statements, its names as entities."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.building import kind_of
from onrecord.reading.encoder.attribution import Attribution, Block, Decoding, Found, LinkScores, Range, decoded
from onrecord.reading.encoder.calibration import Calibration, Chances
from onrecord.reading.encoder.choice import chosen
from onrecord.reading.encoder.decode import Tagged
from onrecord.reading.encoder.mentions import entities
from onrecord.reading.encoder.signs import SIGNS
from onrecord.reading.encoder.windows import Tokenizer, Window, windows
from onrecord.reading.encoder.words import Words, words
from onrecord.reading.quotes import Quotation, near, quotations
from onrecord.records import Article, Name, Span, Statement, content_id

# Chance from which a statement is shown as a denial: "no stone unturned" is none. From .5 to .85, with the rules, of 36 denials in 64 articles that trained
# nothing three fewer are found, and seven fewer are taken for one that are none.
DENIES = 0.85
WINDOWS_AT_ONCE = 64  # decoded together: a long text's outputs, 290 MB for 200,000 words, are never all there


class Encoder(Tokenizer, Protocol):
    """The fine-tuned encoder: word pieces in, `labels.OUTPUTS` out, and what was measured for these weights."""

    @property
    def version(self) -> str:
        """Goes into `made_by`: "encoder/1"."""
        ...

    @property
    def links(self) -> LinkScores:
        """What the linker learned beside its vectors."""
        ...

    @property
    def decoding(self) -> Decoding:
        """The choices between precision and recall."""
        ...

    @property
    def calibration(self) -> Calibration:
        """How evidence becomes a confidence."""
        ...

    def outputs(self, windows: Sequence[Window]) -> Iterable[NDArray[np.float32]]:
        """Return each window's outputs by word (words, width), in order: the same for the same windows, whatever else is read."""
        ...


@dataclass(frozen=True, slots=True)
class Encoded:
    """A statement by the encoder, and what it is sure of."""

    statement: Statement
    link: float  # probability that its content, cue and source belong together, 0.0-1.0
    chances: Chances


class EncoderReader:
    """Finds attributions and names with the encoder. Keeps its last article's outputs, which statements and names share."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._last: tuple[str, Words, Found] | None = None

    @property
    def version(self) -> str:
        """Goes into `made_by`."""
        return self._encoder.version

    def statements(self, article: Article) -> tuple[Statement, ...]:
        """Return the attributions of the article in text order, those inside others told `within` which."""
        return tuple(one.statement for one in self.encoded(article))

    def encoded(self, article: Article) -> tuple[Encoded, ...]:
        """Return `statements`, each with what the encoder is sure of."""
        tokens, found = self.found(article)
        return statements(
            article,
            tokens,
            found,
            quotations(article.text),
            self._encoder.decoding,
            self._encoder.calibration,
            self.version,
        )

    def names(self, article: Article) -> tuple[Name, ...]:
        """Return its people, organisations and places by the encoder's tags, in order of first mention."""
        tokens, found = self.found(article)
        return entities(article.text, [_characters(article.text, tokens, t) for t in found.names])

    def found(self, article: Article) -> tuple[Words, Found]:
        """Return the article's words and everything the encoder finds in them."""
        if self._last is None or self._last[0] != article.text:
            tokens = words(article.text)
            cut = list(windows(tokens, self._encoder.pieces(tokens.forms))) if len(tokens) else []
            self._last = (article.text, tokens, self._decoded(cut))
        return self._last[1], self._last[2]

    def _decoded(self, cut: Sequence[Window]) -> Found:
        if not cut:
            return Found((), (), ())
        return decoded(self._blocks(cut), self._encoder.links, self._encoder.decoding)

    def _blocks(self, cut: Sequence[Window]) -> Iterator[Block]:
        for at in range(0, len(cut), WINDOWS_AT_ONCE):
            some = cut[at : at + WINDOWS_AT_ONCE]
            yield [window.start for window in some], np.concatenate(list(self._encoder.outputs(some)))


def statements(
    article: Article,
    tokens: Words,
    found: Found,
    quotes: tuple[Quotation, ...],
    decoding: Decoding,
    calibration: Calibration,
    version: str,
) -> tuple[Encoded, ...]:
    """Return the attributions found as statements, in text order, one for each id: the surest."""
    made: dict[str, Encoded] = {}
    for one in chosen(found.candidates, calibration):
        statement = _statement(article, tokens, one, quotes, decoding, calibration, version)
        if statement and (statement.id not in made or made[statement.id].statement.confidence < statement.confidence):
            link = one.signs[SIGNS.index("cue link")]
            made[statement.id] = Encoded(statement, link, calibration.chances(one.signs))
    ordered = sorted((one.statement for one in made.values()), key=lambda s: (s.content.start, -s.content.end))
    return tuple(replace(made[one.id], statement=one) for one in nested(ordered))


def nested(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements, each with the id of the narrowest other one whose content holds it in `within`.

    They come sorted by start, longest first.
    """
    out: list[Statement] = []
    around: list[Statement] = []  # those that have not ended where the current one begins
    for one in found:
        around = [s for s in around if s.content.end > one.content.start]
        holding = [s for s in around if s.content != one.content and any(_holds(p, one.content) for p in s.pieces)]
        inmost = min(holding, key=lambda s: (len(s.content), s.id), default=None)
        out.append(replace(one, within=inmost.id if inmost else None))
        around.append(one)
    return tuple(out)


def _holds(piece: Span, content: Span) -> bool:
    return piece.start <= content.start and content.end <= piece.end


def _statement(
    article: Article,
    tokens: Words,
    one: Attribution,
    quotes: tuple[Quotation, ...],
    decoding: Decoding,
    calibration: Calibration,
    version: str,
) -> Statement | None:
    text = article.text
    trimmed = [p for p in (_trimmed(tokens, words_of) for words_of in one.content) if p]
    pieces = [p for p in trimmed if text[slice(*p)].lower() not in _LINKING] or trimmed
    if not pieces:
        return None
    cue = _trimmed(tokens, one.cue) if one.cue else None
    source = _trimmed(tokens, _complete(tokens, one.source)) if one.source else None
    speech = one.speech >= decoding.speech_share
    likeliest = max(one.classes, key=lambda c: one.classes[c])
    return Statement(
        id=content_id("statement", article.id, [list(p) for p in pieces], source[0] if source else None),
        article_id=article.id,
        kind=kind_of(text, pieces, near(quotes, pieces[0][0], pieces[-1][1])),
        content=Span.of(text, pieces[0][0], pieces[-1][1]),
        pieces=tuple(Span.of(text, *p) for p in pieces),
        cue=Span.of(text, *cue) if cue else None,
        source=Span.of(text, *source) if source else None,
        act="speech" if speech else "other",
        anonymous=one.anonymous >= 0.5,
        denies=one.denies >= DENIES,
        confidence=calibration.chances(one.signs).confidence(speech=speech),
        evidence=(
            f"encoder: {likeliest} {one.classes[likeliest]:.2f}",
            f"encoder: tags {one.signs[0]:.2f}, link {one.signs[4]:.2f}",
        ),
        made_by=version,
    )


# Words that say nothing as a piece of their own: "As", in "As, he said, the mill was closing".
_LINKING = frozenset(
    ["and", "as", "because", "but", "for", "if", "in", "not", "of", "on", "only", "or", "so", "than", "that", "the", "though", "to",
     "when", "while", "with"]
)  # fmt: skip
# Words with which no source ends: "a gaffe by".
_LEADING_ON = frozenset(["among", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])

# Punctuation that no content, cue or source begins or ends with; quotation marks, brackets and end marks of sentences may.
_NEVER_FIRST = frozenset(",.;:!?)]}…–—-")
_NEVER_LAST = frozenset(",.;:([{–—-")


def _trimmed(tokens: Words, span: Range) -> tuple[int, int] | None:
    """Return a word range as characters, without punctuation at its edges; None when no word is left."""
    start, end = span
    while start < end and tokens.forms[start] in _NEVER_FIRST:
        start += 1
    while end > start and tokens.forms[end - 1] in _NEVER_LAST:
        end -= 1
    if not any(tokens.forms[k][0].isalnum() for k in range(start, end)):
        return None
    return tokens.starts[start], tokens.ends[end - 1]


def _complete(tokens: Words, span: Range) -> Range:
    """Return the words of a source without a last word that leads on to others, where that leaves any."""
    start, end = span
    while end - 1 > start and tokens.forms[end - 1].lower() in _LEADING_ON:
        end -= 1
    return start, end


def _characters(text: str, tokens: Words, tagged: Tagged) -> tuple[str, Span]:
    return tagged.kind, Span.of(text, tokens.starts[tagged.start], tokens.ends[tagged.end - 1])


def settings(tokens: Words, found: Found) -> Iterator[tuple[str, int, int]]:
    """Yield each venue and addressee the encoder found, as its kind and characters, in text order."""
    for tagged in found.settings:
        yield tagged.kind, tokens.starts[tagged.start], tokens.ends[tagged.end - 1]
