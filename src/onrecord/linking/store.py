"""What linking remembers between one batch of articles and the next, and an implementation in memory.

Linking runs on *items*, each in a *space*: articles (spaces ``lineage`` and ``story``), statements (``utterance``), spelled
names (``entity``). An item of the utterance space is ``"<article id> <statement id>"``, so that it says where its features are.
Items that hold an equal key become candidates; candidates that a pure comparison accepts become pairs; groups are a pure
function of the items and pairs of one connected component. All a ledger needs to keep is behind `Store`.

Four more spaces only file, to find again what a change bears on: ``name`` files an article under the spelled names it holds, ``ask``
under what it leaves open (a surname or a title alone), ``surname`` and ``role`` file a spelled name under what it can answer.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from onrecord.linking.features import ArticleFeatures
from onrecord.linking.forms import Form, Seen
from onrecord.linking.outlines import Outline
from onrecord.records import content_id

_T = TypeVar("_T")
AT_ONCE = 100  # articles whose features are held at a time where any number are asked about
FILED = ("lineage", "story", "utterance", "entity", "name", "ask", "surname", "role")  # every space, in the order kept


class Posting(NamedTuple):
    """One key of one item: where it is filed, and where to look for others like it."""

    space: str
    item: str
    key: int  # 0 to 2**63 - 1
    probes: tuple[int, ...]  # keys under which like items are filed; holds `key`


class Pair(NamedTuple):
    """Two items of one space that a comparison accepted; `a < b`."""

    a: str
    b: str
    score: float  # 0.0-1.0
    relation: str = ""
    evidence: tuple[str, ...] = ()


class Resolved(NamedTuple):
    """Who is who in one article."""

    speakers: tuple[tuple[str, str], ...] = ()  # (statement id, entity id), in the article's order
    entities: tuple[str, ...] = ()  # every entity it names, in full or not; sorted
    full: tuple[str, ...] = ()  # those it names in full; sorted


class Store(Protocol):
    """The memory of linking. Every answer is a function of what was put in, never of the order it came in."""

    def put(self, features: Collection[ArticleFeatures], postings: Collection[Posting]) -> None:
        """Keep the features of articles and file their items under their keys. Filing twice changes nothing."""
        ...

    def remove(self, articles: Collection[str], postings: Collection[Posting]) -> None:
        """Forget the features of articles, and postings; not pairs and groups."""
        ...

    def load(self, articles: Collection[str]) -> Mapping[str, ArticleFeatures]:
        """Return the features of those of `articles` that are kept."""
        ...

    def outlines(self, articles: Collection[str]) -> Mapping[str, Outline]:
        """Return the outlines of those of `articles` that are kept."""
        ...

    def days(self, articles: Collection[str]) -> Mapping[str, int | None]:
        """Return the day of those of `articles` that are kept; None for an undated one."""
        ...

    def holders(self, space: str, keys: Collection[int], limit: int | None = None) -> Mapping[int, Sequence[str]]:
        """Return the items filed under each key that has any, in the order of their ids, the first `limit` of them."""
        ...

    def held_under_both(self, space: str, keys: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], Sequence[str]]:
        """Return the items filed under both of two keys, of each two that have any, in no order."""
        ...

    def pairs(self, space: str, items: Collection[str]) -> Iterable[Pair]:
        """Return the pairs that have either end among `items`, each once."""
        ...

    def set_pairs(self, space: str, items: Collection[str], pairs: Collection[Pair]) -> None:
        """Forget every pair with an end among `items`, then keep `pairs`."""
        ...

    def group_of(self, space: str, items: Collection[str]) -> Mapping[str, str]:
        """Return the group id of each item that has one."""
        ...

    def members(self, space: str, groups: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return the items of each group."""
        ...

    def set_groups(self, space: str, dropped: Collection[str], made: Mapping[str, Sequence[str]]) -> None:
        """Forget the groups `dropped`, then keep the groups `made`."""
        ...

    def named(self, space: str, idents: Collection[str]) -> Mapping[str, str]:
        """Return the item that each id stands for in a space, where it stands for one.

        An article's id is an item as it is; a statement's stands for the utterance item of that statement; a group's, retired or
        not, for the member that founded it: the one whose `grouping.group_id` it is.
        """
        ...

    def forms(self, idents: Collection[str]) -> Mapping[str, Form]:
        """Return those of these spelled names that are kept."""
        ...

    def seen(self, idents: Collection[str]) -> Mapping[str, Seen]:
        """Return `Form.articles` of those of these spelled names that are kept, without the rest of them."""
        ...

    def titles(self, idents: Collection[str]) -> Mapping[str, Mapping[str, Seen]]:
        """Return `Form.titles` of those of these spelled names that are kept, without the rest of them."""
        ...

    def set_forms(self, forms: Mapping[str, Form | None]) -> None:
        """Keep spelled names; None forgets one."""
        ...

    def resolved(self, articles: Collection[str]) -> Mapping[str, Resolved]:
        """Return who was last taken for whom in those of `articles` for which it was told."""
        ...

    def named_in_full(self, articles: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return `Resolved.full` of those of `articles` for which it was told, without the rest of it."""
        ...

    def set_resolved(self, resolved: Mapping[str, Resolved | None]) -> None:
        """Keep who is who in articles; None forgets one."""
        ...

    def in_denials(self, stories: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return the statements that stand in a story's denials, as what denies or as what is denied, of each story with any."""
        ...

    def set_in_denials(self, story: str, statements: Collection[str]) -> None:
        """Keep the statements that stand in a story's denials. A store that holds the denials themselves need not."""
        ...


class WholeStore(Store, Protocol):
    """A store whose whole content can be asked for, to make the records of everything."""

    def articles(self) -> list[str]:
        """Return the ids of the articles kept, sorted."""
        ...

    def groups(self, space: str) -> Mapping[str, Sequence[str]]:
        """Return every group of a space."""
        ...


class MemoryStore:
    """A `WholeStore` of dictionaries, for linking a set of readings at once and for tests."""

    def __init__(self) -> None:
        self._features: dict[str, ArticleFeatures] = {}
        self._outlines: dict[str, Outline] = {}  # those that were asked for
        self._holders: dict[str, dict[int, list[str]]] = {}  # space -> key -> items, sorted
        self._pairs: dict[str, dict[str, dict[str, Pair]]] = {}  # space -> item -> other -> pair
        self._group: dict[str, dict[str, str]] = {}
        self._members: dict[str, dict[str, tuple[str, ...]]] = {}
        self._forms: dict[str, Form] = {}
        self._resolved: dict[str, Resolved] = {}
        self._in_denials: dict[str, Collection[str]] = {}

    def put(self, features: Collection[ArticleFeatures], postings: Collection[Posting]) -> None:
        for one in features:
            self._features[one.article] = one
            self._outlines.pop(one.article, None)
        for space, item, key, _ in postings:
            filed = self._holders.setdefault(space, {})
            held = filed.get(key)
            if held is None:
                filed[key] = [item]
                continue
            at = bisect_left(held, item)
            if at == len(held) or held[at] != item:
                held.insert(at, item)

    def remove(self, articles: Collection[str], postings: Collection[Posting]) -> None:
        for article in articles:
            self._features.pop(article, None)
            self._outlines.pop(article, None)
        for posting in postings:
            filed = self._holders.get(posting.space, {})
            held = filed.get(posting.key, [])
            if posting.item in held:
                held.remove(posting.item)
            if not held:
                filed.pop(posting.key, None)

    def load(self, articles: Collection[str]) -> Mapping[str, ArticleFeatures]:
        return {a: self._features[a] for a in articles if a in self._features}

    def outlines(self, articles: Collection[str]) -> Mapping[str, Outline]:
        for article in articles:
            if article in self._features and article not in self._outlines:
                self._outlines[article] = Outline.of(self._features[article])
        return {a: self._outlines[a] for a in articles if a in self._outlines}

    def days(self, articles: Collection[str]) -> Mapping[str, int | None]:
        return {a: self._features[a].day for a in articles if a in self._features}

    def holders(self, space: str, keys: Collection[int], limit: int | None = None) -> Mapping[int, Sequence[str]]:
        filed = self._holders.get(space, {})
        return {key: filed[key][:limit] for key in keys if key in filed}

    def held_under_both(self, space: str, keys: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], Sequence[str]]:
        filed = self._holders.get(space, {})
        return {(a, b): sorted({*filed[a]} & {*filed[b]}) for a, b in keys if a in filed and b in filed}

    def pairs(self, space: str, items: Collection[str]) -> Iterable[Pair]:
        kept = self._pairs.get(space, {})
        return {(p.a, p.b): p for item in items for p in kept.get(item, {}).values()}.values()

    def set_pairs(self, space: str, items: Collection[str], pairs: Collection[Pair]) -> None:
        kept = self._pairs.setdefault(space, {})
        for item in items:
            for other in kept.pop(item, {}):
                kept.get(other, {}).pop(item, None)
        for pair in pairs:
            kept.setdefault(pair.a, {})[pair.b] = pair
            kept.setdefault(pair.b, {})[pair.a] = pair

    def group_of(self, space: str, items: Collection[str]) -> Mapping[str, str]:
        kept = self._group.get(space, {})
        return {item: kept[item] for item in items if item in kept}

    def members(self, space: str, groups: Collection[str]) -> Mapping[str, Sequence[str]]:
        kept = self._members.get(space, {})
        return {group: kept[group] for group in groups if group in kept}

    def set_groups(self, space: str, dropped: Collection[str], made: Mapping[str, Sequence[str]]) -> None:
        group, members = self._group.setdefault(space, {}), self._members.setdefault(space, {})
        for one in dropped:
            for item in members.pop(one, ()):
                if group.get(item) == one:
                    del group[item]
        for one, items in made.items():
            members[one] = tuple(items)
            group.update(dict.fromkeys(items, one))

    def named(self, space: str, idents: Collection[str]) -> Mapping[str, str]:
        wanted = set(idents)
        items = {item for held in self._holders.get(space, {}).values() for item in held} if wanted else set()
        found = {}
        for item in items:
            for name in (item, item.partition(" ")[2], content_id(space, item)):
                if name in wanted:
                    found[name] = item
        return found

    def forms(self, idents: Collection[str]) -> Mapping[str, Form]:
        return {i: self._forms[i] for i in idents if i in self._forms}

    def seen(self, idents: Collection[str]) -> Mapping[str, Seen]:
        return {ident: form.articles for ident, form in self.forms(idents).items()}

    def titles(self, idents: Collection[str]) -> Mapping[str, Mapping[str, Seen]]:
        return {ident: form.titles for ident, form in self.forms(idents).items()}

    def set_forms(self, forms: Mapping[str, Form | None]) -> None:
        for ident, form in forms.items():
            if form is None:
                self._forms.pop(ident, None)
            else:
                self._forms[ident] = form

    def resolved(self, articles: Collection[str]) -> Mapping[str, Resolved]:
        return {a: self._resolved[a] for a in articles if a in self._resolved}

    def named_in_full(self, articles: Collection[str]) -> Mapping[str, Sequence[str]]:
        return {article: one.full for article, one in self.resolved(articles).items()}

    def set_resolved(self, resolved: Mapping[str, Resolved | None]) -> None:
        for article, one in resolved.items():
            if one is None:
                self._resolved.pop(article, None)
            else:
                self._resolved[article] = one

    def in_denials(self, stories: Collection[str]) -> Mapping[str, Collection[str]]:
        return {story: self._in_denials[story] for story in stories if story in self._in_denials}

    def set_in_denials(self, story: str, statements: Collection[str]) -> None:
        self._in_denials[story] = statements

    def articles(self) -> list[str]:
        """Return the ids of the articles kept, sorted."""
        return sorted(self._features)

    def groups(self, space: str) -> Mapping[str, Sequence[str]]:
        """Return every group of a space."""
        return self._members.get(space, {})


def article_of(item: str) -> str:
    """Return the article that an item of the lineage, story or utterance space belongs to."""
    return item.partition(" ")[0]


def parted(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """Yield `items`, in order, so many at a time."""
    return (items[at : at + size] for at in range(0, len(items), size))


def with_features(
    store: Store, parts: Sequence[Sequence[str]]
) -> Iterator[tuple[list[Sequence[str]], Mapping[str, ArticleFeatures]]]:
    """Yield all of `parts`, in order, some at a time with the features of the articles of their items.

    What memory is needed grows with the largest part, not with their number.
    """
    some: list[Sequence[str]] = []
    articles: set[str] = set()
    for part in parts:
        more = {article_of(item) for item in part}
        if some and len(articles | more) > AT_ONCE:
            yield some, store.load(articles)
            some, articles = [], set()
        some.append(part)
        articles |= more
    if some:
        yield some, store.load(articles)
