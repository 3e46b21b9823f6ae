"""The reader that is rules alone."""

from onrecord.reading.attributions import attributions
from onrecord.reading.building import statement
from onrecord.reading.clauses import Tokens
from onrecord.reading.found import Found, Place
from onrecord.reading.layout import layout
from onrecord.reading.names import names
from onrecord.reading.nesting import nested
from onrecord.reading.quotes import Quotation, quotations
from onrecord.records import Article, Name, Statement
from onrecord.text import outline


class RulesReader:
    """Finds attributions and names by rule: quotation marks, cue verbs, titles. Needs no weights."""

    version = "rules/1"

    def statements(self, article: Article) -> tuple[Statement, ...]:
        """Return the attributions of the article in text order."""
        quotes = quotations(article.text)
        tokens = Tokens.of(article.text)
        lines = outline(article.text).paragraphs
        told = layout(article.text, tokens, lines)
        taken = sorted(piece for one in told for piece in one.pieces)
        spoken = {piece for one in told if one.rule == "dash dialogue" for piece in one.pieces}
        others = attributions(article.text, tokens, quotes, lines, taken)
        found = [*told, *(one for one in others if not spoken or not _again(one, spoken))]
        return _statements(article, found, quotes, self.version)

    def names(self, article: Article) -> tuple[Name, ...]:
        """Return the people, organisations and places of the article."""
        return names(article)


def _again(one: Found, spoken: set[Place]) -> bool:
    """Tell whether a statement's words are those of dash dialogue, give or take the dash."""
    return any(abs(one.start - start) <= 3 and abs(one.pieces[0][1] - end) <= 3 for start, end in spoken)


def _statements(
    article: Article, found: list[Found], quotes: tuple[Quotation, ...], version: str
) -> tuple[Statement, ...]:
    """Make statements of what the rules found, each told which statement it stands in, one for each id."""
    made: dict[str, Statement] = {}
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        made_statement = statement(
            article,
            one.pieces,
            quotes,
            cue=one.cue,
            source=one.source,
            act=one.act,
            kind=one.kind,
            denies=one.denies,
            confidence=one.confidence,
            evidence=(one.rule, *one.evidence),
            made_by=version,
        )
        if made_statement is not None:
            made.setdefault(made_statement.id, made_statement)
    return nested(made.values())
