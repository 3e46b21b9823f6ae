"""Linking's memory, in the ledger: what `onrecord.linking.Store` asks for, on the tables link_….

Costs follow what is asked for, not what is kept: each key is looked up by itself, in the order its holders are wanted in.
"""

import json
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec

from onrecord.ledger.connection import Connection
from onrecord.ledger.rows import dumps
from onrecord.linking.features import ArticleFeatures
from onrecord.linking.forms import Form, Seen
from onrecord.linking.grouping import group_id
from onrecord.linking.outlines import Outline
from onrecord.linking.packing import packed, packed_outline, unpacked, unpacked_outline
from onrecord.linking.store import FILED, Pair, Posting, Resolved

_NUMBER = {space: number for number, space in enumerate(FILED)}
_KEPT_FEATURES = 200  # in memory, most recently used: about 10 MB of news articles
_KEPT_FORMS = 2_000  # as many as a batch holds
_KEPT_NUMBERS = 20_000  # of items
# A list of values travels as one JSON text: thousands of them cost one statement.
_AMONG = "IN (SELECT value FROM json_each(?))"

_form_out = msgspec.msgpack.Encoder()
_form_in = msgspec.msgpack.Decoder(Form)


class _WhenSeen(msgspec.Struct):
    """Of a form, when it was seen."""

    articles: Seen


class _Titles(msgspec.Struct):
    """Of a form, its titles."""

    titles: dict[str, Seen]


_seen_in, _titles_in = msgspec.msgpack.Decoder(_WhenSeen), msgspec.msgpack.Decoder(_Titles)
_strings_in, _speakers_in = msgspec.json.Decoder(tuple[str, ...]), msgspec.json.Decoder(tuple[tuple[str, str], ...])


