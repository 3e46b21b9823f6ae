"""`onrecord show`: one thing on the record, as far as a terminal can show it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from onrecord.ledger import Connection, queries
from onrecord.ledger.queries.versions import changes, sightings
from onrecord.records.codec import to_json
from onrecord.views.cli.differences import captured, change_lines
from onrecord.views.cli.options import json_option, ledger_argument, open_for, page_options
from onrecord.views.cli.output import (
    console,
    count,
    denial_lines,
    note,
    plain,
    print_json,
    series_lines,
    statement_lines,
    utterance_lines,
)

Show = Callable[[Connection, str, int, int, bool], None]


@click.command(name="show")
@ledger_argument
@click.argument("kind", type=click.Choice(["story", "speaker", "utterance", "article", "statement"]))
@click.argument("name", required=False)
@page_options
@json_option("Print one JSON object.")
def command(ledger: Path, kind: str, name: str | None, limit: int, offset: int, as_json: bool) -> None:
    """Show a story, speaker, utterance, article or statement.

    \b
    Example:
      onrecord show record.db speaker "Mira Velkova"
      onrecord show record.db article pages/corridor.html

    NAME is an id; a speaker may be named, an article given by its URL or path. Without NAME the stories, speakers or
    articles are listed.
    """
    with open_for(ledger) as opened, opened.reading() as connection:
        if name is None:
            _list(connection, kind, limit, offset, as_json)
        else:
            _SHOW[kind](connection, name, limit, offset, as_json)


def _list(connection: Connection, kind: str, limit: int, offset: int, as_json: bool) -> None:
    page: queries.Page[Any]
    if kind == "story":
        page = queries.stories(connection, limit=limit, offset=offset)
    elif kind == "speaker":
        page = queries.speakers(connection, limit=limit, offset=offset)
    elif kind == "article":
        page = queries.articles(connection, limit=limit, offset=offset)
    else:
        raise click.UsageError(f"name the {kind} to show; `onrecord search` finds ids")
    for card in page:
        if as_json:
            print_json(asdict(card))
        else:
            title = getattr(card, "title", None) or getattr(card, "name", None) or getattr(card, "source", "")
            console().print(plain(f"{card.id}  {title}"))
    note(f"{page.total:,} in all")


def _story(connection: Connection, name: str, limit: int, offset: int, as_json: bool) -> None:
    page = queries.story(connection, name)
    timeline = queries.timeline(connection, name, limit=limit, offset=offset)
    denials = queries.story_denials(connection, name, limit=limit)
    series = queries.story_series(connection, name, limit=limit)
    unresolved = queries.unresolved(connection, story=page.story.id, limit=limit)
    if as_json:
        print_json(
            {
                **asdict(page),
                "timeline": [asdict(card) for card in timeline],
                "denials": [asdict(card) for card in denials],
                "series": [asdict(one) for one in series],
                "unresolved": [asdict(card) for card in unresolved],
            }
        )
        return
    out = console()
    out.print(plain(page.story.title, "bold"))
    out.print(
        f"{page.story.first or 'undated'} to {page.story.last or 'undated'} · {count(page.origins, 'independent origin')} in "
        f"{count(page.articles, 'article')} of {count(page.outlets, 'outlet')} · {count(page.speakers, 'speaker')} · "
        f"{count(page.statements, 'statement')} · {page.disputed} disputed · {page.unresolved} unresolved"
    )
    for line in utterance_lines(timeline.items):
        out.print(line)
    for line in (*denial_lines(denials.items), *series_lines(series)):
        out.print(line)
    if unresolved.items:
        out.print(plain(f"unresolved ({unresolved.total})", "bold"))
        for card in unresolved:
            out.print(
                plain(
                    f"  {card.source or '?'}: {card.speaker_how} · “{card.words[:120]}” ({card.outlet or card.article_source})"
                )
            )
    if timeline.more:
        note(f"shown {len(timeline)} of {timeline.total} utterances; --limit and --offset show more")


def _speaker(connection: Connection, name: str, limit: int, offset: int, as_json: bool) -> None:
    page = queries.speaker(connection, name)
    said = queries.speaker_utterances(connection, page.entity.id, limit=limit, offset=offset)
    if as_json:
        print_json({**asdict(page), "said": [asdict(card) for card in said]})
        return
    out = console()
    out.print(plain(page.entity.name, "bold"))
    if len(page.entity.spellings) > 1:
        out.print(plain("also written " + ", ".join(page.entity.spellings[1:])))
    for role in page.entity.roles:
        seen = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
        out.print(plain(f"  {role.text}" + (f" ({seen})" if seen else "")))
    out.print(
        f"{count(page.utterances, 'utterance')} in {count(page.statements, 'statement')}, {page.disputed} disputed; "
        f"named in {count(page.articles, 'article')}"
    )
    for line in utterance_lines(said.items):
        out.print(line)
    if said.more:
        note(f"shown {len(said)} of {said.total}; --limit and --offset show more")


def _utterance(connection: Connection, name: str, limit: int, offset: int, as_json: bool) -> None:
    page = queries.utterance(connection, name)
    if as_json:
        print_json(asdict(page))
        return
    out = console()
    out.print(plain(f"{page.card.speaker or '?'}: “{page.card.text}”", "bold"))
    out.print(
        f"{count(page.card.origins, 'origin')} ({page.card.independence}), {count(page.card.articles, 'article')}; said {page.card.said or 'on a day not stated'}; "
        f"first by {page.card.first_outlet or '?'}"
    )
    for card in page.wordings:
        flag = f"  [{card.wording.flag}]" if card.wording.flag else ""
        where = f"{(card.statement.published or '')[:10]} {card.statement.outlet or card.statement.article_source}"
        out.print(plain(f"  {where} · {card.wording.relation}{flag}: {card.wording.text}"))
    for line in denial_lines(page.denied_by):
        out.print(line)


def _article(connection: Connection, name: str, limit: int, offset: int, as_json: bool) -> None:
    page = queries.article(connection, name)
    differences, seen = changes(connection, page), sightings(connection, page.card.id)
    if as_json:
        print_json(
            {
                **to_json(page.reading),
                "card": asdict(page.card),
                "record": [asdict(s) for s in page.statements],
                "versions": [asdict(card) for card in page.versions],
                "changes": [asdict(one) for one in differences],
                "captured": [asdict(one) for one in seen],
            }
        )
        return
    out = console()
    out.print(plain(page.card.title or page.card.source, "bold"))
    masthead = (
        page.card.outlet,
        ", ".join(page.card.bylines),
        page.card.dateline,
        page.card.published,
        ", ".join(page.card.agencies),
    )
    out.print(plain(" · ".join(part for part in (*masthead, page.card.source) if part), "dim"))
    if not page.card.current:
        out.print(plain(f"version {page.card.version} of {len(page.versions)}; a later one is on the record", "italic"))
    for one in seen:
        out.print(plain(captured(one), "dim"))
    for kept in page.reading.article.residue:
        if kept.kind == "correction":
            out.print(plain(kept.text, "italic"))
    out.print(_marked(page))
    for line in statement_lines(page.statements):
        out.print(line)
    if page.lineage and len(page.lineage.articles) > 1:
        kin = (
            queries.article(connection, page.lineage.origin).card.outlet if page.lineage.origin else page.lineage.agency
        )
        out.print(plain(f"one of {len(page.lineage.articles)} articles that descend from {kin or 'one original'}"))
    for change in differences:
        for line in change_lines(change):
            out.print(line)


def _marked(page: queries.ArticlePage) -> Text:
    """Return the article's text with its statements underlined; offsets stay those of the text until it is made safe."""
    marks = sorted(piece for card in page.statements if card.verdict != "rejected" for piece in card.pieces)
    text, out, at = page.reading.article.text, Text(), 0
    for start, stop in marks:
        start = max(start, at)
        if stop > start:
            out.append_text(plain(text[at:start])).append_text(plain(text[start:stop], "underline"))
            at = stop
    return out.append_text(plain(text[at:]))


