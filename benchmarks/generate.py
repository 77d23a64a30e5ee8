"""Make the corpus the benchmark runs on: invented words of Arabic build, seeded, about one term in 25 words.

Words are roots poured into noun patterns, so that terms lie inside longer words as they do in the language.
Words come with clitics, and terms also with the tashkeel and dropped hamzas of news, in shares measured there.
"""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
PATTERNS = (
    "123",
    "1ا23",
    "م12و3",
    "12ا3",
    "12ي3",
    "ت12ي3",
    "م1ا23ة",
    "12ة",
    "است12ا3",
    "أ12ا3",
    "12ائ3",
    "1و3",
    "م123",
)
BEFORE = {"ال": 51, "": 28, "لل": 4.5, "وال": 4.4, "ل": 4.0, "ب": 2.7, "بال": 2.3, "و": 2.2, "ف": 0.8, "ك": 0.2}
OTHERS = {"ال": 22, "": 55, "و": 7, "ب": 4, "وال": 3, "ل": 3, "بال": 2, "لل": 2, "ف": 1, "ك": 1}
WORDS_A_ROW = 60  # a paragraph
ONE_IN = 25


class Corpus(NamedTuple):
    """Texts and the terms strewn into them."""

    texts: pa.Array
    terms: list[str]
    planted: int


def generate(megabytes: float, terms: int, seed: int = 3) -> Corpus:
    """Return about so many megabytes of text, one row a paragraph, and the terms of a codebook."""
    random = np.random.default_rng(seed)
    vocabulary = make_words(random, 40_000)
    codebook = make_terms(random, vocabulary, terms)
    rows = max(1, round(megabytes * 1e6 / (WORDS_A_ROW * 11.6)))
    places = random.zipf(1.3, rows * WORDS_A_ROW) % 20_000
    words = _before(random, OTHERS, len(places)) + np.array(vocabulary, dtype=object)[places]
    words[random.random(len(words)) < 0.05] += "،"
    planted = np.flatnonzero(random.random(len(words)) < 1 / ONE_IN)
    words[planted] = _written(random, np.array(codebook, dtype=object)[random.integers(terms, size=len(planted))])
    lines = words.reshape(rows, WORDS_A_ROW)
    return Corpus(pa.array([" ".join(line) for line in lines]), codebook, len(planted))


def make_words(random: np.random.Generator, count: int) -> list[str]:
    """Return so many different words, common ones first."""
    found: dict[str, None] = {}
    while len(found) < count:
        roots = random.choice(list(LETTERS), (count, 3))
        for root, pattern in zip(roots, random.choice(PATTERNS, count), strict=True):
            found[pattern.translate({49: root[0], 50: root[1], 51: root[2]})] = None
    return list(found)[:count]


def make_terms(random: np.random.Generator, vocabulary: list[str], count: int) -> list[str]:
    """Return terms of one to three words, six in ten of one, made of words the text has for no other reason."""
    common = set(vocabulary[: len(vocabulary) // 2])
    rare = [word for word in [*vocabulary, *make_words(random, 2 * count)] if word not in common]
    found: dict[str, None] = {}
    while len(found) < count:
        words = random.choice(np.array(rare, dtype=object), (count, 3))
        for chosen, length in zip(words, random.choice([1, 2, 3], count, p=[0.6, 0.3, 0.1]), strict=True):
            found[" ".join([chosen[0], *("ال" + word for word in chosen[1:length])])] = None
    return list(found)[:count]


def _written(random: np.random.Generator, terms: np.ndarray) -> np.ndarray:
    """Write terms as news does: clitics before, now and then a mark, a tatweel or no hamza."""
    dice = random.random(len(terms))
    for share, old, new in ((0.02, "ا", "اً"), (0.01, "ي", "يـ"), (0.03, "أ", "ا"), (0.03, "ة", "ه")):
        chosen = dice < share
        terms[chosen] = [term.replace(old, new) for term in terms[chosen]]
        dice = dice - share
        dice[chosen] = 1
    return _before(random, BEFORE, len(terms)) + terms


def _before(random: np.random.Generator, shares: dict[str, float], count: int) -> np.ndarray:
    """Draw what stands before so many words."""
    chances = np.array(list(shares.values()), dtype=float)
    return random.choice(np.array(list(shares), dtype=object), count, p=chances / chances.sum())