class LedgerStore:
    """`onrecord.linking.Store` on a ledger's connection; its changes are part of the connection's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._features: OrderedDict[str, ArticleFeatures] = OrderedDict()
        self._forms: dict[str, Form] = {}
        self._number: dict[tuple[str, str], int] = {}
        self._text: dict[int, str] = {}

    def clear(self) -> None:
        """Forget everything."""
        for table in ("groups", "pairs", "postings", "items", "features", "forms", "resolved"):
            self._connection.run(f"DELETE FROM link_{table}")
        for kept in (self._features, self._forms, self._number, self._text):
            kept.clear()

    def put(self, features: Collection[ArticleFeatures], postings: Collection[Posting]) -> None:
        """Keep the features of articles and file items under their keys."""
        self._many(
            "INSERT OR REPLACE INTO link_features (article, version, day, packed, outline) VALUES (?, ?, ?, ?, ?)",
            ((one.article, one.version, one.day, packed(one), packed_outline(Outline.of(one))) for one in features),
        )
        for one in features:
            self._remember(one)
        self._many(
            "INSERT OR IGNORE INTO link_postings (space, key, rank, item) VALUES (?, ?, ?, ?)",
            self._rows(postings, make=True),
        )

    def remove(self, articles: Collection[str], postings: Collection[Posting]) -> None:
        """Forget the features of articles, and postings."""
        self._many(
            "DELETE FROM link_postings WHERE space = ? AND key = ? AND rank = ? AND item = ?",
            self._rows(postings, make=False),
        )
        self._many("DELETE FROM link_features WHERE article = ?", ((article,) for article in articles))
        for article in articles:
            self._features.pop(article, None)

    def load(self, articles: Collection[str]) -> Mapping[str, ArticleFeatures]:
        """Return the features of those of `articles` that are kept."""
        found = {}
        missing = []
        for article in articles:
            kept = self._features.get(article)
            if kept is None:
                missing.append(article)
            else:
                self._features.move_to_end(article)
                found[article] = kept
        sql = f"SELECT packed FROM link_features WHERE article {_AMONG}"
        for (encoded,) in self._rows_of(sql, dumps(missing)) if missing else ():
            one = unpacked(encoded)
            found[one.article] = one
            self._remember(one)
        return found

    def outlines(self, articles: Collection[str]) -> Mapping[str, Outline]:
        """Return the outlines of those of `articles` that are kept."""
        sql = f"SELECT article, outline FROM link_features WHERE article {_AMONG}"
        return {article: unpacked_outline(encoded) for article, encoded in self._rows_of(sql, dumps(list(articles)))}

    def days(self, articles: Collection[str]) -> Mapping[str, int | None]:
        """Return the day of those of `articles` that are kept; None for an undated one."""
        sql = f"SELECT article, day FROM link_features WHERE article {_AMONG}"
        return dict(self._rows_of(sql, dumps(list(articles)))) if articles else {}

    def holders(self, space: str, keys: Collection[int], limit: int | None = None) -> Mapping[int, Sequence[str]]:
        """Return the items filed under each key that has any, in the order of their ids, the first `limit` of them."""
        asked = json.dumps(sorted(keys))  # neighbours in the file one after the other
        joined = "CROSS JOIN link_postings p ON p.space = ? AND p.key = j.value"
        if limit is None:
            rows = self._rows_of(f"SELECT j.value, p.rank, p.item FROM json_each(?) j {joined}", asked, _NUMBER[space])
        else:  # up to the rank of the last one wanted: of those of one rank the texts decide
            rows = self._rows_of(
                "WITH j (value, last) AS MATERIALIZED (SELECT k.value, (SELECT q.rank FROM link_postings q"
                " WHERE q.space = ? AND q.key = k.value ORDER BY q.rank, q.item LIMIT 1 OFFSET ?) FROM json_each(?) k)"
                f" SELECT j.value, p.rank, p.item FROM j {joined} AND p.rank <= coalesce(j.last, {2**63 - 1})",
                _NUMBER[space],
                limit - 1,
                asked,
                _NUMBER[space],
            )
        ranked: dict[int, list[tuple[int, int]]] = {}
        for key, rank, item in rows:
            ranked.setdefault(key, []).append((rank, item))
        texts = self._texts({item for held in ranked.values() for _, item in held})
        out: dict[int, Sequence[str]] = {}
        for key, held in ranked.items():
            if len(held) == 1:
                out[key] = (texts[held[0][1]],)
            else:  # items of one rank, such as the statements of one article, are told apart by their text alone
                out[key] = [text for _, text in sorted((rank, texts[item]) for rank, item in held)][:limit]
        return out

    def held_under_both(self, space: str, keys: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], Sequence[str]]:
        """Return the items filed under both of two keys, of each two that have any, in no order."""
        rows = self._rows_of(
            "WITH asked (one, other) AS MATERIALIZED"
            " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))"
            " SELECT one, other, p.item FROM asked CROSS JOIN link_postings p ON p.space = ? AND p.key = one"
            " WHERE one = other OR EXISTS (SELECT 1 FROM link_postings q"
            " WHERE q.space = p.space AND q.key = other AND q.rank = p.rank AND q.item = p.item)",
            json.dumps(sorted(keys)),
            _NUMBER[space],
        )
        texts = self._texts({item for _, _, item in rows})
        found: dict[tuple[int, int], list[str]] = {}
        for one, other, item in rows:
            found.setdefault((one, other), []).append(texts[item])
        return found

    def pairs(self, space: str, items: Collection[str]) -> Iterable[Pair]:
        """Return the pairs that have either end among `items`, each once."""
        asked = json.dumps(list(self._numbers(space, items).values()))
        sql = "SELECT a, b, score, relation, evidence FROM link_pairs WHERE"
        rows = {row[:2]: row for row in self._rows_of(f"{sql} a {_AMONG} UNION ALL {sql} b {_AMONG}", asked, asked)}
        texts = self._texts({end for ends in rows for end in ends})
        return [
            Pair(texts[a], texts[b], score, relation, _strings_in.decode(evidence))
            for a, b, score, relation, evidence in rows.values()
        ]

    def set_pairs(self, space: str, items: Collection[str], pairs: Collection[Pair]) -> None:
        """Forget every pair with an end among `items`, then keep `pairs`."""
        asked = json.dumps(list(self._numbers(space, items).values()))
        for end in ("a", "b"):
            self._connection.raw.execute(f"DELETE FROM link_pairs WHERE {end} {_AMONG}", (asked,))
        numbers = self._numbers(space, {end for pair in pairs for end in (pair.a, pair.b)}, make=True)
        self._many(
            "INSERT INTO link_pairs (space, a, b, score, relation, evidence) VALUES (?, ?, ?, ?, ?, ?)",
            sorted((_NUMBER[space], numbers[p.a], numbers[p.b], p.score, p.relation, dumps(p.evidence)) for p in pairs),
        )

    def group_of(self, space: str, items: Collection[str]) -> Mapping[str, str]:
        """Return the group id of each item that has one."""
        numbers = self._numbers(space, items)
        texts = {number: item for item, number in numbers.items()}
        sql = f"SELECT item, grp FROM link_groups WHERE item {_AMONG}"
        return {texts[item]: group for item, group in self._rows_of(sql, json.dumps(list(texts)))}

    def members(self, space: str, groups: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return the items of each group, sorted."""
        found: dict[str, list[str]] = {}
        sql = (
            "SELECT g.grp, i.item FROM json_each(?) j CROSS JOIN link_groups g ON g.space = ? AND g.grp = j.value"
            " CROSS JOIN link_items i ON i.number = g.item"
        )
        for group, item in self._rows_of(sql, dumps(list(groups)), _NUMBER[space]):
            found.setdefault(group, []).append(item)
        return {group: sorted(items) for group, items in found.items()}

    def set_groups(self, space: str, dropped: Collection[str], made: Mapping[str, Sequence[str]]) -> None:
        """Forget the groups `dropped`, then keep the groups `made`."""
        sql = f"DELETE FROM link_groups WHERE space = ? AND grp {_AMONG}"
        self._connection.raw.execute(sql, (_NUMBER[space], dumps(list(dropped))))
        numbers = self._numbers(space, {item for items in made.values() for item in items}, make=True)
        self._many(
            "INSERT OR REPLACE INTO link_groups (item, space, grp) VALUES (?, ?, ?)",
            sorted((numbers[item], _NUMBER[space], group) for group, items in made.items() for item in items),
        )

    def named(self, space: str, idents: Collection[str]) -> Mapping[str, str]:
        """Return the item that each id stands for: an article, a statement, or the founder of a group, retired or not."""
        if not idents:
            return {}
        found: dict[str, str] = {}
        wanted, asked = set(idents), dumps(list(idents))
        sql = f"SELECT item, founds FROM link_items WHERE space = ? AND (item {_AMONG} OR founds {_AMONG})"
        for item, founds in self._rows_of(sql, _NUMBER[space], asked, asked):
            found.update({name: item for name in (item, founds) if name in wanted})
        sql = f"SELECT s.id, a.id FROM statements s JOIN articles a ON a.number = s.article WHERE s.id {_AMONG}"
        for statement, article in self._rows_of(sql, asked):
            found.setdefault(statement, f"{article} {statement}")
        return found

    def forms(self, idents: Collection[str]) -> Mapping[str, Form]:
        """Return those of these spelled names that are kept."""
        found = {ident: self._forms[ident] for ident in idents if ident in self._forms}
        missing = [ident for ident in idents if ident not in found]
        sql = f"SELECT counts FROM link_forms WHERE form {_AMONG}"
        for (encoded,) in self._rows_of(sql, dumps(missing)) if missing else ():
            form = _form_in.decode(encoded)
            found[form.id] = self._forms[form.id] = form
        _bound(self._forms, _KEPT_FORMS)
        return found

    def seen(self, idents: Collection[str]) -> Mapping[str, Seen]:
        """Return in how many articles those of these spelled names that are kept were seen, and when first and last."""
        sql = f"SELECT form, counts FROM link_forms WHERE form {_AMONG}"
        return {ident: _seen_in.decode(counts).articles for ident, counts in self._stream(sql, idents)}

    def titles(self, idents: Collection[str]) -> Mapping[str, Mapping[str, Seen]]:
        """Return the titles of those of these spelled names that are kept."""
        sql = f"SELECT form, counts FROM link_forms WHERE form {_AMONG}"
        return {ident: _titles_in.decode(counts).titles for ident, counts in self._stream(sql, idents)}

    def set_forms(self, forms: Mapping[str, Form | None]) -> None:
        """Keep spelled names; None forgets one."""
        kept = {ident: form for ident, form in forms.items() if form is not None}
        self._many("DELETE FROM link_forms WHERE form = ?", ((ident,) for ident in forms.keys() - kept.keys()))
        self._many(
            "INSERT OR REPLACE INTO link_forms (form, counts) VALUES (?, ?)",
            sorted((ident, _form_out.encode(form)) for ident, form in kept.items()),
        )
        for ident in forms.keys() - kept.keys():
            self._forms.pop(ident, None)
        self._forms.update(kept)
        _bound(self._forms, _KEPT_FORMS)

    def resolved(self, articles: Collection[str]) -> Mapping[str, Resolved]:
        """Return who was last taken for whom in those of `articles` for which it was told."""
        found = {}
        sql = f"SELECT article, speakers, entities, named_in_full FROM link_resolved WHERE article {_AMONG}"
        for article, speakers, entities, full in self._stream(sql, articles):
            found[article] = Resolved(
                _speakers_in.decode(speakers), _strings_in.decode(entities), _strings_in.decode(full)
            )
        return found

    def named_in_full(self, articles: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return whom those of `articles` name in full for which it was told."""
        sql = f"SELECT article, named_in_full FROM link_resolved WHERE article {_AMONG}"
        return {article: _strings_in.decode(full) for article, full in self._stream(sql, articles)}

    def set_resolved(self, resolved: Mapping[str, Resolved | None]) -> None:
        """Keep who is who in articles; None forgets one."""
        self._many("DELETE FROM link_resolved WHERE article = ?", ((a,) for a, one in resolved.items() if one is None))
        self._many(
            "INSERT OR REPLACE INTO link_resolved (article, speakers, entities, named_in_full) VALUES (?, ?, ?, ?)",
            (
                (a, dumps(one.speakers), dumps(one.entities), dumps(one.full))
                for a, one in resolved.items()
                if one is not None
            ),
        )

    def in_denials(self, stories: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return the statements that stand in a story's denials, as last written, of each story with any."""
        found: dict[str, set[str]] = {}
        for story, statement, denied in self._stream(
            "SELECT d.story, d.statement, o.denied FROM json_each(?) j CROSS JOIN denials d ON d.story = j.value"
            " LEFT JOIN denied o ON o.statement = d.statement",
            stories,
        ):
            found.setdefault(story, set()).update((statement, denied) if denied else (statement,))
        return found

    def set_in_denials(self, story: str, statements: Collection[str]) -> None:
        """Do nothing: the denials themselves are in the ledger."""

    def articles(self) -> list[str]:
        """Return the ids of the articles kept, sorted."""
        return [article for (article,) in self._rows_of("SELECT article FROM link_features ORDER BY article")]

    def groups(self, space: str) -> Mapping[str, Sequence[str]]:
        """Return every group of a space."""
        found = self._rows_of("SELECT DISTINCT grp FROM link_groups WHERE space = ?", _NUMBER[space])
        return self.members(space, [group for (group,) in found])

    def _remember(self, one: ArticleFeatures) -> None:
        self._features[one.article] = one
        self._features.move_to_end(one.article)
        while len(self._features) > _KEPT_FEATURES:
            self._features.popitem(last=False)

    def _rows(self, postings: Collection[Posting], *, make: bool) -> list[tuple[int, int, int, int]]:
        """Return the rows of postings, in the order of the table: a page of it is then touched once."""
        items: dict[str, set[str]] = {}
        for p in postings:
            items.setdefault(p.space, set()).add(p.item)
        place = {
            (space, item): (_rank(item), number)
            for space, held in items.items()
            for item, number in self._numbers(space, held, make=make).items()
        }
        kept = ((p.space, p.key, place[p.space, p.item]) for p in postings if (p.space, p.item) in place)
        return sorted((_NUMBER[space], key, rank, number) for space, key, (rank, number) in kept)

    def _numbers(self, space: str, items: Iterable[str], *, make: bool = False) -> dict[str, int]:
        found = {}
        missing = []
        for item in items:
            number = self._number.get((space, item))
            if number is None:
                missing.append(item)
            else:
                found[item] = number
        if not missing:
            return found
        if make:
            self._many(
                "INSERT OR IGNORE INTO link_items (space, item, founds) VALUES (?, ?, ?)",
                ((_NUMBER[space], item, group_id(space, item)) for item in sorted(missing)),
            )
        sql = f"SELECT item, number FROM link_items WHERE space = ? AND item {_AMONG}"
        for item, number in self._rows_of(sql, _NUMBER[space], dumps(missing)):
            found[item] = self._number[space, item] = number
            self._text[number] = item
        _bound(self._number, _KEPT_NUMBERS)
        _bound(self._text, _KEPT_NUMBERS)
        return found

    def _texts(self, numbers: Collection[int]) -> dict[int, str]:
        found = {number: self._text[number] for number in numbers if number in self._text}
        missing = [number for number in numbers if number not in found]
        if missing:
            rows = self._rows_of(f"SELECT number, item FROM link_items WHERE number {_AMONG}", json.dumps(missing))
            self._text.update(rows)
            found.update(rows)
            _bound(self._text, _KEPT_NUMBERS)
        return found

    def _stream(self, sql: str, idents: Collection[str]) -> Iterable[Any]:
        """Yield rows as tuples for a query that asks about ids."""
        cursor = self._connection.raw.cursor()
        cursor.row_factory = None
        return cursor.execute(sql, (dumps(list(idents)),))

    def _rows_of(self, sql: str, *parameters: object) -> list[Any]:
        """Return rows as tuples."""
        cursor = self._connection.raw.cursor()
        cursor.row_factory = None
        return cursor.execute(sql, parameters).fetchall()

    def _many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        self._connection.raw.executemany(sql, rows)


def _bound(kept: dict[Any, Any], most: int) -> None:
    """Let the oldest entries go until there are `most`."""
    for key in list(islice(kept, max(0, len(kept) - most))):
        del kept[key]


def _rank(item: str) -> int:
    """Return a number from 0 to 2**63 - 1 that never sorts two items otherwise than their texts do.

    >>> _rank("a1") < _rank("a2") < _rank("b"), _rank("a0123456 s1") == _rank("a0123456 s2")
    (True, True)
    """
    return int.from_bytes(item.encode()[:8].ljust(8, b"\0"), "big") >> 1
