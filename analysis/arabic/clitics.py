"""The letters Arabic writes onto a noun: what may stand before a term, and what may follow it.

Before it: و or ف, then ب ك or ل, then ال; ل with ال is written لل, so بلل, كلل and لال are never read, nor is
س, which belongs to verbs. After it: a pronoun, but not ي, which is nearly always the adjective (أمني).
"""

from typing import NamedTuple

TEH_MARBUTA = "ة\ufe93\ufe94"  # never the pronoun ه, though both fold to one letter


class Proclitic(NamedTuple):
    """What stands before a term: as written, its clitics, and how many letters of it are the article."""

    written: str
    clitics: str
    article: int


def _proclitics() -> tuple[Proclitic, ...]:
    conjunctions, prepositions = ("", "و", "ف"), ("", "ب", "ك", "ل")
    bare = [Proclitic(c + p, c + p, 0) for c in conjunctions for p in prepositions]
    with_article = [Proclitic(c + p + "ال", c + p, 2) for c in conjunctions for p in prepositions if p != "ل"]
    with_lam = [Proclitic(c + "لل", c + "ل", 1) for c in conjunctions]
    return (*bare, *with_article, *with_lam)


PROCLITICS = _proclitics()
PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "نا")


def is_definite(word: str) -> bool:
    """Tell whether a word is written with the article: ال with a plain alef and at least two letters more.

    >>> is_definite("الأمن"), is_definite("ألمانيا"), is_definite("أمن")
    (True, False, False)
    """
    return word.startswith("ال") and len(word) > 3


def before_pronoun(word: str) -> tuple[str, ...]:
    """Return how a word is written before a pronoun: ة opens to ت, ى to ا, and ء may take a seat.

    >>> before_pronoun("وزارة"), before_pronoun("وزراء"), before_pronoun("أمن")
    (('وزارت',), ('وزراء', 'وزرائ', 'وزراؤ'), ('أمن',))
    """
    stem, last = word[:-1], word[-1:]
    if last == "ة":
        return (stem + "ت",)
    if last == "ى":
        return (stem + "ا",)
    if last == "ء":
        return (word, stem + "ئ", stem + "ؤ")
    return (word,) if last.isalpha() else ()
