"""The word lists behind the rules, read from data/lists and compared in folded spelling."""

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.arabic import fold
from analysis.arabic.article import THE, bare_of, is_definite
from analysis.resources import data_path

NAME_IN_AL = 5  # letters above which a word in إل or أل is taken for a name


class Head(NamedTuple):
    """A noun that heads a speaker's name: what it is, and which prepositions may follow inside the name."""

    kind: str  # title, rank, person, many, source, body, media, text
    gender: str  # m or f
    plural: bool
    takes: frozenset[str]


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """Fold a word as lists and text are compared; على (on) stays apart from the name علي, إمام from أمام (before).

    A long word in إل or أل keeps its hamza, as its first letters are no article: إلمان.

    >>> key_of("إلى"), key_of("وعلى"), key_of("عليّ"), key_of("أمام"), key_of("إمام"), key_of("إلمانديرسون")
    ('الي', 'وعلى', 'علي', 'امام', 'إمام', 'إلمانديرسون')
    """
    key = fold(word)
    longest = NAME_IN_AL - word.startswith("إ")  # إلدار, not ألمح
    if len(key) > longest and word[0] in "إأ" and is_definite(key):
        return word[0] + key[1:]
    kept = _kept_spellings()
    return fold(word, "strict") if key in kept and fold(word, "strict") in kept[key] else key


@cache
def _kept_spellings() -> dict[str, set[str]]:
    """Return, by folded spelling, the words that stay apart from others spelled nearly so (إمام, أمام)."""
    found: dict[str, set[str]] = {}
    for row in rows_of("quote_words.csv"):
        if row["kind"] == "kept_spelling":
            found.setdefault(fold(row["word"]), set()).add(row["word"])
    return found


@cache
def words_of(*kinds: str) -> frozenset[str]:
    """Return the folded words of these kinds, from speaker_words.csv and quote_words.csv, or of kind "month".

    >>> "خلال" in words_of("preposition")
    True
    """
    return frozenset().union(*(_words().get(kind, frozenset()) for kind in kinds))


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the words of both lists by kind, and the months, read once."""
    found: dict[str, set[str]] = {}
    for name in ("speaker_words.csv", "quote_words.csv"):
        for row in rows_of(name):
            found.setdefault(row["kind"], set()).add(key_of(row["word"]))
    found["month"] = {key_of(row["name"]) for row in rows_of("months.csv")}
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def given_names() -> dict[str, str]:
    """Return folded given names with their gender."""
    rows = list(rows_of("speaker_given_names.csv"))
    spelled = {fold(row["name"]): row["gender"] for row in rows}  # الكسندر, its hamza left out
    return spelled | {key_of(row["name"]): row["gender"] for row in rows}


@cache
def heads() -> dict[str, Head]:
    """Return folded head nouns, each form by itself; a row's own word goes before another's feminine (منظمة)."""
    rows = list(rows_of("speaker_heads.csv"))
    forms = [(row, row["word"], row["gender"], False) for row in rows]
    forms += [(row, row["feminine"], "f", False) for row in rows]
    forms += [(row, form, "fm"[not form.endswith("ات")], True) for row in rows for form in row["plural"].split("|")]
    found: dict[str, Head] = {}
    for row, form, gender, plural in forms:
        takes = frozenset(key_of(word) for word in row["takes"].split("|"))
        head = Head(row["kind"], gender, plural, takes)
        known = found.setdefault(key_of(form), head)
        if known.kind == head.kind:
            found[key_of(form)] = known._replace(takes=known.takes | takes)
    found.pop("", None)
    return found


@lru_cache(maxsize=1 << 16)
def head_of(key: str) -> Head | None:
    """Return the head noun behind a folded word, with or without its article.

    >>> head_of("الوزيره").gender
    'f'
    """
    known = heads()
    found = known.get(key) or (known.get(key[2:]) if is_definite(key) else None)
    if found is None and key.endswith("ان") and len(key) > 5:  # the dual: الوزيران
        stem = bare_of(key)[:-2]
        one = known.get(stem) or (known.get(stem[:-1] + "ه") if stem.endswith("ت") else None)  # الناشطتان
        return one._replace(plural=True) if one else None
    if found is None and key.endswith("ات"):  # المعلمات
        one = known.get(bare_of(key)[:-2] + "ه")
        return one._replace(plural=True) if one and one.kind == "person" and not one.plural else None
    if found is None and key[-1:] in ("و", "ي") and len(key) > 4:  # before what they belong to: ممثلو السكان
        many = known.get(key + "ن")
        if many is not None and many.plural:
            return many
    return found or (known.get(key[:-1]) if key.endswith("ا") and len(key) > 4 else None)  # accusative: مسؤولا


@lru_cache(maxsize=1 << 16)
def is_dual(key: str) -> bool:
    """Return whether a folded word is two of a head noun: خبيران, not جيران.

    >>> is_dual("خبيران"), is_dual("جيران")
    (True, False)
    """
    return key.endswith("ان") and key.removeprefix(THE) not in heads() and head_of(key) is not None


@lru_cache(maxsize=1 << 16)
def owned_head(key: str, *, his: bool = False) -> Head | None:
    """Return the title or person behind a folded word with a pronoun; `his`: its last ه is one.

    >>> owned_head("ابنتها").gender, owned_head("زميله", his=True).gender
    ('f', 'm')
    """
    for pronoun in ("هما", "ها", "هم", "نا", "ه" if his else "هن"):
        noun = key.removesuffix(pronoun)
        if noun != key and noun in words_of("his_woman", "his_man"):
            return Head("person", "f" if noun in words_of("his_woman") else "m", False, frozenset())
        if noun != key and (len(noun) > 2 or noun in words_of("kin_head")):
            known = head_of(noun[:-1] + "ه") if noun.endswith("ت") else head_of(noun)
            return known if known and known.kind in ("title", "person", "rank", "body", "source") else None
    return None


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a list in data/lists."""
    with data_path("lists", name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@lru_cache(maxsize=1 << 16)
def is_function_word(key: str) -> bool:
    """Return whether a folded word is a preposition or particle, with or without و or ف.

    >>> is_function_word("وعن"), is_function_word("وزير")
    (True, False)
    """
    words = words_of("preposition")
    return key in words or (key[:1] in ("و", "ف") and key[1:] in words and head_of(key) is None)


@lru_cache(maxsize=1 << 16)
def is_given_name(key: str) -> bool:
    """Return whether a folded word is a given name: listed, or one of those with عبد.

    >>> is_given_name("عبدالواحد"), is_given_name("معرض")
    (True, False)
    """
    servant = any(key.startswith(word + THE) and len(key) > len(word) + 3 for word in words_of("servant"))
    return key in given_names() or servant


def opening_of(key: str) -> str:
    """Return how a folded word names a person: as a name, a part of one (الدين), a title, or joined to it (للوزير).

    >>> [opening_of(key) for key in ("محمد", "الوزير", "للوزير", "بيان")]
    ['name', 'title', 'joined', '']
    """
    if is_given_name(key):
        return "name"
    if key in words_of("compound"):
        return "part"
    if _is_title(key):
        return "title"
    nouns = (key[1:], "ا" + key[1:]) if key[:1] == "ل" else (key[1:],)
    joined = key[:1] in ("و", "ل", "ب") and head_of(key) is None and any(_is_title(noun) for noun in nouns)
    return "joined" if joined else ""


def _is_title(key: str) -> bool:
    head = head_of(key)
    return head is not None and head.kind in ("title", "rank", "person") and not head.plural
