"""Who is who, as articles come and go: forms and entities of the names they hold, and the articles that this bears on.

Who a surname or a title alone stands for in an article may change because of an article elsewhere: a namesake turns up, or somebody
is first given the title. So articles are filed under what they leave open, by the quarter of a year they are of; what an entity can
answer, and when, is compared before and after, and the articles filed under the difference are asked whether that is another answer.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.linking import entities
from onrecord.linking.bearing import Answers, answered, bare_keys, bearing, quarter_key
from onrecord.linking.directory import Known, clear_near
from onrecord.linking.features import ArticleFeatures
from onrecord.linking.forms import Form, held, is_full, with_article, without_article
from onrecord.linking.grouping import components, group_id
from onrecord.linking.increment import Change, Touched, constraints_of, reach, settled
from onrecord.linking.judged import Decisions
from onrecord.linking.keys import key
from onrecord.linking.outlines import Outline, name_key
from onrecord.linking.store import AT_ONCE, Pair, Posting, Resolved, Store, parted
from onrecord.linking.stories import SPACE as STORY
from onrecord.linking.telling import Naming, answered_otherwise, tell
from onrecord.linking.titles import role_stems

_PLACES_AT_ONCE = 200  # keys that are looked up together: what memory is needed for
_FORMS_AT_ONCE = 100  # the same, of spelled names that are compared


@dataclass(frozen=True, slots=True)
class Named:
    """What an increment changed of who is who."""

    entities: Change = field(default_factory=Change)
    resolved: Mapping[str, Resolved] = field(
        default_factory=dict
    )  # articles in which somebody is taken for another now
    speakers: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    """Whose speaker that is: (article, statement) -> entity; None: nobody now."""


def name(store: Store, touched: Touched, decisions: Decisions, asked: Collection[str] = ()) -> Named:
    """Bring forms, entities and who is taken for whom up to date after `increment.update`; return what changed.

    `asked` are forms whose entities are to be made again because a decision on them is new or undone.
    """
    before = Answers.of(store, _form_ids([*touched.old.values(), *touched.added]) | set(asked))
    change = _entities(store, touched, decisions, set(asked))
    idents = {*before.entries, *change.groups, *store.group_of(entities.SPACE, before.forms).values()}
    after = before.grown(Answers.load(store, idents), change.left.keys())
    fresh = {one.article for one in touched.added}
    gone = set(touched.old) - fresh
    unlike = (_naming(store, change.moved) | fresh) - gone  # that name others in full than before, or may
    naming = Naming.of(store, unlike)
    again = unlike | touched.asked | (touched.spaces[STORY].moved - gone)
    again |= _restless(store, touched, change.left, before, naming, again | gone)
    known = Known()
    asking = bearing(store, before, after, again | gone)
    suspects = {i for i, old in before.entries.items() if i not in after.entries or after.entries[i].forms != old.forms}
    suspects |= {*change.gone, *change.left.values()}
    again |= answered_otherwise(store, asking, suspects, naming, known)
    speakers, resolved = tell(store, again, gone, naming, known)
    return Named(change, resolved, speakers)


def _naming(store: Store, forms: Collection[str]) -> set[str]:
    """Return the articles that hold one of these forms."""
    found: set[str] = set()
    for some in parted(sorted(forms), _PLACES_AT_ONCE):
        for held_ in store.holders("name", [key("form", form) for form in some]).values():
            found.update(held_)
    return found


def _restless(
    store: Store, touched: Touched, left: Mapping[str, str], before: Answers, naming: Naming, unsettled: Collection[str]
) -> set[str]:
    """Return the articles that stayed in their stories and leave something open that the story may answer otherwise now.

    `left` gives the entities of forms that moved; `unsettled` are the articles that were added, left, moved to another story, or name others in full than before.
    """
    story = touched.spaces[STORY]
    homes = store.group_of(STORY, unsettled)
    old = store.named_in_full(unsettled)
    then: dict[str, Counter[str]] = defaultdict(Counter)  # story -> entities -> unsettled articles that named them
    now: dict[str, Counter[str]] = defaultdict(Counter)
    for article in unsettled:
        home = homes.get(article)
        was = story.left.get(article, home)
        if was is not None:
            then[was].update(old.get(article, ()))
        if home is not None:
            now[home].update(naming.full.get(article, old.get(article, ())))
    staying: dict[str, str] = {}  # article -> story
    near: dict[str, _Near] = {}
    for ident, members in store.members(STORY, then.keys() | now.keys()).items():
        stayed = [a for a in members if a not in unsettled]
        if stayed:
            staying.update(dict.fromkeys(stayed, ident))
            near[ident] = _Near(_named_by(store, stayed), then[ident], now[ident])
    newly = _otherwise_near(store, near)
    found: set[str] = set()
    answer: dict[int, set[str]] = defaultdict(set)  # key -> stories
    keys = _keys_of(store, {e for idents in newly.values() for e in idents}, before, left)
    for ident, idents in newly.items():
        for entity in idents:
            for place in keys[entity]:
                answer[place].add(ident)
    for places in parted(sorted(answer), _PLACES_AT_ONCE):
        for place, articles in store.holders("ask", places).items():
            found.update(a for a in articles if a in staying and staying[a] in answer[place])
    return found


@dataclass(frozen=True, slots=True)
class _Near:
    """Whom a story names in full, in how many of its articles: those that are as they were, the others then, the others now."""

    stayed: Mapping[str, int]
    then: Mapping[str, int]
    now: Mapping[str, int]

    def before(self, ident: str) -> int:
        """Return how many articles named an entity."""
        return self.stayed.get(ident, 0) + self.then.get(ident, 0)

    def after(self, ident: str) -> int:
        """Return how many articles name an entity."""
        return self.stayed.get(ident, 0) + self.now.get(ident, 0)


def _named_by(store: Store, articles: Sequence[str]) -> Counter[str]:
    named: Counter[str] = Counter()
    for some in parted(articles, AT_ONCE):
        for full in store.named_in_full(some).values():
            named.update(full)
    return named


def _otherwise_near(store: Store, near: Mapping[str, _Near]) -> dict[str, set[str]]:
    """Return for each story the entities that it names and did not, or no more, or otherwise often beside a namesake."""
    found: dict[str, set[str]] = {}
    oftener: dict[str, set[str]] = defaultdict(
        set
    )  # entity -> stories that named it before, too, in fewer or more articles
    for story, one in near.items():
        changed = {e for e in one.then.keys() | one.now.keys() if one.before(e) != one.after(e)}
        found[story] = {e for e in changed if not one.before(e) or not one.after(e)}
        for ident in changed - found[story]:
            oftener[ident].add(story)
    called: set[int] = set()
    for some in parted(sorted(oftener), _PLACES_AT_ONCE):
        forms = (form for held_ in store.members(entities.SPACE, some).values() for form in held_ if is_full(form))
        called.update(name_key(form.partition(" ")[2]) for form in forms)
    for places in parted(sorted(called), _PLACES_AT_ONCE):
        filed = store.holders("surname", places)
        home = store.group_of(entities.SPACE, {form for held_ in filed.values() for form in held_})
        for held_ in filed.values():
            idents = {home[form] for form in held_ if form in home}
            for ident in idents & oftener.keys():
                for story in oftener[ident]:
                    if any(_standing_changed(near[story], ident, other) for other in idents - {ident}):
                        found[story].add(ident)
    return found


def _standing_changed(near: _Near, one: str, other: str) -> bool:
    """Tell whether two namesakes may be told apart otherwise by how many articles of a story name them."""
    (mine, theirs), (mine_now, theirs_now) = ((count(one), count(other)) for count in (near.before, near.after))
    if not theirs or not theirs_now:
        return False  # the other is new or gone: that is seen there
    return any(
        way(mine, theirs) != way(mine_now, theirs_now)
        for way in (lambda a, b: (-a, one) < (-b, other), clear_near, lambda a, b: clear_near(b, a))
    )


def _keys_of(store: Store, idents: Collection[str], before: Answers, left: Mapping[str, str]) -> dict[str, set[int]]:
    """Return the keys under which is asked for what these entities answer, or did."""
    found: dict[str, set[int]] = defaultdict(set)
    lost: dict[str, set[str]] = defaultdict(set)
    for form, ident in left.items():
        lost[ident].add(form)
    for some in parted(sorted(idents), _PLACES_AT_ONCE):
        members = store.members(entities.SPACE, some)
        forms = {ident: {*members.get(ident, ()), *lost[ident]} for ident in some}
        titles = store.titles({form for held_ in forms.values() for form in held_})
        for ident, held_ in forms.items():
            old = before.entries.get(ident)
            roles = {role_stems(text) for form in held_ for text in titles.get(form, ())}
            roles |= {stems for stems, _, _ in old.roles} if old else set()
            found[ident] |= {name_key(form.partition(" ")[2]) for form in held_ if is_full(form)}
            found[ident].update(*map(answered, roles), *map(bare_keys, roles))
    return found


# What is filed: articles under the names they hold and what they leave open, forms under what they can answer.


def postings(one: ArticleFeatures) -> list[Posting]:
    """Return where an article is filed for being found again when who is who changes."""
    outline = Outline.of(one)
    found = {("name", key("form", form)) for form in outline.forms}
    for opened in outline.keys:
        found |= {("ask", opened), ("ask", quarter_key(opened, one.day))}
    return [Posting(space, one.article, k, (k,)) for space, k in sorted(found)]


def _form_postings(form: Form) -> list[Posting]:
    found = {(entities.SPACE, family) for family in entities.families(form)}
    if is_full(form.id):
        found.add(("surname", name_key(form.id.partition(" ")[2])))
    found |= {("role", key("role", stem)) for role in form.titles for stem in role_stems(role)}
    return [Posting(space, form.id, k, (k,)) for space, k in sorted(found)]


# Entities.


def _form_ids(articles: Iterable[ArticleFeatures]) -> set[str]:
    return {form for one in articles for form in held(one)}


def _entities(store: Store, touched: Touched, decisions: Decisions, asked: set[str]) -> Change:
    """Bring forms and entities up to date."""
    old, new = _counted(store, touched)
    refiled = [ident for ident, form in new.items() if _filed_by(form) != _filed_by(old.get(ident))]
    taken = {p for ident in refiled if ident in old for p in _form_postings(old[ident])}
    filed = {p for ident in refiled if (form := new[ident]) is not None for p in _form_postings(form)}
    store.remove([], list(taken - filed))
    store.put([], list(filed - taken))
    store.set_forms(new)
    unlike = {ident for ident, form in new.items() if _spelled(form) != _spelled(old.get(ident))}
    lost = {ident for ident, form in new.items() if form is None}
    orphans = {end for pair in store.pairs(entities.SPACE, unlike) for end in (pair.a, pair.b)}
    store.set_pairs(entities.SPACE, unlike, _pairs(store, {i: f for i, f in new.items() if f and i in unlike}))
    dirty = {*new, *orphans, *asked} - lost
    constraints = constraints_of(store, entities.SPACE, decisions)
    if decisions.ids(entities.SPACE):
        dirty |= set(store.forms({end for pair in (*constraints.together, *constraints.apart) for end in pair}))
    reached, pairs = reach(store, entities.SPACE, dirty, constraints.together)
    seen = store.seen(reached)
    inside = set(seen)
    made: dict[str, Sequence[str]] = {}
    parted = list(components(inside, [*((p.a, p.b) for p in pairs), *constraints.together]))
    home = {form: part[0] for part in parted for form in part}
    by_part: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_part.setdefault(home[pair.a], []).append(pair)
    for part in parted:
        for members in entities.groups(part, by_part.get(part[0], []), constraints):
            founder = min(members, key=lambda form: entities.founded(form, seen[form].days))
            made[group_id(entities.SPACE, founder)] = members
    return settled(store, entities.SPACE, inside | lost, made, dirty)


def _counted(store: Store, touched: Touched) -> tuple[Mapping[str, Form], dict[str, Form | None]]:
    """Return the forms whose counts change, as they were and as they are now (None: held by no article)."""
    articles = [*touched.old.values(), *touched.added]
    old = store.forms(_form_ids(articles))
    now: dict[str, Form] = dict(old)
    unsure: set[str] = set()
    for one in touched.old.values():
        for ident, names in held(one).items():
            if ident in now and ident not in unsure:
                less = without_article(now[ident], one, names)
                now[ident] = less if less is not None else now[ident]
                unsure |= {ident} if less is None else set()
    store.remove([], [p for one in touched.old.values() for p in postings(one)])
    for ident in unsure:
        now[ident] = _counted_anew(store, ident, {one.article for one in touched.added})
    for one in touched.added:
        for ident, names in held(one).items():
            now[ident] = with_article(now.get(ident, Form(ident)), one, names)
    store.put([], [p for one in touched.added for p in postings(one)])
    return old, {ident: form if form.articles.times else None for ident, form in now.items()}


def _counted_anew(store: Store, ident: str, leaving_out: Collection[str]) -> Form:
    place = key("form", ident)
    form = Form(ident)
    holders = store.holders("name", [place]).get(place, ())
    for one in store.load([a for a in holders if a not in leaving_out]).values():
        names = held(one).get(ident)
        if names:
            form = with_article(form, one, names)
    return form


def _filed_by(form: Form | None) -> tuple[object, ...]:
    """Return what it depends on where a form is filed, beside its id."""
    return (form.name, form.kind == "person", form.titles.keys()) if form is not None else ()


def _spelled(form: Form | None) -> tuple[object, ...]:
    """Return what comparing a form with others depends on."""
    return (form.name, form.kind == "person", sorted(form.genders), form.apart > 0) if form is not None else ()


def _pairs(store: Store, forms: Mapping[str, Form]) -> list[Pair]:
    """Return the pairs that these forms make, with each other and with those on record."""
    found: dict[tuple[str, str], Pair] = {}
    for some in parted(sorted(forms), _FORMS_AT_ONCE):
        families = {ident: entities.families(forms[ident]) for ident in some}
        near = store.holders(entities.SPACE, {k for keys in families.values() for k in keys})
        ends = {
            (ident, other) if ident < other else (other, ident)
            for ident, keys in families.items()
            for other in {other for k in keys for other in near.get(k, ())} - {ident}
            if entities.may_be_same(ident, other)
        }
        known = {**store.forms({end for pair in ends for end in pair if end not in forms}), **forms}
        for one, other in ends - found.keys():
            pair = entities.compare(known[one], known[other])
            if pair is not None:
                found[one, other] = pair
    return list(found.values())
