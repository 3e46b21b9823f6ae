"""All links of a set of readings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.linking import denials, entities, lineages, stories, utterances
from onrecord.linking.features import ArticleFeatures, Embed, features
from onrecord.linking.grouping import group_id
from onrecord.linking.increment import update
from onrecord.linking.judged import Decisions
from onrecord.linking.series import series
from onrecord.linking.store import MemoryStore, Pair, WholeStore
from onrecord.records import Conflict, Denial, Entity, Judgement, Lineage, Links, Reading, Series, Story, Utterance


def link(readings: Iterable[Reading], judgements: Sequence[Judgement] = (), *, embed: Embed | None = None) -> Links:
    """Return what the readings say together; the same whatever their order. Judgements are obeyed.

    `embed` gives sentence embeddings; without it wordings are compared by their words alone. Readings are taken in one at a time
    and only their features are kept.
    """
    return link_features((features(reading, embed=embed) for reading in readings), judgements)


def link_features(articles: Iterable[ArticleFeatures], judgements: Sequence[Judgement] = ()) -> Links:
    """Return what articles say together, from their features."""
    decisions = Decisions.of(judgements)
    store = MemoryStore()
    update(store, list(articles), decisions=decisions)
    return links_of(store, decisions)


def links_of(store: WholeStore, decisions: Decisions) -> Links:
    """Return the records of every group that a store holds, kept up to date by `update`: linear in what is kept."""
    known = store.load(store.articles())
    kin = _lineages(store, known)
    lineage_of = {a: one for one in kin for a in one.articles}
    who, speakers = _entities(known, store.groups(stories.SPACE), decisions)
    names = {one.id: one.name for one in who}
    told = _stories(store, known, lineage_of)
    said = _utterances(store, known, lineage_of, dict(speakers), names)
    denied, counted, conflicts = _within_stories(told, known, said, lineage_of, decisions)
    return Links(
        entities=tuple(who),
        utterances=tuple(said),
        lineages=tuple(kin),
        stories=tuple(told),
        denials=tuple(sorted(denied, key=lambda d: d.statement)),
        series=tuple(sorted(counted, key=lambda s: s.id)),
        conflicts=tuple(sorted(conflicts, key=lambda c: (c.one, c.other))),
        speakers=tuple(sorted(speakers)),
    )


def _lineages(store: WholeStore, known: Mapping[str, ArticleFeatures]) -> list[Lineage]:
    found = []
    for ident, members in store.groups(lineages.SPACE).items():
        pairs = list(store.pairs(lineages.SPACE, members))
        found.append(lineages.lineage(ident, members, pairs, known))
    return sorted(found, key=lambda x: x.id)


def _stories(store: WholeStore, known: Mapping[str, ArticleFeatures], lineage_of: Mapping[str, Lineage]) -> list[Story]:
    made = store.groups(stories.SPACE)
    home = {a: ident for ident, members in made.items() for a in members}
    found = []
    for ident, members in made.items():
        near = stories.related(members, store.pairs(stories.SPACE, members), home)
        origins, _ = utterances.independent(members, lineage_of, known)
        found.append(stories.story(ident, members, known, origins=origins, related=near))
    return sorted(found, key=lambda x: x.id)


def _entities(
    known: Mapping[str, ArticleFeatures], made_stories: Mapping[str, Sequence[str]], decisions: Decisions
) -> tuple[list[Entity], list[tuple[str, str]]]:
    """Return the entities, and who each statement's speaker is taken for."""
    found = entities.forms(known.values())
    founders = {group_id(entities.SPACE, form): form for form in found}
    made = entities.groups(found, decisions.constraints(entities.SPACE, founders))
    directory = entities.Directory.of(found, made)
    nearby = _nearby(known, made_stories, directory)
    also: dict[str, set[str]] = defaultdict(set)
    speakers = []
    for one in known.values():
        for ident, _ in entities.taken(one, directory, nearby[one.article]):
            also[ident].add(one.article)
        for statement in one.statements:
            speaker = entities.speaker(statement, one, directory, nearby[one.article])
            if speaker is not None:
                speakers.append((statement.id, speaker))
                also[speaker].add(one.article)
    who = [entities.entity(ident, members, found, also=also[ident]) for ident, members in made.items()]
    return sorted(who, key=lambda e: e.id), speakers


def _nearby(
    known: Mapping[str, ArticleFeatures], made: Mapping[str, Sequence[str]], directory: entities.Directory
) -> dict[str, frozenset[str]]:
    """Return, for each article, the entities that the articles of its story name in full."""
    named = {a: set(entities.mentioned(one, directory)) for a, one in known.items()}
    out = {}
    for members in made.values():
        everyone = frozenset(e for a in members for e in named[a])
        out.update(dict.fromkeys(members, everyone))
    return out


def _utterances(
    store: WholeStore,
    known: Mapping[str, ArticleFeatures],
    lineage_of: Mapping[str, Lineage],
    speakers: Mapping[str, str],
    names: Mapping[str, str],
) -> list[Utterance]:
    found = []
    for ident, members in store.groups(utterances.SPACE).items():
        votes: dict[str, int] = defaultdict(int)
        for member in members:
            if member.partition(" ")[2] in speakers:
                votes[speakers[member.partition(" ")[2]]] += 1
        entity = min(votes, key=lambda e: (-votes[e], e)) if votes else None
        pairs: list[Pair] = list(store.pairs(utterances.SPACE, members)) if len(members) > 1 else []
        found.append(
            utterances.utterance(
                ident, members, pairs, known, lineage_of, entity=(entity, names[entity]) if entity else None
            )
        )
    return sorted(found, key=lambda u: u.id)


def _within_stories(
    told: Sequence[Story],
    known: Mapping[str, ArticleFeatures],
    said: Sequence[Utterance],
    lineage_of: Mapping[str, Lineage],
    decisions: Decisions,
) -> tuple[list[Denial], list[Series], list[Conflict]]:
    same_words = {w.statement: [v.statement for v in u.wordings] for u in said for w in u.wordings}
    by_article: dict[str, list[Utterance]] = defaultdict(list)
    for one in said:
        by_article[one.wordings[0].article].append(one)
    denied: list[Denial] = []
    counted: list[Series] = []
    conflicts: list[Conflict] = []
    for story in told:
        articles = [known[a] for a in story.articles]
        rejections = denials.denials(articles, same_words, decisions.denials)
        seen = {(min(d.statement, o), max(d.statement, o)) for d in rejections for o in d.of}
        heads = [[w.statement for w in u.wordings] for a in story.articles for u in by_article[a]]
        found, disputed = series(story.id, articles, lineage_of)
        denied += rejections
        counted += found
        conflicts += disputed
        conflicts += denials.contradictions(articles, heads, seen)
    return denied, counted, conflicts
