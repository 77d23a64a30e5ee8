"""Words of the language, and places: what no list has and neither is, is mostly a name."""

from collections.abc import Iterator
from functools import cache, lru_cache

from analysis.arabic.article import is_definite
from analysis.arabic.spelling import fold
from analysis.quotes.words.wordlists import key_of, rows_of, words_of

SHORTEST = 3  # letters of a word that a clitic or an ending was taken off


@cache
def _countries(kind: str) -> frozenset[str]:
    """Return the folded names of countries of one kind: name, city or adjective."""
    return frozenset(key_of(row["name"]) for row in rows_of("agency_countries.csv") if row["kind"] == kind)


@cache
def _places() -> frozenset[str]:
    plain = (fold(row["name"]) for row in rows_of("agency_countries.csv") if row["kind"] != "adjective")  # بألمانيا
    return words_of("city") | _countries("name") | _countries("city") | frozenset(plain)


def is_place(key: str) -> bool:
    """Return whether a folded word is a city or a country.

    >>> is_place(key_of("بغداد")), is_place(key_of("زيباري"))
    (True, False)
    """
    return key in _places()


def is_nationality(key: str) -> bool:
    """Return whether a folded word with ال says which country someone is of.

    >>> is_nationality(key_of("الصربي")), is_nationality(key_of("الصربيا"))
    (True, False)
    """
    return is_definite(key) and key[2:] in _countries("adjective")


@cache
def _common_words() -> frozenset[str]:
    return frozenset(key_of(row["word"]) for row in rows_of("common_words.csv"))


@lru_cache(maxsize=1 << 16)
def is_common(key: str) -> bool:
    """Return whether a folded word is a noun, adjective or verb of the language, and so hardly a name nobody listed.

    One clitic before it and one ending are taken off: وقراراتهم is قرار.

    >>> is_common("وقراراته"), is_common("قرار"), is_common("كويزومي")
    (True, True, False)
    """
    return any(is_word(bare) for bare in _without_clitics(key))


def is_listed(key: str) -> bool:
    """Return whether a folded word is in the vocabulary as it stands.

    >>> is_listed("قرار"), is_listed("قراراته")
    (True, False)
    """
    return key in _common_words()


@lru_cache(maxsize=1 << 16)
def is_word(key: str) -> bool:
    """Return whether a folded word without clitics before it is in the vocabulary.

    >>> is_word("قراراته"), is_word("وقرار")
    (True, False)
    """
    words = _common_words()
    return any(stem in words for stem in _stems(key))


def _without_clitics(key: str) -> Iterator[str]:
    yield key
    if key.startswith("لل"):
        yield key[2:]
    rest = key[1:] if key[:1] in "وفبلك" and len(key) > SHORTEST else key
    if rest != key:
        yield rest
    if is_definite(rest) and len(rest) > SHORTEST:
        yield rest[2:]


def _stems(word: str) -> Iterator[str]:
    yield word
    if word[:1] in ("ت", "ن") and len(word) > SHORTEST:
        yield "ي" + word[1:]  # تبلغ: the vocabulary has يبلغ
    if word.endswith("تي") and len(word) > SHORTEST + 1:
        yield word[:-2] + "ه"  # تجربتي، قيادتي البلدين
    if word[:1] == "س" and word[1:2] in ("ي", "ت", "ن") and len(word) > SHORTEST + 1:
        yield "ي" + word[2:]
    for ending in words_of("ending"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST + (ending in words_of("long_ending")):
            yield stem
            if stem.endswith(("ائ", "اؤ")):
                yield stem[:-1] + "ء"  # أصدقائه، أبناؤها: أصدقاء
            yield stem[:-1] + "ه" if stem.endswith("ت") else stem + "ه"
