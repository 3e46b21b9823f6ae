"""What a newspaper is said to report that somebody said."""

from onrecord.reading.relayed import relayed
from onrecord.reading.rules import RulesReader
from onrecord.records import Article, Span, Statement


def read(text: str, source: str, content: str) -> list[tuple[str, str, str | None]]:
    """Return source, content and `within` of what is added to one statement."""

    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    outer = Statement("outer", "a", "indirect", span(content), (span(content),), None, span(source))
    article = Article("a", "a", "a", "", text, language="en")
    found = [s for s in relayed(article, (outer,), RulesReader()) if s.id != "outer"]
    assert all(text[s.content.start : s.content.end] == s.content.text for s in found)
    return [(s.source.text if s.source else "", s.content.text, s.within) for s in found]


def test_whoever_is_reported_on_speaks_too():
    text = "The Tarn Times said the ministry had rejected the offer."
    assert read(text, "The Tarn Times", "the ministry had rejected the offer") == [
        ("the ministry", "the offer", "outer")
    ]


def test_other_outer_speakers_are_left_to_the_reader():
    text = "The mayor said the ministry had rejected the offer."
    assert read(text, "The mayor", "the ministry had rejected the offer") == []


def test_what_nobody_says_is_left_alone():
    text = "The Tarn Times said the mill by the river was shut."
    assert read(text, "The Tarn Times", "the mill by the river was shut") == []
