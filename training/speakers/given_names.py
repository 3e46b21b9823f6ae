"""Train the little model that tells a given name, and whose, from its letters; write `reading/given_name_weights.py`.

    python -m training.speakers.given_names path/to/polnear/train

Needs the packages `faker` (MIT; the first and last names of its locales are the examples) and `torch`. Words that are no given
names come from its last names and from the lower-case words of the PolNeAR training texts. A linear model over hashed letter
groups, weights kept as eight-bit numbers; no list of names is kept. Seeded; one minute on one core.
"""

import base64
import importlib
import pkgutil
import random
import re
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import torch

from onrecord.reading.given_names import BUCKETS, SCALE, letter_groups

TARGET = Path(__file__).parents[2] / "src" / "onrecord" / "reading" / "given_name_weights.py"
LATIN = re.compile(r"[A-ZÀ-ſ][a-zà-ſ'’-]+$")
CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъ",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ie",
            "zh",
            "z",
            "y",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            ".",
            "iu",
            "ia",
            "e",
            "y",
            "e",
            ".",
        ],
        strict=True,
    )
)


def examples() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return women's given names, men's given names and last names, each counted by the locales that list it."""
    import faker.providers.person as locales

    women: Counter[str] = Counter()
    men: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for module in pkgutil.iter_modules(locales.__path__):
        provider = importlib.import_module(f"{locales.__name__}.{module.name}").Provider
        for attribute, counts in (("first_names_female", women), ("first_names_male", men), ("last_names", last)):
            names: Any = getattr(provider, attribute, None) or ()
            counts.update({latin for name in names if LATIN.match(latin := _latin(name))})
    return women, men, last


def _latin(name: str) -> str:
    if not re.search("[а-яґєії]", name.lower()):
        return name
    return "".join(CYRILLIC.get(letter, letter) for letter in name.lower()).replace(".", "").capitalize()


def common_words(folder: Path) -> set[str]:
    """Return words that the texts write in lower case at least three times."""
    counts: Counter[str] = Counter()
    for path in sorted((folder / "text").glob("*.txt")):
        counts.update(re.findall(r"\b[a-z]{2,}\b", path.read_text(encoding="utf-8")))
    return {word.capitalize() for word, n in counts.items() if n > 2}


def main() -> None:
    """Train, report how many unseen names are told right, write the weights."""
    random.seed(7)
    torch.manual_seed(7)
    women, men, last = examples()
    words = common_words(Path(sys.argv[1]))
    rows: list[tuple[str, float, float, float]] = []  # name, share of women, is a given name, weight
    for name in sorted(set(women) | set(men)):
        total = women[name] + men[name]
        given = 0.5 if name in words and total < 4 else 1.0
        rows.append((name, women[name] / total, given, min(total, 6) / 2))
    given_names = {r[0] for r in rows}
    rows += [(name, 0.5, 0.0, 0.5) for name in sorted((set(last) | words) - given_names)]
    random.shuffle(rows)
    cut = len(rows) // 20
    model = train(rows[cut:])
    report(model, rows[:cut], "unseen")
    model = train(rows)
    report(model, random.sample(rows, 3000), "seen")
    write(model)


def train(rows: list[tuple[str, float, float, float]]) -> torch.nn.EmbeddingBag:
    """Return summed weights by letter group: first column woman, second man, both against no given name."""
    model = torch.nn.EmbeddingBag(BUCKETS, 2, mode="sum")
    torch.nn.init.zeros_(model.weight)
    optimiser = torch.optim.Adam(model.parameters(), lr=0.02)
    groups = [torch.tensor(letter_groups(r[0])) for r in rows]
    target = torch.tensor([[r[1] * r[2], (1 - r[1]) * r[2], 1 - r[2]] for r in rows])
    weight = torch.tensor([r[3] for r in rows])
    for _ in range(12):
        order = torch.randperm(len(rows)).tolist()
        for at in range(0, len(order), 256):
            batch = order[at : at + 256]
            offsets = torch.tensor([0, *(len(groups[i]) for i in batch[:-1])]).cumsum(0)
            logits = model(torch.cat([groups[i] for i in batch]), offsets)
            logits = torch.cat([logits, torch.zeros(len(batch), 1)], 1).log_softmax(1)
            loss = -(target[batch] * logits).sum(1).mul(weight[batch]).mean() + 2e-4 * model.weight.square().sum() / 64
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return model


def report(model: torch.nn.EmbeddingBag, rows: list[tuple[str, float, float, float]], which: str) -> None:
    """Print how many given names are told from other words, and women from men."""
    told = gender = clear = 0
    with torch.no_grad():
        for name, share, given, _ in rows:
            woman, man = model(torch.tensor(letter_groups(name))[None])[0].exp().tolist()
            told += (woman + man > 1) == (given > 0.5)
            if given > 0.5 and share != 0.5:
                clear += 1
                gender += (woman > man) == (share > 0.5)
    print(
        f"{which}: given name or not {told / len(rows):.3f}, woman or man {gender / clear:.3f}, of {len(rows)} and {clear}"
    )


def write(model: torch.nn.EmbeddingBag) -> None:
    """Write the weights, eight bits each, as a module."""
    numbers = (model.weight.detach() * SCALE).round().clamp(-127, 127).to(torch.int8).numpy().tobytes()
    text = base64.b85encode(zlib.compress(numbers, 9)).decode("ascii")
    lines = "\n".join(f'    "{text[i : i + 110]}"' for i in range(0, len(text), 110))
    TARGET.write_text(
        '"""Weights of `given_names`, eight bits each. Made by `training/speakers/given_names.py`; see docs/explanation/speakers.md."""\n\n'
        f"WEIGHTS = (\n{lines}\n)\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
