"""A random invented coverage in which everything bears on everything, and a record that changes are added up in."""

import random
from calendar import month_name
from dataclasses import replace

from onrecord.linking import Changes, link
from onrecord.records import Links, Name, Reading, Span, TimeExpression
from onrecord.records.article import Evidence
from tests.linking.build import article, figure, quote

TOPICS = (
    "harbour warehouse barge cotton quay fire watchmen pilots guild archive flames divers hull lantern mooring",
    "orchard frost blossom growers cider insurer harvest beehives grafting nursery ladder pruning drought cellar",
    "observatory telescope comet astronomer dome lens eclipse meridian almanac orbit parallax spectrum mirror",
    "tramway depot conductor timetable rails viaduct signalman fare strike carriage junction turntable sleeper",
)
FIRST = ("Ottla", "Nessa", "Ilvo", "Edvin", "Otla", "O.")
LAST = ("Varesh", "Brandt", "Sorrel", "Varesch", "Quell")
KNOWN = {"Sorrel": (30, 1, 1, 0, 0, 0), "Varesh": (1, 0, 20, 1, 0, 0)}
TITLES = ("harbour mistress", "Lomarian minister", "mayor of Tarn", "Lomarian minister of rails", "spokesman")
QUOTES = (
    "We will count every barrel at the lock and carry none of them back up the hill",
    "We shall count each barrel at the lock and carry none of them back up that hill",
    "The growers of the valley were paid in full before the first snow",
    "The growers of the valley were never paid in full before the first snow",
    "Nobody warned the guild that the comet would frighten the horses of the tramway",
    "carry none of them back up the hill",
    "warned the guild",
)


def growing(seed: int, number: int, days: int = 120) -> list[Reading]:
    """Return so many readings; the same for one seed."""
    chosen = random.Random(seed)
    return [_reading(chosen, n, days) for n in range(number)]


def _reading(chosen: random.Random, number: int, days: int) -> Reading:
    words = chosen.choice(TOPICS).split()
    day = chosen.randrange(days)
    published = None if chosen.random() < 0.12 else f"2031-{1 + day // 28:02}-{1 + day % 28:02}"
    line = f"TARN, {month_name[1 + day // 28]} {1 + day % 28} -" if published is None and chosen.random() < 0.7 else ""
    last = chosen.choice(LAST)
    # Of two surnames one bearer is in nearly all the news: who a surname alone means hangs on how often each is named.
    first = chosen.choice(FIRST) if last not in KNOWN else chosen.choices(FIRST, KNOWN[last])[0]
    junior = chosen.random() < 0.15
    who = f"{first} {last} Jr." if junior else f"{first} {last}"
    title = chosen.choice(TITLES)
    speaker = chosen.choice(
        [who, who, who.split(" ", 1)[1], f"the {title}", title.split()[-1], f"Ilvo {chosen.choice(LAST)}"]
    )
    told = chosen.choice(QUOTES)
    ident = f"{chosen.getrandbits(32):08x}{number:04}"
    body = "\n\n".join(" ".join(chosen.sample(words, 9)) + "." for _ in range(3))
    one = article(
        ident,
        f"{title} {who} of the Port Trust in Tarn. {speaker} said: “{told}”\n\n{chosen.randrange(3, 9)}0 lamps\n\n{body}\n\n{line}",
        title=" ".join(chosen.sample(words, 4)),
        outlet=f"Outlet {chosen.randrange(4)}",
        published=published,
        agencies=("Lomar Press",) if chosen.random() < 0.2 else (),
    )
    if line:  # the day, and not the year
        one = replace(one, evidence=(Evidence("dateline", "dateline", line),))
    at = one.text.rindex(line) + len("TARN, ")
    dates = (
        [TimeExpression(at, at + 3, line[6:9], "DATE", f"XXXX-{1 + day // 28:02}-{1 + day % 28:02}")] if line else []
    )
    statement = quote(one, told, speaker, denies=chosen.random() < 0.2 or "never" in told)
    full = chosen.random() < 0.6
    gender = "female" if who[0] in "ON" and chosen.random() < 0.3 else None
    named = Name(
        who if full else who.split(" ", 1)[1], "person", (Span.of(one.text, 0, 3),), (title,) if full else (), gender
    )
    father = [Name(f"{first} {last}", "person", (Span.of(one.text, 0, 3),))] if junior and chosen.random() < 0.5 else []
    body_name = Name(chosen.choice(("Port Trust", "PT", "Tarn")), chosen.choice(("organisation", "place")), ())
    text = next(w for w in one.text.split("\n\n") if w.endswith(" lamps"))
    counted = figure(one, text, float(text.split()[0]), "lamp|harbour", statement=statement)
    return Reading(one, (statement,), figures=(counted,), dates=tuple(dates), people=(named, body_name, *father))


class Record:
    """What changes add up to."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[str, object]] = {k: {} for k in ("entities", "utterances", "lineages", "stories")}
        self._within: dict[str, object] = {}
        self._resolved: dict[str, object] = {}
        self._speakers: dict[str, str] = {}

    def take(self, changes: Changes) -> None:
        """Write what changed."""
        for kind, gone in (
            ("entities", "entity"),
            ("utterances", "utterance"),
            ("lineages", "lineage"),
            ("stories", "story"),
        ):
            for ident in changes.gone.get(gone, ()):
                self._kinds[kind].pop(ident, None)
            self._kinds[kind].update({record.id: record for record in getattr(changes, kind)})
        names = {e.id: e.name for e in changes.entities}
        said = self._kinds["utterances"]
        said.update({u.id: replace(u, speaker=names[u.entity]) for u in said.values() if u.entity in names})
        for story in changes.gone.get("story", ()):
            self._within.pop(story, None)
        self._within.update(changes.within)
        self._resolved.update(changes.resolved)
        self._speakers.update({s: e for s, e in changes.speakers.items() if e is not None})
        for statement in (s for s, e in changes.speakers.items() if e is None):
            self._speakers.pop(statement, None)

    def links(self) -> Links:
        """Return what stands, as `link` tells it."""
        from onrecord.linking.link import links_of

        kinds = {kind: tuple(found[i] for i in sorted(found)) for kind, found in self._kinds.items()}
        whole = links_of(Changes(**kinds, within=self._within, resolved=self._resolved))
        assert dict(whole.speakers) == self._speakers
        return whole


def whole(readings: list[Reading], judgements: tuple[object, ...] = ()) -> Links:
    """Return the links of these readings at once."""
    return link(readings, judgements)  # type: ignore[arg-type]
