"""Where a personal name begins after a title, and how far it goes on."""

from collections.abc import Sequence

from analysis.arabic.article import THE, TO_THE, is_definite, is_nisba
from analysis.quotes.words.cues import readings_of
from analysis.quotes.words.name_shapes import bears_name, is_bare_name, is_name, is_unlisted_name, never_begins
from analysis.quotes.words.vocabulary import is_common, is_place, is_word
from analysis.quotes.words.word_shapes import has_proclitic, is_adverb, is_body, is_plural, is_thing
from analysis.quotes.words.wordlists import Head, head_of, is_function_word, is_given_name, words_of

LONGEST = 5  # words of a name with unlisted ones


def begins(before: Sequence[str], key: str, head: Head | None, following: str, *, whole: bool, definite: bool) -> bool:
    """Return whether a name begins with this word after these of its phrase.

    `definite`: the title is, by its article or a pronoun. `whole`: the phrase's end is marked, so an unlisted word
    (a foreign name) may begin one too; else only before what can't but go on with a name.

    >>> begins(["رئيس", "الحكومه"], "مصطفي", head_of("رئيس"), "الكاظمي", whole=False, definite=True)
    True
    """
    if not before:
        return head is None
    if head is None or not bears_name(head) or not _can_follow(before, key):
        return False
    if begins_with_article(key, following):
        return True
    if never_begins(key):
        return False
    if before[-1] in words_of("owner"):
        return False  # صاحب محل مجاور
    if before[0] in words_of("kin_head"):
        return False  # والد الشهيد علي: the son's name
    last = head_of(before[-1])
    after_rank = last is not None and last.kind == "rank"
    if is_given_name(key):
        title = head_of(key) is not None and (following in words_of("general") or is_body(following))  # أمين عام …
        return (definite or after_rank or len(before) > 1) and not title
    if after_rank and is_definite(before[-1]) and key in words_of("surname") and is_definite(following):
        return True  # واستنكر اللواء ملائكة الفعل
    if after_rank and is_nisba(key) and head_of(key) is None and not is_thing(key):
        return _is_family_after_rank(key, following)
    family = is_definite(following) and not is_common(following) and not is_thing(following)
    ranked = after_rank and is_unlisted_name(key) and not key.endswith(("ا", "ات"))
    if ranked and is_definite(before[-1]) and not is_definite(key) and (family or is_name(following)):
        return True  # العقيد مفتاح الورفلي
    if _is_no_name(key, following):
        return False
    unlisted = is_unlisted_name(key) and not key.endswith("ات") and is_bare_name(following)  # صخر دودين
    marked = whole or unlisted or following in words_of("compound") or is_given_name(following)  # مثنى …، نصر الدين
    complete = before[-1].startswith((THE, TO_THE)) or is_place(before[-1])  # رئيس غرفة تجارة دمشق لي …
    return marked and (complete or after_rank or (definite and len(before) == 1))


def _is_family_after_rank(key: str, following: str) -> bool:
    """Return whether a word in ي after a rank is a family name: المقدم القرني, not الناقد الأدبي."""
    if key in words_of("adjective"):
        return False
    adjective = is_definite(following) or is_function_word(following)  # العميد الركن الطيار، السيناتور الجمهوري عن
    return not (adjective or (is_common(key) and is_unlisted_name(following)))  # السيناتور الجمهوري دين ماكراي


def _is_no_name(key: str, following: str) -> bool:
    """Return whether an unlisted word after a title belongs to it, or begins something else."""
    if is_definite(key) or head_of(key) or key in words_of("rank_word", "object"):
        return True
    if is_place(key) or (is_common(key) and (is_function_word(following) or key.endswith("ا"))):
        return True  # معلمة من هرات تبلغ من العمر، رئيس للجنة الانضباط خلفا لزميله
    return key[0] in "لب" and is_definite(following)  # نائب الرئيس لشئون الطلاب


def begins_with_article(key: str, following: str) -> bool:
    """Return whether a word with ال is a given name that goes on: الناها بنت …، الطاهر حجر."""
    if not is_definite(key):
        return False
    if following in words_of("child"):
        return head_of(key) is None or key in words_of("second_name")  # المختار ولد سيدي
    given = key in words_of("second_name") and not key.endswith("ي") and head_of(key) is None
    return given and is_name(following)


def _can_follow(before: Sequence[str], key: str) -> bool:
    """Return whether a name can stand here: not in what a body or a place is called, not after a proclitic."""
    previous = head_of(before[-1])
    if before[-1] in words_of("in_name_of") or (not is_given_name(key) and has_proclitic(key)):
        return False
    if previous and previous.kind in ("body", "media") and not is_definite(before[-1]):
        return is_given_name(key) and not words_of("in_name_of").isdisjoint(
            before[-2:-1]
        )  # المتحدث باسم طالبان ذبيح الله
    thing = before[-1] in words_of("object", "naming_noun", "clan")
    if thing and not is_definite(before[-1]):
        return False  # خطيب مسجد أبو درويش، شيخ عشيرة البو دراج
    if before[-1] in words_of("sons_of"):
        return False
    if len(before) > 1 and previous and previous.kind in ("title", "rank") and not previous.plural:  # مركز الملك سلمان
        called = (before[-2], before[-2][1:])
        return any(map(is_definite, called)) or not any(word in words_of("naming_noun", "place") for word in called)
    return True


