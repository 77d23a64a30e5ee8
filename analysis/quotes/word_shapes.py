"""What a single word can be by its letters and the lists: a thing, a plural, an adverb, an unlisted name."""

from functools import lru_cache

from analysis.quotes.cues import readings_of
from analysis.quotes.wordlists import Head, head_of, is_function_word, is_given_name, words_of

FOREIGN = 6  # letters of an indefinite word in ين or ون that may be a foreign name
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


def bare_of(key: str) -> str:
    """Return a folded word without its article.

    >>> bare_of("الوزير"), bare_of("وزير")
    ('وزير', 'وزير')
    """
    return key.removeprefix("ال")


@lru_cache(maxsize=1 << 16)
def never_begins(key: str) -> bool:
    """Return whether no name begins with a word after its title: one with ال but for names in ي, a head noun.

    >>> never_begins("المعرض"), never_begins("القرني"), never_begins("محمد")
    (True, False, False)
    """
    return not is_given_name(key) and ((key.startswith("ال") and not key.endswith("ي")) or head_of(key) is not None)


def bears_name(head: Head | None) -> bool:
    """Return whether a name may follow what a phrase begins with: a title, a rank or a person."""
    return head is not None and head.kind in _TITLED


def is_body(key: str) -> bool:
    """Return whether a folded word is a body's noun.

    >>> is_body("مجلس"), is_body("محمد")
    (True, False)
    """
    known = head_of(key)
    return known is not None and known.kind == "body"


@lru_cache(maxsize=1 << 16)
def is_bare_name(key: str) -> bool:
    """Return whether an unlisted word after a title and its verb can be a name: no thing, no plural, no time.

    >>> is_bare_name("هايدمان"), is_bare_name("نتائج"), is_bare_name("بيانات")
    (True, False, False)
    """
    if len(key) < 3 or key[0] in "0123456789وتي" or key.endswith(("ه", "ات", "ا", "هم")):
        return False
    if key.endswith(("ين", "ون")) and len(key) > FOREIGN and not key.endswith("سون"):
        return False  # مستوطنون, not مينون، أندرسون
    if key[0] in "لب" and (key[1] not in "وي" or head_of(key[1:]) or key[1:] in words_of("object")):
        return False  # لرعاية، بوزارة, not لويس، بيير
    if key in words_of("object", "time", "label", "place", "occasion", "asserted", "naming_noun", "field", "audience"):
        return False
    if key in words_of("rank_word", "adjective", "same", "relative", "complement", "finite") or is_function_word(key):
        return False
    return head_of(key) is None and not readings_of(key)


@lru_cache(maxsize=1 << 16)
def is_unlisted_name(key: str) -> bool:
    """Return whether a word can stand in a name between commas after its title: no particle, title, thing or cue.

    >>> is_unlisted_name("تشن"), is_unlisted_name("خلال"), is_unlisted_name("الوزير")
    (True, False, False)
    """
    if not key or key[0].isdigit() or is_function_word(key) or head_of(key) or readings_of(key):
        return False
    bare = key.removeprefix("ال")
    return not any(word in words_of(*_NO_NAMES) for word in (key, bare))


def is_many(key: str) -> bool:
    """Return whether a word with ال names people or a body, and is no adjective (العسكري).

    >>> is_many("المواطنين"), is_many("العسكري")
    (True, False)
    """
    known = head_of(key)
    group = known is not None and (known.plural or (known.kind == "body" and key.endswith("ات")))
    return group and not key.endswith(("ي", "يه"))


def is_plural(key: str) -> bool:
    """Return whether a word with ال is a plural, as no family name is: دعا ماكرون الأوروبيين إلى …

    >>> is_plural("الاوروبيين"), is_plural("الامين")
    (True, False)
    """
    return key.startswith("ال") and key.endswith(("ين", "ون", "ات")) and len(key) > 7


def is_thing(key: str) -> bool:
    """Return whether a word with ال names a thing or a body, as no family name does: المعرض، الوزارة."""
    known = head_of(key)
    listed = key[2:] in words_of("object", "naming_noun", "occasion", "place")
    return listed or (known is not None and (known.kind == "body" or known.plural))


def is_adverb(key: str) -> bool:
    """Return whether a word after a name is ب with a noun in ـة: أقر صالح بأهمية …"""
    return key[0] == "ب" and key.endswith("ه") and len(key) > 4 and not is_given_name(key)


def has_proclitic(key: str) -> bool:
    """Return whether و, ب or ل stands before a word that begins no name: ومصممة, بحائل, لتحلية المياه."""
    if key[0] == "و":
        return True
    rest = key[1:].removeprefix("ال")
    if (
        key[0] in "لب"
        and (key[1:3] in ("ال", "لم") or (head_of(rest) and key[1] not in "وي"))
        and not is_given_name(key)
    ):
        return True
    if key[0] == "ل" and (rest.endswith(("ه", "ات")) or (rest.startswith("ا") and len(rest) > 4)):
        return True
    return key[0] in "بل" and rest in words_of("place", "label", "naming_noun", "field", "object", "asserted")


def is_possessed(key: str) -> bool:
    """Return whether a word is someone's own (حديثها، كلمته): the verb's object, no part of a name."""
    if key.endswith("ه") and key in words_of("occasion"):
        return True
    if key.endswith("هم") and len(key) > 5:  # استياءهم
        return not (is_given_name(key) or head_of(key))
    return key.endswith(("ها", "اته")) and len(key) > 4
