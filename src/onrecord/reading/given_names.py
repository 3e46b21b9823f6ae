"""Whether a word is a given name, and a woman's or a man's, from its letters alone.

A linear model over hashed letter groups (after Bojanowski et al. 2017, "Enriching word vectors with subword information", section 3.2,
with weights in place of vectors). It knows common names of many languages and guesses the rest from their endings; it is evidence,
never proof, and what the article itself says goes before it.
"""

import base64
import unicodedata
import zlib
from array import array
from functools import cache, lru_cache
from math import exp

from onrecord.text.words import word_set

BUCKETS = 1 << 13
SCALE = 32.0


def letter_groups(name: str) -> list[int]:
    """Return the buckets of a name's letter groups: itself, its beginnings and endings, every three letters."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    bare = bare.replace("ł", "l").replace("ø", "o")
    groups = {
        f"^{bare}$",
        *(f"{bare[-n:]}$" for n in (1, 2, 3, 4) if n < len(bare)),
        *(f"^{bare[:n]}" for n in (2, 3, 4)),
    }
    groups |= {bare[i : i + 3] for i in range(len(bare) - 2)}
    return [zlib.crc32(group.encode()) % BUCKETS for group in sorted(groups)]


def given_name(word: str) -> tuple[float, float]:
    """Return how likely (0.0-1.0) a word is a woman's given name and a man's; what is left is neither."""
    return (0.02, 0.95) if word in _MENS else _given_name(word)


# Men's names romanized from Ukrainian and Russian, whose letters mislead.
_MENS = word_set(
    """Serhiy Serhii Sergey Sergiy Andriy Andrii Andrey Mykola Yevgeny Yevgeniy Yevheniy Yevhenii Evgeny Vitali Vitaly Vitaliy Vitalii
    Valeriy Oleksiy Oleksii Alexey Aleksey Vasily Vasyl Illia Ilya Nikita Dmitriy Anatoly Anatoliy Anatolii Arseniy Taras Yuriy Yurii
    Yuri Yury Hennadiy Gennady Hryhorii Grigory Heorhiy Pyotr Semen"""
)


@cache
def _weights() -> "array[int]":
    from onrecord.reading.given_name_weights import WEIGHTS

    return array("b", zlib.decompress(base64.b85decode(WEIGHTS)))


@lru_cache(maxsize=4096)
def _given_name(word: str) -> tuple[float, float]:
    weights = _weights()
    groups = letter_groups(word)
    woman = exp(min(20.0, sum(weights[2 * g] for g in groups) / SCALE))
    man = exp(min(20.0, sum(weights[2 * g + 1] for g in groups) / SCALE))
    total = 1.0 + woman + man
    return woman / total, man / total
