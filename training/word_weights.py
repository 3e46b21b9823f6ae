"""Make `src/onrecord/linking/commonness.py`: how common word stems are in news.

    python training/word_weights.py ARTICLES.jsonl.gz > src/onrecord/linking/commonness.py

Reads the text of each line, counts in how many articles each stem occurs, and keeps stems of at least 0.5 % of the articles
that are not mostly written with a capital within sentences, unless they name a country, its people, a month or a day: names of
persons and parties stay out. What is written is counts in coarse steps, no text.
It can run before the module it makes exists.
"""

import calendar
import collections
import gzip
import importlib.util
import json
import math
import re
import sys
import types
from pathlib import Path

SHARE = 0.005
RAREST = 5.0
STEP = 0.25
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def main(path: str) -> None:
    wording = load_wording()
    articles, seen, capital, total = 0, collections.Counter(), collections.Counter(), collections.Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            articles += 1
            here = set()
            for match in WORD.finditer(text):
                stem = wording.stem(wording.fold(match.group()))
                inside = match.start() >= 2 and (text[match.start() - 2].isalnum() or text[match.start() - 2] == ",")
                if stem and inside:
                    total[stem] += 1
                    capital[stem] += match.group()[0].isupper()
                here.add(stem)
            seen.update(here)
    public = {wording.stem(word) for word in public_names()}
    levels = collections.defaultdict(list)
    for stem, count in seen.items():
        named = capital[stem] > 0.5 * max(total[stem], 1) and len(stem) > 2
        if stem and count >= SHARE * articles and (stem in public or not named):
            levels[round(math.log(articles / count) / STEP)].append(stem)
    print('"""How common word stems are in news: made by training/word_weights.py, not by hand.\n')
    print(
        "Numbers counted over 8,000 articles of US outlets, 2012 to 2020; see docs/reference/word-weights.md.\n"
        + '"""\n'
    )
    print(f"RAREST = {RAREST}  # the weight of a stem that is not in the table\n")
    print("_STEPS = {")
    for level in sorted(levels):
        print(f'    {level * STEP}: """')
        line = "       "
        for stem in sorted(levels[level]):
            if len(line) + len(stem) > 115:
                print(line)
                line = "       "
            line += " " + stem
        print(line + '\n    """,')
    print("}\n\nLEVELS = {stem: weight for weight, stems in _STEPS.items() for stem in stems.split()}")


def public_names() -> list[str]:
    """Return the words of countries, peoples, months and days, folded."""
    from onrecord.reading.quantity.nations import COUNTRIES, DEMONYMS

    names = " ".join([*COUNTRIES, *DEMONYMS, *calendar.month_name, *calendar.day_name, "washington american european"])
    return re.findall(r"[a-z]+", names.lower())


def load_wording() -> types.ModuleType:
    """Load the module that stems words without the table it needs, which this program makes."""
    sys.modules["onrecord.linking.commonness"] = types.ModuleType("commonness")
    sys.modules["onrecord.linking.commonness"].__dict__.update(LEVELS={}, RAREST=RAREST)
    where = Path(__file__).parent.parent / "src" / "onrecord" / "linking" / "wording.py"
    spec = importlib.util.spec_from_file_location("wording", where)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(sys.argv[1])
