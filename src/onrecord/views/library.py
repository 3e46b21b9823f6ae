"""The record in Python: the questions the desk asks, for notebooks and programs."""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar, overload

from onrecord.ledger import Connection, Ledger, open_ledger, queries
from onrecord.ledger.queries import (
    ArticleCard,
    ArticlePage,
    DenialCard,
    Page,
    Search,
    SpeakerCard,
    SpeakerPage,
    StatementCard,
    StatementPage,
    StoryCard,
    UtteranceCard,
    UtterancePage,
)
from onrecord.records import Lineage, Series

Item = TypeVar("Item")

_PAGE = 500  # rows fetched at a time
_SHOWN = 20  # rows a notebook shows
_WIDEST = 160  # characters of a cell a notebook shows


class Results(Sequence[Item], Generic[Item]):
    """Rows of the record, fetched as they are asked for; a table in a notebook, and for pyarrow or pandas."""

    def __init__(self, fetch: Callable[[int, int], Page[Item]]) -> None:
        """`fetch` gives a page for limit and offset."""
        self._fetch = fetch
        self._first = fetch(_PAGE, 0)

    def __len__(self) -> int:
        return self._first.total

    def __iter__(self) -> Iterator[Item]:
        yield from self._first.items
        offset = len(self._first.items)
        while offset < self._first.total:
            found = self._fetch(_PAGE, offset)
            if not found.items:
                return
            yield from found.items
            offset += len(found.items)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        if isinstance(place, slice):
            return list(self)[place]
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(f"there are {len(self)} rows, and none at {place}")
        if at < len(self._first.items):
            return self._first.items[at]
        return self._fetch(1, at).items[0]

    def to_arrow(self) -> Any:
        """Return the rows as a `pyarrow.Table`, a column for each field."""
        import pyarrow as pa

        return pa.Table.from_pylist([_row(item) for item in self])

    def to_pandas(self) -> Any:
        """Return the rows as a `pandas.DataFrame`; pandas is installed by whoever wants it."""
        return self.to_arrow().to_pandas()

    def __repr__(self) -> str:
        return f"<{len(self)} rows>" if len(self) != 1 else "<1 row>"

    def _repr_html_(self) -> str:
        shown = [_row(item) for item in self._first.items[:_SHOWN]]
        if not shown:
            return "<p>nothing on the record</p>"
        columns = [name for name in shown[0] if any(row[name] not in (None, [], "", False) for row in shown)]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
        body = "".join("<tr>" + "".join(f"<td>{_cell(row[name])}</td>" for name in columns) + "</tr>" for row in shown)
        more = f"<p>{len(self) - len(shown)} more</p>" if len(self) > len(shown) else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _row(item: object) -> dict[str, Any]:
    assert is_dataclass(item)
    assert not isinstance(item, type)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(item).items()}


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return html.escape(text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…")


class StoryOnRecord:
    """A story: its counts as attributes, its parts as rows."""

    def __init__(self, record: "Record", page: queries.StoryPage) -> None:
        """Use `Record.story`."""
        self._record = record
        self.id, self.title = page.story.id, page.story.title
        self.first, self.last = page.story.first, page.story.last
        self.people, self.places = page.story.people, page.story.places
        self.counts: Mapping[str, int] = {
            field.name: getattr(page, field.name) for field in fields(page) if field.name != "story"
        }

    @property
    def origins(self) -> int:
        """Independent originals among its articles."""
        return self.counts["origins"]

    @property
    def statements(self) -> Results[StatementCard]:
        """Its statements, by publication and place in the article."""
        return self._rows(queries.story_statements)

    @property
    def timeline(self) -> Results[UtteranceCard]:
        """What was said, day by day."""
        return self._rows(queries.timeline)

    @property
    def articles(self) -> Results[ArticleCard]:
        """Its articles, first published first."""
        return self._rows(queries.story_articles)

    @property
    def speakers(self) -> Results[SpeakerCard]:
        """Who speaks in it, most utterances first."""
        return self._rows(queries.story_speakers)

    @property
    def denials(self) -> Results[DenialCard]:
        """Denials, each beside what it denies."""
        return self._rows(queries.story_denials)

    @property
    def series(self) -> Results[Series]:
        """Its figures, by what they count; those that change or are told differently come first."""
        return self._rows(queries.story_series)

    @property
    def lineages(self) -> Results[Lineage]:
        """Which articles descend from one original, largest first."""
        return self._rows(queries.story_lineages)

    def html(self) -> str:
        """Return the story as one self-contained page."""
        from onrecord.views.report import story_html

        return story_html(self._record.ledger, self.id)

    def _rows(self, question: Callable[..., Page[Item]]) -> Results[Item]:
        return self._record._rows(lambda connection, **page: question(connection, self.id, **page))

    def __repr__(self) -> str:
        return f"<story {self.title!r}: {self.origins} independent origins, {self.counts['articles']} articles>"

    def _repr_html_(self) -> str:
        counts = ", ".join(
            f"{number:,} {html.escape(name)}" for name, number in self.counts.items() if name != "origins"
        )
        return f"<h3>{html.escape(self.title)}</h3><p><strong>{self.origins} independent origins</strong>, {counts}</p>"


class Record:
    """An open ledger, to be asked."""

    def __init__(self, ledger: Ledger) -> None:
        """Use `onrecord.open`."""
        self.ledger = ledger

    def info(self) -> queries.Info:
        """Return what the ledger holds."""
        with self.ledger.reading() as connection:
            return queries.info(connection)

    @property
    def stories(self) -> Results[StoryCard]:
        """The stories, those with most articles first."""
        return self._rows(queries.stories)

    @property
    def speakers(self) -> Results[SpeakerCard]:
        """Who speaks, most utterances first."""
        return self._rows(queries.speakers)

    @property
    def articles(self) -> Results[ArticleCard]:
        """The current articles, latest first."""
        return self._rows(queries.articles)

    def search(self, words: str = "", **conditions: Any) -> Results[StatementCard]:
        """Return the statements that hold `words` and meet all `conditions`, the fields of `queries.Search`."""
        wanted = Search(words=words, **conditions)
        return self._rows(
            lambda c, limit, offset: queries.search(c, wanted, limit=limit, offset=offset, facets=False).page
        )

    def story(self, story: str) -> StoryOnRecord:
        """Return a story by id. Raises `NotFound`."""
        with self.ledger.reading() as connection:
            return StoryOnRecord(self, queries.story(connection, story))

    def speaker(self, name: str) -> SpeakerPage:
        """Return a speaker by id or by a spelling of the name. Raises `NotFound`."""
        with self.ledger.reading() as connection:
            return queries.speaker(connection, name)

    def said_by(self, name: str) -> Results[UtteranceCard]:
        """Return what a speaker said, in the order of days. Raises `NotFound`."""
        return self._rows(lambda connection, **page: queries.speaker_utterances(connection, name, **page))

    def utterance(self, utterance: str) -> UtterancePage:
        """Return every wording of one act of speech. Raises `NotFound`."""
        with self.ledger.reading() as connection:
            return queries.utterance(connection, utterance)

    def article(self, article: str) -> ArticlePage:
        """Return an article by id, source or address, with its statements. Raises `NotFound`."""
        with self.ledger.reading() as connection:
            return queries.article(connection, article)

    def statement(self, statement: str) -> StatementPage:
        """Return a statement in its surroundings. Raises `NotFound`."""
        with self.ledger.reading() as connection:
            return queries.statement(connection, statement)

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def __enter__(self) -> "Record":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<record {self.ledger.path}>"

    def _rows(self, question: Callable[..., Page[Item]]) -> Results[Item]:
        def fetch(limit: int, offset: int) -> Page[Item]:
            with self.ledger.reading() as connection:
                return self._ask(question, connection, limit, offset)

        return Results(fetch)

    @staticmethod
    def _ask(question: Callable[..., Page[Item]], connection: Connection, limit: int, offset: int) -> Page[Item]:
        return question(connection, limit=limit, offset=offset)


def open_record(path: Path | str) -> Record:
    """Return the record in a ledger's file. Raises what `open_ledger` raises when there is none or it is not ours."""
    return Record(open_ledger(path))
