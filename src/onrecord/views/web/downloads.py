"""What can be taken away from a page: tables, annotations, linked data, citations."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, BinaryIO, cast

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from onrecord.ledger import Ledger, queries
from onrecord.ledger.queries import Search, StatementCard
from onrecord.views import exports
from onrecord.views.web.render import page
from onrecord.views.web.searching import question
from onrecord.workflows.export import KINDS, export

routes = APIRouter()

MOST = 50_000  # statements of one download of a search; the command line exports without bound
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_IN_MEMORY = 1 << 22  # bytes of a download held in memory; larger ones wait in a temporary file
_CHUNK = 1 << 16


@routes.get("/download/{name}.{form}")
def download(request: Request, name: str, form: str) -> Response:
    """A table of the record: whole, or the statements a search describes."""
    ledger: Ledger = request.app.state.desk.ledger
    if name == "statements" and form in exports.LINKED_FORMS:
        return _linked(request, form)
    if name not in KINDS or form not in _MEDIA:
        raise HTTPException(404, f"There is no {name}.{form}. There are {', '.join(KINDS)} as {', '.join(_MEDIA)}.")
    written = cast(exports.Format, "json" if form == "jsonl" else form)
    if name == "statements" and request.query_params:
        rows: Iterator[dict[str, Any]] = map(statement_row, _found(ledger, question(request.query_params)))
    else:
        rows = export(ledger, name)
    return _sent(lambda out: exports.write(rows, out, written), f"{name}.{form}", _MEDIA[form])


def statement_row(card: StatementCard) -> dict[str, Any]:
    """Return a statement as a row of the statements table, as `onrecord export` gives it."""
    same = (
        *("text", "kind", "act", "speaker", "source", "cue", "anonymous", "said", "venue", "addressee", "denies"),
        *("confidence", "verdict", "entity", "utterance", "origins", "outlet", "title", "published", "url"),
    )
    first = {"statement": card.id, "article": card.article_source, "start": card.start, "end": card.stop}
    return {**first, **{key: getattr(card, key) for key in same}, "how": card.speaker_how, "chain": list(card.chain)}


def _found(ledger: Ledger, wanted: Search) -> Iterator[StatementCard]:
    offset = 0
    with ledger.reading() as connection:
        while offset < MOST:
            found = queries.search(connection, wanted, limit=1000, offset=offset, facets=False).page
            yield from found
            if not found.more:
                return
            offset += len(found)


def _linked(request: Request, form: exports.LinkedForm) -> Response:
    """Statements as linked data, one JSON object a line."""
    ledger: Ledger = request.app.state.desk.ledger

    def write(out: BinaryIO) -> int:
        with ledger.reading() as connection:
            cards = (
                _found(ledger, question(request.query_params))
                if request.query_params
                else exports.every_statement(connection)
            )
            return exports.write(exports.linked(connection, form, cards), out, "json")

    return _sent(write, f"statements.{form}.jsonl", _MEDIA["jsonl"])


def _sent(write: Callable[[BinaryIO], int], name: str, media_type: str) -> Response:
    """Write first, send then: what fails half-way is an error page, not half a file."""
    out = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 closed when it was sent
    try:
        write(out)  # type: ignore[arg-type]  # a binary file in all but name
    except BaseException:
        out.close()
        raise
    out.seek(0)

    def parts() -> Iterator[bytes]:
        with out:
            while part := out.read(_CHUNK):
                yield part

    return StreamingResponse(
        parts(), media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'}
    )


@routes.get("/statement/{statement_id}/cite")
def cite(request: Request, statement_id: str) -> Response:
    """How to cite a statement."""
    with request.app.state.desk.ledger.reading() as connection:
        found = queries.statement(connection, statement_id)
    return page(request, "cite.html", found=found, card=found.card, cited=exports.citation(found.card))


@routes.get("/statement/{statement_id}.{form}")
def one(request: Request, statement_id: str, form: str) -> Response:
    """One statement as linked data or for a reference manager."""
    with request.app.state.desk.ledger.reading() as connection:
        found = queries.statement(connection, statement_id)
        article = queries.article(connection, found.card.article)
    card = found.card
    documents: dict[str, Callable[[], Any]] = {
        "annotation": lambda: exports.annotation(card, article.reading.article.text),
        "schema-org": lambda: exports.schema_org(card),
        "prov": lambda: exports.provenance(found, article),
        "csl": lambda: exports.citation(card).csl,
        "json": lambda: asdict(card),
    }
    if form == "bib":
        return Response(exports.citation(card).bibtex, media_type="application/x-bibtex; charset=utf-8")
    if form not in documents:
        raise HTTPException(404, f"There is no such form; there are bib, {', '.join(documents)}.")
    linked = {"annotation", "schema-org", "prov"}
    return JSONResponse(documents[form](), media_type="application/ld+json" if form in linked else "application/json")
