"""The HTTP API: the same questions the library answers, as JSON, a page at a time. Described by /api/openapi.json."""

from collections.abc import Mapping
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.ledger import Connection, queries
from onrecord.ledger.queries import ArticleCard, Page, Search, SpeakerCard, StatementCard, StoryCard, UtteranceCard
from onrecord.ledger.queries.desk_series import series_by_id
from onrecord.records import Judgement, Lineage, Series, codec
from onrecord.records.judgement import JudgementAction
from onrecord.views.web.render import page
from onrecord.workflows.judge import judge, undo

Item = TypeVar("Item")


class Problem(BaseModel):
    """Why a request was not answered."""

    detail: Any


_PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": Problem, "description": words}
    for code, words in {
        400: "It makes no sense as asked; `detail` says why.",
        401: "Nobody is signed in and no token was sent.",
        403: "The role of reader may not judge.",
        404: "It is not in the ledger.",
        409: "Somebody else judged it since you looked.",
        503: "The ledger is being written to; try again.",
    }.items()
}

routes = APIRouter(prefix="/api", responses=_PROBLEMS, tags=["record"])

Id = Annotated[
    str, Path(min_length=1, max_length=400, description="An id as the API gives it; retired ids still lead there.")
]
Limit = Annotated[int, Query(ge=1, le=500, description="How many to give.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to leave out first.")]


class Listed(BaseModel, Generic[Item]):
    """Some of the results, and how many there are in all."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    items: list[Item]
    total: int
    limit: int
    offset: int
    more: bool = Field(description="Whether results follow these.")


class Decision(BaseModel):
    """What somebody decides."""

    action: JudgementAction
    target_kind: Literal["statement", "utterance", "entity", "lineage", "story", "denial"] = "statement"
    target: str = Field(max_length=200)
    value: dict[str, Any] = Field(
        default_factory=dict, description="speaker, said, with, members, denies: see the library's judge"
    )
    note: str = Field("", max_length=2000)
    seen: str | None = Field(
        None, max_length=200, description="The last judgement you saw on it, '' for none; null does not ask."
    )


def _listed(found: Page[Item]) -> Listed[Item]:
    return Listed(items=list(found.items), total=found.total, limit=found.limit, offset=found.offset, more=found.more)


def _reading(request: Request) -> Any:
    with request.app.state.desk.ledger.reading() as connection:
        yield connection


Reading = Annotated[Connection, Depends(_reading)]


@routes.get("", include_in_schema=False)
def described(request: Request) -> Response:
    """The API, described for people."""
    return page(request, "api.html", schema=request.app.openapi())


@routes.get("/info")
def info(connection: Reading) -> queries.Info:
    """What the ledger holds."""
    return queries.info(connection)


@routes.get("/stories")
def stories(connection: Reading, limit: Limit = 50, offset: Offset = 0) -> Listed[StoryCard]:
    """The stories, those with most articles first."""
    return _listed(queries.stories(connection, limit=limit, offset=offset))


@routes.get("/stories/{story}")
def story(connection: Reading, story: Id) -> queries.StoryPage:
    """A story and its counts; origins are independent originals."""
    return queries.story(connection, story)


@routes.get("/stories/{story}/timeline")
def timeline(connection: Reading, story: Id, limit: Limit = 50, offset: Offset = 0) -> Listed[UtteranceCard]:
    """What was said in a story, day by day."""
    return _listed(queries.timeline(connection, story, limit=limit, offset=offset))


@routes.get("/stories/{story}/articles")
def story_articles(connection: Reading, story: Id, limit: Limit = 50, offset: Offset = 0) -> Listed[ArticleCard]:
    """A story's articles, first published first."""
    return _listed(queries.story_articles(connection, story, limit=limit, offset=offset))


@routes.get("/stories/{story}/speakers")
def story_speakers(connection: Reading, story: Id, limit: Limit = 50, offset: Offset = 0) -> Listed[SpeakerCard]:
    """Who speaks in a story."""
    return _listed(queries.story_speakers(connection, story, limit=limit, offset=offset))


@routes.get("/stories/{story}/denials")
def story_denials(connection: Reading, story: Id, limit: Limit = 50, offset: Offset = 0) -> Listed[queries.DenialCard]:
    """Denials in a story, each beside what it denies."""
    return _listed(queries.story_denials(connection, story, limit=limit, offset=offset))


@routes.get("/stories/{story}/series")
def story_series(connection: Reading, story: Id, limit: Limit = 50, offset: Offset = 0) -> Listed[Series]:
    """Figures of a story, by what they count; those that change or are told differently come first."""
    return _listed(queries.story_series(connection, story, limit=limit, offset=offset))


