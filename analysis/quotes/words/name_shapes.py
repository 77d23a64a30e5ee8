"""Whether a single word can be a personal name that no list has."""

from functools import lru_cache

from analysis.arabic.article import bare_of, is_definite
from analysis.quotes.words.cues import readings_of
from analysis.quotes.words.vocabulary import is_common, is_place, is_word
from analysis.quotes.words.wordlists import Head, head_of, is_function_word, is_given_name, words_of

_TITLED = ("title", "rank", "person")  # heads a name may follow
_NO_NAMES = (
    "object",
    "time",
    "relative",
    "complement",
    "finite",
    "occasion",
    "place",
    "field",
    "adjective",
    "auxiliary",
)


@lru_cache(maxsize=1 << 16)
def never_begins(key: str) -> bool:
    """Return whether no name begins with a word after its title: one with ال but for names in ي, a head noun.

    >>> never_begins("المعرض"), never_begins("القرني"), never_begins("محمد")
    (True, False, False)
    """
    return not is_given_name(key) and ((is_definite(key) and not key.endswith("ي")) or head_of(key) is not None)


def bears_name(head: Head | None) -> bool:
    """Return whether a name may follow what a phrase begins with: a title, a rank or a person."""
    return head is not None and head.kind in _TITLED


@lru_cache(maxsize=1 << 16)
def is_bare_name(key: str) -> bool:
    """Return whether an unlisted word after a title and its verb can be a name: no thing, no plural, no time.

    >>> is_bare_name("هايدمان"), is_bare_name("نتائج"), is_bare_name("بيانات")
    (True, False, False)
    """
    if (
        len(key) < 3
        or key[0].isdigit()
        or key.endswith(("ات", "هم"))
        or is_definite(key)
        or is_common(key)
        or is_place(key)
    ):
        return False
    if key.endswith(("وه", "وها")) or (key[-1] == "ك" and is_function_word(key[:-1])):
        return False  # مؤيدوه، عليك
    if key[0] == "ا" and is_word("ي" + key[1:]):
        return False  # أصرخ
    if key[0] in "بل" and (
        key[1:].isascii() or is_place(key[1:]) or is_function_word(key[1:]) or key[1:] in words_of("relative_what")
    ):
        return False
    if key in words_of("object", "time", "label", "place", "occasion", "asserted", "naming_noun", "field", "audience"):
        return False
    if key in words_of("rank_word", "adjective", "same", "relative", "complement", "finite") or is_function_word(key):
        return False
    return head_of(key) is None and not readings_of(key)


def is_name(key: str) -> bool:
    """Return whether a word is a name: listed, or one that is no word of the language.

    >>> is_name("محمد"), is_name("كويزومي"), is_name("قرار")
    (True, True, False)
    """
    return is_given_name(key) or is_bare_name(key)


@lru_cache(maxsize=1 << 16)
def is_unlisted_name(key: str) -> bool:
    """Return whether a word can stand in a name between commas after its title: no particle, title, thing or cue.

    >>> is_unlisted_name("تشن"), is_unlisted_name("خلال"), is_unlisted_name("الوزير")
    (True, False, False)
    """
    if not key or key[0].isdigit() or is_function_word(key) or head_of(key) or readings_of(key):
        return False
    bare = bare_of(key)
    return not any(word in words_of(*_NO_NAMES) for word in (key, bare))


def is_name_in_ha(key: str) -> bool:
    """Return whether a word in ه is a name, and not someone's own: فوكييه, not رضاه.

    >>> is_name_in_ha("فوكييه"), is_name_in_ha("رضاه"), is_name_in_ha("هدفه")
    (True, False, False)
    """
    noun = key[:-1]
    if noun.endswith("ت"):
        return False  # مبايعته
    return len(noun) > 2 and is_unlisted_name(key) and not (is_common(key) or is_given_name(noun) or head_of(noun))
