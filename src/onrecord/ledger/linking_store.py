"""Linking's memory, in the ledger: what `onrecord.linking.Store` asks for, on the tables link_….

Costs follow what is asked for, not what is kept: each key is looked up by itself, in the order its holders are wanted in.
"""

import json
import zlib
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.ledger.connection import Connection, listed
from onrecord.ledger.rows import dumps, strings
from onrecord.linking.features import ArticleFeatures, from_json, to_json
from onrecord.linking.grouping import group_id
from onrecord.linking.increment import SPACES
from onrecord.linking.store import Pair, Posting

_NUMBER = {space.name: number for number, space in enumerate(SPACES)}
_CHUNK = 500  # values in one IN list
_KEPT_FEATURES = 1500  # in memory, most recently used: about 40 MB of news articles


class LedgerStore:
    """`onrecord.linking.Store` on a ledger's connection; its changes are part of the connection's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._features: OrderedDict[str, ArticleFeatures] = OrderedDict()

    def put(self, features: Collection[ArticleFeatures], postings: Collection[Posting]) -> None:
        """Keep the features of articles and file their items under their keys."""
        for one in features:
            encoded = zlib.compress(dumps(to_json(one)).encode("utf-8", "surrogatepass"), 1)
            self._connection.run("DELETE FROM link_features WHERE article = :article", {"article": one.article})
            row = {"article": one.article, "version": one.version, "zlib": encoded}
            self._connection.insert("link_features", [row])
            self._remember(one)
        for space, number in _NUMBER.items():
            here = [posting for posting in postings if posting.space == space]
            numbers = self._numbers(space, {posting.item for posting in here}, make=True)
            self._connection.insert(
                "link_postings",
                [{"space": number, "key": p.key, "rank": _rank(p.item), "item": numbers[p.item]} for p in here],
                or_ignore=True,
            )

    def remove(self, articles: Collection[str]) -> None:
        """Forget the features and postings of these articles."""
        for one in self.load(articles).values():
            for space in SPACES:
                filed = space.postings(one)
                numbers = self._numbers(space.name, {posting.item for posting in filed})
                self._connection.many(
                    "DELETE FROM link_postings WHERE space = :space AND key = :key AND rank = :rank AND item = :item",
                    [
                        {"space": _NUMBER[space.name], "key": p.key, "rank": _rank(p.item), "item": numbers[p.item]}
                        for p in filed
                        if p.item in numbers
                    ],
                )
            self._connection.run("DELETE FROM link_features WHERE article = :article", {"article": one.article})
            self._features.pop(one.article, None)

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
        for names, values in _chunks(missing):
            for row in self._connection.all(
                f"SELECT article, zlib FROM link_features WHERE article IN ({names})", values
            ):
                found[row["article"]] = one = _decoded(row["zlib"])
                self._remember(one)
        return found

    def holders(self, space: str, keys: Collection[int], limit: int | None = None) -> Mapping[int, Sequence[str]]:
        """Return the items filed under each key that has any, in the order of their ids, the first `limit` of them."""
        ranked: dict[int, list[tuple[int, int]]] = {}
        for key in keys:
            held = self._ranked(_NUMBER[space], key, limit)
            if held:
                ranked[key] = held
        texts = self._texts({item for held in ranked.values() for _, item in held})
        # Items of one rank, such as the statements of one article, are told apart by their text alone.
        return {
            key: [text for _, text in sorted((rank, texts[item]) for rank, item in held)][:limit]
            for key, held in ranked.items()
        }

    def pairs(self, space: str, items: Collection[str]) -> Iterable[Pair]:
        """Return the pairs that have either end among `items`, each once."""
        numbers = self._numbers(space, items)
        rows = {}
        for names, values in _chunks(numbers.values()):
            sql = f"SELECT a, b, score, relation, evidence FROM link_pairs WHERE a IN ({names})"
            for row in self._connection.all(
                f"{sql} UNION SELECT a, b, score, relation, evidence FROM link_pairs WHERE b IN ({names})", values
            ):
                rows[row["a"], row["b"]] = row
        texts = self._texts({end for ends in rows for end in ends})
        return [
            Pair(texts[a], texts[b], row["score"], row["relation"], strings(row["evidence"]))
            for (a, b), row in rows.items()
        ]

    def set_pairs(self, space: str, items: Collection[str], pairs: Collection[Pair]) -> None:
        """Forget every pair with an end among `items`, then keep `pairs`."""
        for names, values in _chunks(self._numbers(space, items).values()):
            self._connection.run(f"DELETE FROM link_pairs WHERE a IN ({names})", values)
            self._connection.run(f"DELETE FROM link_pairs WHERE b IN ({names})", values)
        numbers = self._numbers(space, {end for pair in pairs for end in (pair.a, pair.b)}, make=True)
        self._connection.insert(
            "link_pairs",
            [
                {
                    "space": _NUMBER[space],
                    "a": numbers[pair.a],
                    "b": numbers[pair.b],
                    "score": pair.score,
                    "relation": pair.relation,
                    "evidence": dumps(pair.evidence),
                }
                for pair in pairs
            ],
        )

    def group_of(self, space: str, items: Collection[str]) -> Mapping[str, str]:
        """Return the group id of each item that has one."""
        numbers = self._numbers(space, items)
        texts = {number: item for item, number in numbers.items()}
        found = {}
        for names, values in _chunks(numbers.values()):
            for row in self._connection.all(f"SELECT item, grp FROM link_groups WHERE item IN ({names})", values):
                found[texts[row["item"]]] = row["grp"]
        return found

    def members(self, space: str, groups: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return the items of each group, sorted."""
        found: dict[str, list[str]] = {}
        for names, values in _chunks(groups):
            sql = f"SELECT g.grp, i.item FROM link_groups g JOIN link_items i ON i.number = g.item WHERE g.space = :space AND g.grp IN ({names})"
            for row in self._connection.all(sql, {**values, "space": _NUMBER[space]}):
                found.setdefault(row["grp"], []).append(row["item"])
        return {group: sorted(items) for group, items in found.items()}

    def set_groups(self, space: str, dropped: Collection[str], made: Mapping[str, Sequence[str]]) -> None:
        """Forget the groups `dropped`, then keep the groups `made`."""
        for names, values in _chunks(dropped):
            sql = f"DELETE FROM link_groups WHERE space = :space AND grp IN ({names})"
            self._connection.run(sql, {**values, "space": _NUMBER[space]})
        numbers = self._numbers(space, {item for items in made.values() for item in items}, make=True)
        self._connection.many(
            "INSERT INTO link_groups (item, space, grp) VALUES (:item, :space, :grp) ON CONFLICT (item) DO UPDATE SET grp = excluded.grp",
            [
                {"item": numbers[item], "space": _NUMBER[space], "grp": group}
                for group, items in made.items()
                for item in items
            ],
        )

    def named(self, space: str, idents: Collection[str]) -> Mapping[str, str]:
        """Return the item that each id stands for: an article, a statement, or the founder of a group, retired or not."""
        found = {}
        for names, values in _chunks(idents):
            key = {**values, "space": _NUMBER[space]}
            items = f"SELECT item, founds FROM link_items WHERE space = :space AND (item IN ({names}) OR founds IN ({names}))"
            wanted = set(idents)
            for row in self._connection.all(items, key):
                found.update({name: row["item"] for name in (row["item"], row["founds"]) if name in wanted})
            statements = f"SELECT s.id, a.id AS article FROM statements s JOIN articles a ON a.number = s.article WHERE s.id IN ({names})"
            for row in self._connection.all(statements, values):
                found.setdefault(row["id"], f"{row['article']} {row['id']}")
        return found

    def articles(self) -> list[str]:
        """Return the ids of the articles kept, sorted."""
        return [row["article"] for row in self._connection.all("SELECT article FROM link_features ORDER BY article")]

    def versions(self) -> dict[str, str]:
        """Return the version that made the features of each article kept."""
        return {
            row["article"]: row["version"] for row in self._connection.all("SELECT article, version FROM link_features")
        }

    def groups(self, space: str) -> Mapping[str, Sequence[str]]:
        """Return every group of a space."""
        sql = "SELECT DISTINCT grp FROM link_groups WHERE space = :space"
        return self.members(space, [row["grp"] for row in self._connection.all(sql, {"space": _NUMBER[space]})])

    def _remember(self, one: ArticleFeatures) -> None:
        self._features[one.article] = one
        self._features.move_to_end(one.article)
        while len(self._features) > _KEPT_FEATURES:
            self._features.popitem(last=False)

    def _ranked(self, space: int, key: int, limit: int | None) -> list[tuple[int, int]]:
        """Return rank and number of a key's holders: all of them, or the first `limit` and every other of the last's rank."""
        sql = "SELECT rank, item FROM link_postings WHERE space = :space AND key = :key ORDER BY rank, item"
        if limit is None:
            return [(row["rank"], row["item"]) for row in self._connection.all(sql, {"space": space, "key": key})]
        asked = limit + 1
        while True:
            rows = self._connection.all(f"{sql} LIMIT :asked", {"space": space, "key": key, "asked": asked})
            if len(rows) < asked or rows[-1]["rank"] != rows[limit - 1]["rank"]:
                return [(row["rank"], row["item"]) for row in rows]
            asked *= 2

    def _numbers(self, space: str, items: Iterable[str], *, make: bool = False) -> dict[str, int]:
        items = list(items)
        if make:
            rows = [{"space": _NUMBER[space], "item": item, "founds": group_id(space, item)} for item in sorted(items)]
            self._connection.insert("link_items", rows, or_ignore=True)
        found = {}
        for names, values in _chunks(items):
            sql = f"SELECT item, number FROM link_items WHERE space = :space AND item IN ({names})"
            for row in self._connection.all(sql, {**values, "space": _NUMBER[space]}):
                found[row["item"]] = row["number"]
        return found

    def _texts(self, numbers: Iterable[int]) -> dict[int, str]:
        found = {}
        for names, values in _chunks(list(numbers)):
            for row in self._connection.all(f"SELECT number, item FROM link_items WHERE number IN ({names})", values):
                found[row["number"]] = row["item"]
        return found


def _rank(item: str) -> int:
    """Return a number from 0 to 2**63 - 1 that never sorts two items otherwise than their texts do.

    >>> _rank("a1") < _rank("a2") < _rank("b"), _rank("a0123456 s1") == _rank("a0123456 s2")
    (True, True)
    """
    return int.from_bytes(item.encode()[:8].ljust(8, b"\0"), "big") >> 1


def _decoded(encoded: bytes) -> ArticleFeatures:
    return from_json(json.loads(zlib.decompress(encoded)))


def _chunks(values: Iterable[object]) -> Iterator[tuple[str, dict[str, object]]]:
    rest = list(values)
    for start in range(0, len(rest), _CHUNK):
        yield listed(rest[start : start + _CHUNK])
