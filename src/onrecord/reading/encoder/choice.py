"""Of attributions that want the same words, the likeliest."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.reading.encoder.attribution import Attribution
from onrecord.reading.encoder.calibration import Calibration

# Share of the content's words of the shorter one that two attributions beside each other may have in common.
SHARED = 0.3
# How much likelier than one of the corpus's tags an attribution must be that only the guide's show. On held-out articles, from 0 to
# without end: F1 in the manner of the corpus .722 to .735, found in the manner of the guide .882 to .867.
HANDICAP = 0.3


def chosen(candidates: Sequence[Attribution], calibration: Calibration) -> tuple[Attribution, ...]:
    """Return the attributions that stand beside each other, in text order: the likeliest first, then what it leaves room for.

    Those inside others stand apart and stay, where a cue or a source of their own tells them from the words around them.
    """
    inner = [one for one in candidates if one.inner and (one.cue or one.source)]
    outer = [(calibration.chances(a.signs).corpus - HANDICAP * a.guides, a) for a in candidates if not a.inner]
    kept: list[Attribution] = []
    sizes: list[int] = []
    owners: dict[int, list[int]] = defaultdict(list)  # of each word, the kept attributions that have it
    for _, one in sorted(outer, key=lambda pair: -pair[0]):
        words = [k for a, b in one.content for k in range(a, b)]
        common = Counter(owner for k in words for owner in owners[k])
        if any(number >= SHARED * min(len(words), sizes[owner]) for owner, number in common.items()):
            continue
        for k in words:
            owners[k].append(len(kept))
        kept.append(one)
        sizes.append(len(words))
    # Without a cue, the words of another one are that one again: on articles held out of training none of such was right.
    told = {one.content for one in kept}
    inner = [one for one in inner if one.cue or one.content not in told]
    return tuple(sorted(kept + inner, key=lambda a: (a.content, a.inner)))
