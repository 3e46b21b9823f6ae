"""What to watch: feeds and folders, from a TOML file, an OPML list, or as they are named."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import SettingsError
from onrecord.sources.addresses import is_url
from onrecord.sources.feeds import FeedError, opml_feeds

_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}
_KEYS = ("every", "feeds", "opml", "paths")
_FEED_KEYS = ("url", "every", "pages", "outlet")


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed or sitemap to watch."""

    url: str
    every: float | None = None  # seconds between two polls; None: as often as the rest
    pages: bool = True  # fetch each item's page; False: take the text the feed carries
    outlet: str | None = None  # name of the outlet, for pages that do not say


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Everything to watch."""

    feeds: tuple[Subscription, ...] = ()
    paths: tuple[str, ...] = ()  # files, folders and globs
    every: float | None = None  # seconds between two looks; None: the file does not say


def subscriptions(names: Iterable[str]) -> Subscriptions:
    """Return what `names` stand for: a ``.toml`` file, an ``.opml`` list, a feed's address, or a path to look into.

    Raises `SettingsError` that lists everything wrong with the files at once. A feed listed twice is watched once, as it is
    listed first.
    """
    feeds: list[Subscription] = []
    paths: list[str] = []
    wrong: list[str] = []
    every: float | None = None
    for name in names:
        if is_url(name):
            feeds.append(Subscription(name))
        elif name.lower().endswith(".toml"):
            found = _toml(Path(name), wrong)
            feeds.extend(found.feeds)
            paths.extend(found.paths)
            every = every or found.every
        elif name.lower().endswith(".opml"):
            feeds.extend(_opml(Path(name), wrong))
        else:
            paths.append(name)
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Subscriptions(tuple({feed.url: feed for feed in reversed(feeds)}.values())[::-1], tuple(paths), every)


def duration(value: object) -> float:
    """Return seconds from a number, or from a number and a unit. Raises `ValueError`.

    >>> duration("15m"), duration(90)
    (900.0, 90.0)
    """
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([smhd]?)\s*", str(value)) if not isinstance(value, bool) else None
    if not match or float(match[1]) <= 0:
        raise ValueError(f'must be seconds, or a time such as "15m", "2h" or "1d", found {value!r}')
    return float(match[1]) * _UNITS[match[2]]


def _toml(path: Path, wrong: list[str]) -> Subscriptions:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        wrong.append(f"{path}: cannot be read ({error.strerror})")
        return Subscriptions()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        wrong.append(f"{path}: not TOML: {error}")
        return Subscriptions()
    for key in sorted(set(written) - set(_KEYS)):
        wrong.append(f"{path}: there is no {key!r} here; there are {', '.join(_KEYS)}")
    feeds = [
        feed
        for number, one in enumerate(_listed(path, written, "feeds", dict, wrong), start=1)
        if (feed := _feed(f"{path}, feed {number}", one, wrong))
    ]
    for name in _listed(path, written, "opml", str, wrong):
        feeds.extend(_opml(path.parent / name, wrong))
    paths = tuple(str(path.parent / name) for name in _listed(path, written, "paths", str, wrong))
    return Subscriptions(tuple(feeds), paths, _every(str(path), written, wrong))


def _listed(path: Path, written: Mapping[str, Any], key: str, kind: type, wrong: list[str]) -> list[Any]:
    value = written.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, kind) for one in value):
        what = "tables, each under [[feeds]]" if kind is dict else "names"
        wrong.append(f"{path}: {key} must be a list of {what}")
        return []
    return value


def _feed(where: str, one: Mapping[str, Any], wrong: list[str]) -> Subscription | None:
    before = len(wrong)
    for key in sorted(set(one) - set(_FEED_KEYS)):
        wrong.append(f"{where}: there is no {key!r} here; there are {', '.join(_FEED_KEYS)}")
    url, outlet, pages = one.get("url"), one.get("outlet"), one.get("pages", True)
    if not isinstance(url, str) or not is_url(url):
        wrong.append(f"{where}: url must be a web address, found {url!r}")
    if not isinstance(pages, bool):
        wrong.append(f"{where}: pages must be true or false, found {pages!r}")
    if outlet is not None and not isinstance(outlet, str):
        wrong.append(f"{where}: outlet must be a name, found {outlet!r}")
    every = _every(where, one, wrong)
    return Subscription(str(url), every, bool(pages), outlet) if len(wrong) == before else None


def _every(where: str, written: Mapping[str, Any], wrong: list[str]) -> float | None:
    if "every" not in written:
        return None
    try:
        return duration(written["every"])
    except ValueError as error:
        wrong.append(f"{where}: every {error}")
        return None


def _opml(path: Path, wrong: list[str]) -> list[Subscription]:
    try:
        return [Subscription(url) for url in opml_feeds(path.read_bytes())]
    except OSError as error:
        wrong.append(f"{path}: cannot be read ({error.strerror})")
    except FeedError as error:
        wrong.append(f"{path}: not an OPML list: {error}")
    return []
