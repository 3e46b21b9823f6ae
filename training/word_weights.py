"""Make `src/onrecord/linking/commonness.py`: how common word stems are in news.

    python training/word_weights.py ARTICLES.jsonl.gz > src/onrecord/linking/commonness.py

Reads the text of each line, counts in how many articles each stem occurs, and keeps stems of at least 0.5 % of the articles
that do not mostly stand in names of persons (as our own reader finds them): those stay out, famous or not. What is written is counts in coarse steps, no text.
It can run before the module it makes exists.
"""

import collections
import gzip
import importlib.util
import json
import math
import sys
import types
from pathlib import Path

SHARE = 0.005
RAREST = 5.0
STEP = 0.25
NAMED = 1500  # articles in which names are looked for


def main(path: str) -> None:
    wording = load_wording()
    articles, seen = 0, collections.Counter()
    of_people, of_others = collections.Counter(), collections.Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            articles += 1
            seen.update({wording.stem(word) for word in wording.tokens(text)})
            if articles <= NAMED:
                count_names(text, wording, of_people, of_others)
    levels = collections.defaultdict(list)
    for stem, count in seen.items():
        of_a_person = of_people[stem] >= 3 and of_people[stem] > max(of_others[stem], 0.5 * count * NAMED / articles)
        if stem.isalpha() and count >= SHARE * articles and not of_a_person:
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


def count_names(
    text: str, wording: types.ModuleType, people: "collections.Counter[str]", others: "collections.Counter[str]"
) -> None:
    """Count the stems of the text's names of persons, and of its other names."""
    from onrecord.reading.names import names
    from onrecord.records import Article

    for name in names(Article(id="", source="", address="", capture_sha256="", text=text)):
        for mention in name.mentions:
            (people if name.kind == "person" else others).update(map(wording.stem, wording.tokens(mention.text)))


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