def goes_on(taken: Sequence[str], key: str) -> bool:
    """Return whether a word goes on with a name that nothing marks the end of: up to the family name.

    >>> goes_on(["مصطفي"], "الكاظمي"), goes_on(["مصطفي", "الكاظمي"], "الموصل")
    (True, False)
    """
    if key in words_of("joined", "compound"):
        return True
    if len(taken) > 1 and key[0] in "بل" and not is_given_name(key) and (head_of(key[1:]) or is_word(key[1:])):
        return False  # دييغو ساستري بلاعبي …
    if is_definite(key) and key.endswith("ات"):
        return False  # توماس كيرك المناورات
    if taken[-1] in words_of("joined"):
        return is_given_name(key) or not (key[0] == "ب" and is_word(key[1:]))  # not شينزو أبي بشكل
    if is_given_name(key):
        noun = key in words_of("name_or_noun") and is_nisba(taken[-1])  # اعتبر الحوثي نجاح المقاومة
        return not is_complete(taken) and not noun  # نايف البلوي نجاح المعسكر
    if is_bare_name(key) and len(taken) < LONGEST and not is_complete(taken):
        return True  # خيراردو مارتينو، عبد المنعم أبكر إسماعيل
    if not _is_known(taken, 0):
        return False
    if is_definite(key) and taken[-2:-1] and taken[-2] in words_of("joined"):
        return not is_thing(key)  # أبو سليم الترابين
    if is_second_family(taken, key):
        return True
    if is_definite(key):
        if is_complete(taken) or (is_plural(key) and is_common(key)) or is_thing(key) or is_place(key):
            return False  # يزور كيري الخليج
        family = key.endswith("ي") and not is_common(key)  # خليفة حداد الترهوني
        return family or all(_is_known(taken, place) for place in range(len(taken)))
    thing = key in words_of("object", "asserted", "time", "finite") or (key[0] == "ب" and key[1:] in words_of("object"))
    if len(taken) > 1 or thing:
        return False
    if is_common(key) and key not in words_of("surname"):
        return False
    return not (key.endswith("يه") or is_adverb(key))


def is_second_family(taken: Sequence[str], key: str) -> bool:
    """Return whether a family name follows the clan's: العطوي الصبيحي, not البلوي الرياضي.

    >>> is_second_family(["فضل", "العطوي"], "الصبيحي"), is_second_family(["نايف", "البلوي"], "الرياضي")
    (True, False)
    """
    families = is_definite(taken[-1]) and is_nisba(key)
    clan = taken[-1].endswith("ي") or not is_common(taken[-1])  # الطشة العازمي
    return len(taken) > 1 and families and clan and not is_common(key) and not is_place(key)


def is_complete(taken: Sequence[str]) -> bool:
    """Return whether a name has come to its family name with ال, after which no other word of it stands.

    >>> is_complete(["نايف", "البلوي"]), is_complete(["محمد", "الحبيب"]), is_complete(["عبد", "القادر"])
    (True, False, False)
    """
    last = taken[-1]
    if len(taken) < 2 or not is_definite(last):
        return False
    joined = taken[-2] in words_of("joined") or last in words_of("second_name")  # أم العبد فراونة، محمد الشريف …
    return not (joined or is_given_name(last) or _is_second_half(taken))


def _is_second_half(taken: Sequence[str]) -> bool:
    """Return whether the last word ends a given name of two: عبد الفتاح، نصر الدين."""
    return taken[-1] in words_of("compound", "joined") or (len(taken) > 1 and taken[-2] in words_of("servant"))


def _is_known(taken: Sequence[str], place: int) -> bool:
    """Return whether a word is a listed part of a name: a given name, «بن», «نصر الدين», what follows «عبد»."""
    word, following = taken[place], taken[place + 1 : place + 2]
    if is_given_name(word) or word in words_of("joined", "compound"):
        return True
    return (bool(following) and following[0] in words_of("compound")) or (
        place > 0 and taken[place - 1] in words_of("servant")
    )


def is_last(taken: Sequence[str], key: str) -> bool:
    """Return whether an unlisted word can be the family name where the phrase ends: إيفان فائق جابرو.

    >>> is_last(["ايفان", "فائق"], "جابرو"), is_last(["عبد", "القادر"], "بومزراق"), is_last(["احمد"], "معرضا")
    (True, True, False)
    """
    if not _is_known(taken, 0) or is_complete(taken) or is_definite(key) or head_of(key) or is_adverb(key):
        return False
    if readings_of(key) and taken[-1] not in words_of("joined"):
        return False  # بن طالب يرى أن
    if has_proclitic(key) or key.endswith(("ات", "ا" if len(taken) < 3 else "ات")) or key[0].isdigit():
        return False
    if (key.endswith("ه") and len(taken) < 2) or (key.endswith("ا") and is_common(key)):
        return False
    return key not in words_of("label", "place", "occasion", "asserted", "object", "adjective", "field", "naming_noun")