def _statement(connection: Connection, name: str, limit: int, offset: int, as_json: bool) -> None:
    page = queries.statement(connection, name)
    if as_json:
        print_json(asdict(page))
        return
    out = console()
    out.print(plain(page.before) + plain(page.card.text, "bold underline") + plain(page.after))
    out.print(
        plain(
            f"{page.card.outlet or page.card.article_source} · {page.card.title or ''} · {page.card.published or 'undated'}",
            "dim",
        )
    )
    how = page.card.speaker_how or "the text does not say"
    facts = {
        "who": f"{page.card.speaker or page.card.source or '?'} ({how})",
        "kind": f"{page.card.kind}, {page.card.act}",
        "said": page.card.said and f"{page.card.said} ({page.card.said_how})",
        "to": page.card.addressee,
        "at": page.card.venue,
        "chain": " ← ".join(page.card.chain),
        "confidence": f"{page.card.confidence:.2f}: {', '.join(page.card.evidence)}",
        "origins": page.utterance
        and f"{page.utterance.origins} ({page.utterance.independence}); utterance {page.utterance.id}",
        "figures": ", ".join(figure.text for figure in page.figures),
    }
    for label, fact in facts.items():
        if fact:
            out.print(plain(f"  {label:<11}{fact}"))
    for line in denial_lines(page.denied_by):
        out.print(line)
    for judgement in page.judgements:
        out.print(
            plain(
                f"  {judgement.made_at} {judgement.author or '?'}: {judgement.action} {dict(judgement.value) or ''} {judgement.note}"
            )
        )


_SHOW: Mapping[str, Show] = {
    "story": _story,
    "speaker": _speaker,
    "utterance": _utterance,
    "article": _article,
    "statement": _statement,
}
