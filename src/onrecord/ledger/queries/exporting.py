"""The record as rows, for other programs: stories, utterances, lineages, statements, figures, denials, entities."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Literal, get_args

from onrecord.ledger.connection import Connection
from onrecord.ledger.judgements import all_judgements
from onrecord.ledger.rows import strings

Kind = Literal["stories", "utterances", "lineages", "statements", "figures", "denials", "entities", "judgements"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Row = dict[str, Any]


def export(connection: Connection, kind: Kind) -> Iterator[Row]:
    """Yield one JSON-encodable row for each thing of `kind`, sorted by id; utterances most reported first, then by id.

    Articles are named by their source; a lineage names the earlier versions of its articles after them. Rejected statements are left out, corrections are in.
    """
    return _EXPORTS[kind](connection)


def _grouped(
    connection: Connection, sql: str, group: str
) -> Iterator[tuple[Mapping[str, Any], list[Mapping[str, Any]]]]:
    """Yield each group with its rows; the query is sorted by `group`."""
    rows: list[Mapping[str, Any]] = []
    for row in connection.stream(sql):
        if rows and rows[0][group] != row[group]:
            yield rows[0], rows
            rows = []
        rows.append(row)
    if rows:
        yield rows[0], rows


def _stories(connection: Connection) -> Iterator[Row]:
    sql = """SELECT st.id, st.title, st.first_day, st.last_day, st.origins, a.source FROM stories st
      JOIN story_articles sa ON sa.story = st.id JOIN articles a ON a.id = sa.article ORDER BY st.id, sa.position"""
    for story, rows in _grouped(connection, sql, "id"):
        yield {
            "story": story["id"],
            "title": story["title"],
            "first": story["first_day"],
            "last": story["last_day"],
            "origins": story["origins"],
            "articles": [row["source"] for row in rows],
        }


def _lineages(connection: Connection) -> Iterator[Row]:
    # An earlier version of a page descends from the same original as the version that took its place.
    sql = """SELECT l.id, l.agency, o.source AS origin, v.source FROM lineages l
      JOIN lineage_articles la ON la.lineage = l.id JOIN articles a ON a.id = la.article
      JOIN articles v ON v.address = a.address AND v.version <= a.version
      LEFT JOIN articles o ON o.id = l.origin ORDER BY l.id, la.position, v.version DESC"""
    for lineage, rows in _grouped(connection, sql, "id"):
        yield {
            "lineage": lineage["id"],
            "origin": lineage["origin"],
            "agency": lineage["agency"],
            "articles": [row["source"] for row in rows],
        }


def _utterances(connection: Connection) -> Iterator[Row]:
    sql = """SELECT u.id, u.speaker, u.entity, u.said, u.origins, u.independence, w.relation, w.flag, s.id AS statement,
      s.start, s.stop, s.text, a.source FROM utterances u JOIN wordings w ON w.utterance = u.id
      JOIN (SELECT utterance, count(*) AS wordings FROM wordings GROUP BY utterance) n ON n.utterance = u.id
      JOIN statements s ON s.id = w.statement JOIN articles a ON a.number = s.article
      ORDER BY n.wordings DESC, u.id, w.position"""
    for utterance, rows in _grouped(connection, sql, "id"):
        yield {
            "utterance": utterance["id"],
            "speaker": utterance["speaker"],
            "entity": utterance["entity"],
            "said": utterance["said"],
            "origins": utterance["origins"],
            "independence": utterance["independence"],
            "statements": [
                {
                    "article": row["source"],
                    "start": row["start"],
                    "end": row["stop"],
                    "text": row["text"],
                    "statement": row["statement"],
                    "relation": row["relation"],
                    "flag": row["flag"],
                }
                for row in rows
            ],
        }


def _statements(connection: Connection) -> Iterator[Row]:
    for row in connection.stream("SELECT * FROM statements_view ORDER BY id"):
        yield {
            "statement": row["id"],
            "article": row["article"],
            "start": row["start"],
            "end": row["stop"],
            "text": row["text"],
            "kind": row["kind"],
            "act": row["act"],
            "speaker": row["speaker"],
            "how": row["speaker_how"],
            "source": row["source_words"],
            "cue": row["cue"],
            "anonymous": bool(row["anonymous"]),
            "said": row["said"],
            "venue": row["venue"],
            "addressee": row["addressee"],
            "chain": list(strings(row["chain"])),
            "denies": bool(row["denies"]),
            "confidence": row["confidence"],
            "verdict": row["verdict"],
            "entity": row["entity"],
            "utterance": row["utterance"],
            "origins": row["origins"],
            "outlet": row["outlet"],
            "title": row["title"],
            "published": row["published"],
            "url": row["url"],
        }


def _figures(connection: Connection) -> Iterator[Row]:
    for row in connection.stream("SELECT * FROM figures_view ORDER BY id"):
        kept = {
            key: row[key] for key in ("text", "low", "high", "value", "change", "unit", "counted", "place", "as_of")
        }
        yield {
            "figure": row["id"],
            "article": row["article"],
            "start": row["start"],
            "end": row["stop"],
            **kept,
            "claimant": row["claimant"],
            "statement": row["statement"],
            "series": row["series"],
            "outlet": row["outlet"],
            "published": row["published"],
        }


def _denials(connection: Connection) -> Iterator[Row]:
    sql = """SELECT d.statement, d.denied_by, d.score, x.denied FROM denials d LEFT JOIN denied x ON x.statement = d.statement
      ORDER BY d.statement, x.position"""
    for denial, rows in _grouped(connection, sql, "statement"):
        yield {
            "denial": denial["statement"],
            "of": [row["denied"] for row in rows if row["denied"] is not None],
            "by": denial["denied_by"],
            "score": denial["score"],
        }


def _entities(connection: Connection) -> Iterator[Row]:
    sql = """SELECT e.id, e.name, e.kind, e.score, es.spelling FROM entities e
      LEFT JOIN entity_spellings es ON es.entity = e.id ORDER BY e.id, es.position"""
    for entity, rows in _grouped(connection, sql, "id"):
        articles = connection.all(
            "SELECT a.source FROM entity_articles ea JOIN articles a ON a.id = ea.article WHERE ea.entity = :id ORDER BY ea.article",
            {"id": entity["id"]},
        )
        yield {
            "entity": entity["id"],
            "name": entity["name"],
            "kind": entity["kind"],
            "score": entity["score"],
            "spellings": [row["spelling"] for row in rows if row["spelling"] is not None],
            "articles": [row["source"] for row in articles],
        }


def _judgements(connection: Connection) -> Iterator[Row]:
    for judgement in all_judgements(connection):
        yield asdict(judgement)


_EXPORTS: Mapping[Kind, Callable[[Connection], Iterator[Row]]] = {
    "stories": _stories,
    "utterances": _utterances,
    "lineages": _lineages,
    "statements": _statements,
    "figures": _figures,
    "denials": _denials,
    "entities": _entities,
    "judgements": _judgements,
}
