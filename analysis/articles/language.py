"""Arabic told apart from Persian, Urdu, Kurdish and the languages of other scripts."""

import csv
import re
from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.utf8 import Utf8, utf8_of
from analysis.resources import data_path

_SAMPLE = 1200  # characters looked at
_HEAD = 2048  # bytes of it looked at first
_CONTINUED = -64  # signed bytes under it go on with a character
_ENOUGH = 20  # letters under which nothing is said
_ARTICLE_SHARE = 0.08  # words with ال; Arabic news has 0.21 and more, the others none
_OWN_SHARE = 0.02  # letters only Persian, Urdu or Kurdish has
_WORD_SHARE = 0.05
_ARABIC_SHARE = 0.5  # of the letters; an Arabic article may name things in Latin
_WITH_BLANK = " ال".encode()
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufefc]")
_WITH_ARTICLE = re.compile(r"\b(?:[وفبك]?ال|[وف]?لل)")


@cache
def _values(kind: str) -> dict[str, frozenset[str]]:
    with data_path("lists", "languages.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] == kind]
    return {row["language"]: frozenset(row["value"] if kind == "letters" else row["value"].split()) for row in rows}


def detect_language(text: str) -> str:
    """Return ar, fa, ur, ckb, en, fr or tr; nothing for a text too short or in another language.

    >>> detect_language("كشف رئيس الحكومة عن دور الجهاز في المفاوضات")
    'ar'
    >>> detect_language("رئیس جمهور گفت که این موضوع برای منطقه مهم است")
    'fa'
    """
    sample = text[:_SAMPLE]
    if len(_WITH_ARTICLE.findall(sample)) > _ARTICLE_SHARE * len(sample.split()):
        return "ar"
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < _ENOUGH:
        return "ar" if letters and _ARABIC.search(sample) else ""
    arabic = len(_ARABIC.findall(sample))
    if arabic < _ARABIC_SHARE * letters:
        return _most_words([word.lower() for word in words], ("en", "fr", "tr"))
    joined = "".join(words)
    own = {name: sum(map(joined.count, found)) / letters for name, found in _values("letters").items()}
    for name in ("ckb", "ur", "fa"):  # Kurdish and Urdu have the Persian letters too
        if own[name] > _OWN_SHARE:
            return name
    return _most_words(words, ("ckb", "ur", "fa")) or "ar"


def detect_languages(texts: pa.LargeStringArray) -> list[str]:
    """Return what detect_language says of each text; plainly Arabic ones are told all at once.

    >>> texts = ["كشف رئيس الحكومة عن دور الجهاز", "the government said that it was so", "نعم"]
    >>> detect_languages(pa.array(texts, pa.large_string()))
    ['ar', 'en', 'ar']
    """
    plain = _which_are_plainly_arabic(utf8_of(texts)).tolist()
    return ["ar" if one else detect_language(texts[row].as_py()) for row, one in enumerate(plain)]


def _which_are_plainly_arabic(rows: Utf8) -> NDArray[np.bool_]:
    """Tell in which texts the words with ال after a blank alone are more than the share asked for.

    Looked at is the beginning of each, of no more letters than the sample; the rest of the sample counts as if it
    were all words of one letter.
    """
    letters = rows.count_in_rows(rows.letters.view(np.int8) >= _CONTINUED, _HEAD)
    # All blanks of Unicode, and some other letters: as if there were more words, never fewer.
    blank = (rows.letters <= ord(" ")) | (rows.letters == 0xC2) | rows.between(0xE1, 0xE3)
    words = rows.count_in_rows(blank, _HEAD) + 1
    rest = np.where(np.diff(rows.bounds) > _HEAD, (_SAMPLE - letters + 1) / 2, 0)
    with_article = rows.count_in_rows(rows.begins(_WITH_BLANK), _HEAD - len(_WITH_BLANK))
    return np.asarray((letters <= _SAMPLE) & (with_article > _ARTICLE_SHARE * (words + rest)))


def _most_words(words: list[str], languages: tuple[str, ...]) -> str:
    """Return the language whose common words abound, or nothing."""
    common = _values("words")
    shares = {name: sum(word in common[name] for word in words) / len(words) for name in languages}
    best = max(languages, key=lambda name: shares[name])
    return best if shares[best] > _WORD_SHARE else ""
