"""What a single word can be by its letters and the lists: a thing, a plural, an adverb, an unlisted name."""

from functools import lru_cache

from analysis.arabic.article import THE, bare_of, is_definite
from analysis.quotes.words.cues import readings_of
from analysis.quotes.words.vocabulary import is_listed, is_nationality, is_place, is_word
from analysis.quotes.words.wordlists import head_of, is_given_name, owned_head, words_of


@lru_cache(maxsize=1 << 16)
def is_body(key: str) -> bool:
    """Return whether a folded word is a body's noun.

    >>> is_body("مجلس"), is_body("محمد")
    (True, False)
    """
    known = head_of(key)
    return known is not None and known.kind == "body"


@lru_cache(maxsize=1 << 16)
def is_many(key: str) -> bool:
    """Return whether a word with ال names people or a body, and is no adjective (العسكري).

    >>> is_many("المواطنين"), is_many("العسكري")
    (True, False)
    """
    known = head_of(key)
    group = known is not None and (known.plural or (known.kind == "body" and key.endswith("ات")))
    return group and not key.endswith(("ي", "يه"))


@lru_cache(maxsize=1 << 16)
def is_plural(key: str) -> bool:
    """Return whether a word with ال is a plural, as no family name is: دعا ماكرون الأوروبيين إلى …

    >>> is_plural("الاوروبيين"), is_plural("الامين")
    (True, False)
    """
    return is_definite(key) and key.endswith(("ين", "ون", "ات")) and len(key) > 7


@lru_cache(maxsize=1 << 16)
def is_accusative(key: str) -> bool:
    """Return whether a plural has the ending of an object: الصحفيين, مسؤولي المشروع.

    >>> is_accusative("الصحفيين"), is_accusative("موظفي"), is_accusative("اهالي")
    (True, True, False)
    """
    return key.endswith("ين") or (key.endswith("ي") and head_of(key[:-1] + "ين") is not None)


@lru_cache(maxsize=1 << 16)
def is_thing(key: str) -> bool:
    """Return whether a word with ال names a thing or a body, as no family name does: المعرض، الوزارة."""
    known = head_of(key)
    listed = key[2:] in words_of("object", "naming_noun", "occasion", "place") or is_action(key[2:])
    return listed or (known is not None and (known.kind == "body" or known.plural))


@lru_cache(maxsize=1 << 16)
def is_action(noun: str) -> bool:
    """Return whether a noun of the language is formed as the name of an action: مطالبة، تأكيد، انسحاب."""
    feminine = noun.endswith("ه") and not noun.endswith("يه") and len(noun) > 4 and is_word(noun)
    second = len(noun) == 5 and noun[0] == "ت" and noun[-2] == "ي"
    fifth = noun[:1] == "ت" and (len(noun) == 4 or (len(noun) == 5 and noun[2] == "ا")) and is_word(noun)  # توصل، تعاون
    derived = len(noun) > 4 and noun[0] == noun[-2] == "ا" and (len(noun) > 5 or is_word(noun))
    if is_nationality(THE + noun):
        return False  # التركية
    return (feminine or second or fifth or derived) and head_of(noun) is None and not is_given_name(noun)


@lru_cache(maxsize=1 << 16)
def is_adverb(key: str) -> bool:
    """Return whether a word after a name is ب with a noun in ـة: أقر صالح بأهمية …"""
    return key[0] == "ب" and key.endswith("ه") and len(key) > 4 and not is_given_name(key)


@lru_cache(maxsize=1 << 16)
def has_proclitic(key: str) -> bool:
    """Return whether و, ب or ل stands before a word that begins no name: ومصممة, بحائل, لتحلية المياه."""
    rest = bare_of(key[1:])
    if key[0] == "و":  # not كريم ولي، ونيس
        known = is_word(rest) or is_given_name(rest) or head_of(rest) is not None or bool(readings_of(rest))
        with_article = key[1:3] == "ال" and (len(key) > 5 or is_word(key[3:]))  # not والش
        return len(key) > 3 and (known or with_article or is_place(rest))
    if (
        key[0] in "لب"
        and (key[1:3] in ("ال", "لم") or (head_of(rest) and key[1] not in "وي"))
        and not is_given_name(key)
    ):
        return True
    known = is_word(rest) or is_place(rest) or (is_given_name(rest) and (key[0] == "ل" or len(rest) > 3))  # بكير
    return key[0] in "بل" and (
        known or rest in words_of("place", "label", "naming_noun", "field", "object", "asserted")
    )


@lru_cache(maxsize=1 << 16)
def is_possessed(key: str) -> bool:
    """Return whether a word is someone's own (حديثها، كلمته): the verb's object, no part of a name."""
    if is_definite(key) or is_place(key):
        return False  # الناها، مصراته
    if key.endswith("ه") and key in words_of("occasion"):
        return True
    if key.endswith("هم") and len(key) > 5:  # استياءهم
        return not (is_given_name(key) or head_of(key))
    return key.endswith(("ها", "اته")) and len(key) > 4


def is_described_by(key: str, following: str) -> bool:
    """Return whether a word with ال is the adjective of the one before it: المدير الفني, المدرسة الكبيرة.

    >>> is_described_by("المدير", "الفني"), is_described_by("الوزير", "القرار")
    (True, False)
    """
    if not is_definite(following):
        return False
    if bare_of(following) in words_of("object", "naming_noun", "occasion"):
        return False  # مأرب الرواية
    agreeing = key.endswith("ه") and following.endswith("ه")
    return agreeing or following.endswith(("ي", "يه")) or following in words_of("adjective")


@lru_cache(maxsize=1 << 16)
def is_present(key: str) -> bool:
    """Return whether a folded word is a verb of the present that reports nothing: يتنهد، تختصر.

    >>> is_present("يتنهد"), is_present("يوسف"), is_present("تقرير")
    (True, False, False)
    """
    if len(key) < 4 or is_given_name(key) or is_place(key):
        return False
    hers = key[0] == "ت" and (is_word("ي" + key[1:]) or not is_word(key))
    return hers or (key[0] == "ي" and not key.endswith(("ه", "ات")))


@lru_cache(maxsize=1 << 16)
def is_ours(key: str) -> bool:
    """Return whether a word is what «we» do, or a noun of the language with «our».

    >>> [is_ours(key) for key in ("نعمل", "هدفنا", "نقولا", "مراسلنا")]
    [True, True, False, False]
    """
    if key[:1] == "ن" and len(key) > 3 and is_listed("ي" + key[1:]):
        return not is_given_name(key) and key not in words_of("surname") and head_of(key) is None
    noun = key[:-3] + "ه" if key.endswith("تنا") else key[:-2]
    ours = key.endswith("نا") and len(key) > 4 and is_word(noun) and not is_given_name(key)
    return ours and owned_head(key) is None and head_of(noun) is None  # not «قال مراسلنا»