@routes.get("/stories/{story}/lineages")
def story_lineages(connection: Reading, story: Id, limit: Limit = 50, offset: Offset = 0) -> Listed[Lineage]:
    """Which of a story's articles descend from one original, the largest lineage first."""
    return _listed(queries.story_lineages(connection, story, limit=limit, offset=offset))


@routes.get("/series/{series}")
def series(connection: Reading, series: Id) -> Series:
    """Figures for one counted thing."""
    return series_by_id(connection, series)


@routes.get("/utterances/{utterance}")
def utterance(connection: Reading, utterance: Id) -> queries.UtterancePage:
    """Every wording of one act of speech."""
    return queries.utterance(connection, utterance)


@routes.get("/speakers")
def speakers(
    connection: Reading, q: Annotated[str, Query(max_length=200)] = "", limit: Limit = 50, offset: Offset = 0
) -> Listed[SpeakerCard]:
    """Who speaks, most utterances first; with `q`, those whose name holds a word that begins so."""
    return _listed(queries.speakers(connection, q, limit=limit, offset=offset))


@routes.get("/speakers/{speaker}")
def speaker(connection: Reading, speaker: Id) -> queries.SpeakerPage:
    """A speaker, by id or by a spelling of the name."""
    return queries.speaker(connection, speaker)


@routes.get("/speakers/{speaker}/utterances")
def speaker_utterances(
    connection: Reading, speaker: Id, limit: Limit = 50, offset: Offset = 0
) -> Listed[UtteranceCard]:
    """What a speaker said, in the order of days."""
    return _listed(queries.speaker_utterances(connection, speaker, limit=limit, offset=offset))


@routes.get("/articles")
def articles(connection: Reading, limit: Limit = 50, offset: Offset = 0) -> Listed[ArticleCard]:
    """The current articles, latest published first."""
    return _listed(queries.articles(connection, limit=limit, offset=offset))


@routes.get("/articles/{article}")
def article(connection: Reading, article: Id) -> dict[str, Any]:
    """An article as `onrecord read --json` gives it: text, statements, figures, dates, people."""
    return codec.to_json(queries.article(connection, article).reading)


@routes.get("/articles/{article}/statements")
def article_statements(connection: Reading, article: Id) -> list[StatementCard]:
    """An article's statements as they stand now: speakers linked across articles, corrected on review."""
    return list(queries.article(connection, article).statements)


@routes.get("/statements")
def statements(
    connection: Reading,
    q: Annotated[str, Query(max_length=300, description='Words, "a phrase", begin*')] = "",
    speaker: Annotated[
        str | None, Query(max_length=300, description="Id, or words of a name; the last may be its beginning.")
    ] = None,
    outlet: Annotated[str | None, Query(max_length=300)] = None,
    kind: Literal["direct", "mixed", "indirect"] | None = None,
    act: Literal["speech", "other"] | None = None,
    since: Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$")] = None,
    until: Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$")] = None,
    disputed: bool | None = None,
    anonymous: bool | None = None,
    denies: bool | None = None,
    unresolved: bool | None = None,
    origins: Annotated[
        int | None, Query(ge=1, le=100_000, description="At least so many independent originals.")
    ] = None,
    story: Annotated[str | None, Query(max_length=100)] = None,
    utterance: Annotated[str | None, Query(max_length=100)] = None,
    article: Annotated[str | None, Query(max_length=100, description="An article's id.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listed[StatementCard]:
    """Search: everything given must hold; best first, or the latest first where there are no words."""
    asked: Mapping[str, Any] = {
        name: value for name, value in locals().items() if name not in ("connection", "q", "limit", "offset")
    }
    found = queries.search(connection, Search(words=q, **asked), limit=limit, offset=offset, facets=False)
    return _listed(found.page)


@routes.get("/statements/{statement}")
def statement(connection: Reading, statement: Id) -> queries.StatementPage:
    """A statement with its surroundings, its utterance, who denies it, and what was judged of it."""
    return queries.statement(connection, statement)


@routes.post("/judgements", status_code=201)
def decide(request: Request, decision: Decision) -> Judgement:
    """Record a decision; needs the role of reviewer. Derived results obey it from the next linking on."""
    from fastapi import HTTPException

    try:
        return judge(
            request.app.state.desk.ledger,
            decision.action,
            decision.target_kind,
            decision.target,
            value=decision.value,
            author=request.state.person.name,
            note=decision.note,
            seen=decision.seen,
        )
    except ValueError as error:
        raise HTTPException(400, str(error)) from error


@routes.post("/judgements/{judgement}/undo", status_code=201)
def take_back(request: Request, judgement: Id) -> Judgement:
    """Take a judgement back; the undoing is itself a judgement."""
    return undo(request.app.state.desk.ledger, judgement, author=request.state.person.name)
