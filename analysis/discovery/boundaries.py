"""Where an agency's name ends: the head noun, its complement, adjectives, and what else belongs to it."""

import re
from typing import NamedTuple

from analysis.discovery.lists import Head, boundary_words, folded_heads, heads, nationalities, places

_LONGEST = 10  # words of a name, the head among them
_CHAIN = 3  # indefinite nouns between head and definite noun: لجنة تقدير الأراضي
_QUOTED = 5  # words between quote marks: تنظيم "الدولة الإسلامية"
_OPENING, _CLOSING = re.compile(r"\s+[\"«“]\s*"), re.compile(r"\s*[\"»”]")


class Token(NamedTuple):
    """A word and what stands between it and the word before."""

    start: int
    end: int
    folded: str
    strict: str  # spelling kept, marks gone
    gap: str


def name_end(tokens: list[Token], at: int, head: Head, definite: bool) -> int:
    """Return the index after the last word of the name that begins at `at`, or `at` when none does."""
    if definite:
        if "construct" in head.takes:
            return at
        end = _adjectives(tokens, at + 1, head.gender)
        specific = [token.folded for token in tokens[at + 1 : end] if token.folded not in boundary_words("general")]
        if "nation" in head.takes:
            specific = [word for word in specific if word.removeprefix("ال") in nationalities()]
        tail = _purpose(tokens, end) if "for" in head.takes else end
        if end == at + 1 or not (specific or tail > end):
            return at
    else:
        end = _complement(tokens, at + 1, head)
        if end == at + 1 or head.takes & {"nation", "definite"}:
            return at
    if "for" in head.takes:
        end = _purpose(tokens, end)
    if "in" in head.takes:
        end = _location(tokens, end)
    return min(end, at + _LONGEST)


def _word(tokens: list[Token], at: int) -> str:
    """Return the folded word at `at` when the name may go on with it, else ""."""
    if at >= len(tokens) or not tokens[at].gap.isspace():
        return ""
    word = tokens[at].folded
    return "" if word in boundary_words("stop") or word.isdigit() or word.isascii() else word


def _is_definite(word: str) -> bool:
    return word.startswith("ال") and len(word) > 3


def _is_feminine(token: Token) -> bool:
    return token.strict.endswith(("ة", "ه")) or token.folded in boundary_words("feminine")


def _adjectives(tokens: list[Token], at: int, gender: str) -> int:
    """Return the index after the definite adjectives that agree with the head, joined by و or not."""
    while True:
        word = _word(tokens, at)
        bare = word.removeprefix("و") if word.startswith("وال") else word
        if not _is_definite(bare) or bare.removeprefix("ال") in folded_heads():
            return at
        if _is_feminine(tokens[at]) != (gender == "f"):
            return at
        at += 1


def _complement(tokens: list[Token], at: int, head: Head) -> int:
    """Return the index after an idafa and its adjectives: هيئة سوق رأس المال الفلسطينية."""
    start = at
    if _word(tokens, at) in boundary_words("no agency") or (
        "head" in head.takes and _word(tokens, at) in folded_heads()
    ):
        return start
    while at - start < _CHAIN and _goes_on(tokens, at, first=at == start):
        at += 1
        inner = heads().get(tokens[at - 1].strict)  # مجلس طلبة جامعة بيرزيت: the name goes on inside
        if inner and "name" in inner.takes and (end := _complement(tokens, at, inner)) > at:
            return end
    if (place := _place_end(tokens, at)) > at:
        return _definite_words(tokens, place)
    if _is_definite(_word(tokens, at)):
        at = _definite_words(tokens, _person_end(tokens, at))
        return _conjoined(tokens, at) if "and" in head.takes else at
    return _name(tokens, start, head) if "name" in head.takes else start


def _person_end(tokens: list[Token], at: int) -> int:
    """Return the index after a definite word, with the name after it where it is a title: جامعة الملك سعود."""
    if tokens[at].folded not in boundary_words("title"):
        return at + 1
    at += 1
    while _word(tokens, at) and not _is_definite(_word(tokens, at)):
        at += 1
        if _word(tokens, at) != "بن":
            return at
        at += 1
    return at


def _goes_on(tokens: list[Token], at: int, *, first: bool) -> bool:
    """Tell whether a word may be an indefinite noun within an idafa."""
    word = _word(tokens, at)
    if not word or _is_definite(word) or _place_end(tokens, at) > at or _like_verb(tokens[at]):
        return False
    if word.endswith("ا") or word.startswith("ل"):
        return False
    return first or not word.startswith(("و", "ب", "ف"))


def _definite_words(tokens: list[Token], at: int) -> int:
    """Return the index after the definite adjectives that go on, whatever their noun."""
    while _is_definite(word := _word(tokens, at)) and word.removeprefix("ال") not in folded_heads():
        adjective = _is_feminine(tokens[at]) or word.endswith(("ي", "يين")) or word in boundary_words("adjective")
        if not adjective:
            break
        at += 1
    return at


def _conjoined(tokens: list[Token], at: int) -> int:
    """Return the index after و and a second definite noun: وزارة التربية والتعليم."""
    word = _word(tokens, at)
    if word.startswith("وال") and len(word) > 5:
        bare = word.removeprefix("وال")
        if bare not in folded_heads() and bare not in nationalities() and word.removeprefix("و") not in places():
            return _definite_words(tokens, at + 1)
    return at


def _name(tokens: list[Token], at: int, head: Head) -> int:
    """Return the index after a proper name without article: بلدية بيرزيت, جريدة مرآة الشرق."""
    word = _word(tokens, at)
    if not word or _like_verb(tokens[at]) or word.startswith("ل"):
        return at
    municipal = head.kind == "municipality"
    adjective = tokens[at].strict.endswith(("ية", "ة") if head.gender == "f" else "ي")
    if (adjective and not municipal) or word in folded_heads():
        return at
    end = at + 1
    if word in boundary_words("part") and _word(tokens, end):
        end += 1
    return _definite_words(tokens, end) if municipal else end


def _place_end(tokens: list[Token], at: int) -> int:
    """Return the index after the name of a place, `at` when none stands there."""
    for count in (3, 2, 1):
        words = [_word(tokens, place) for place in range(at, at + count)]
        if all(words) and " ".join(words) in places():
            return at + count
    return at


def _purpose(tokens: list[Token], at: int) -> int:
    """Return the index after ل and its noun: المفوضية العليا للانتخابات, سوق فلسطين للأوراق المالية."""
    word = _word(tokens, at)
    if word.startswith("لل") and len(word) > 4 and word.removeprefix("لل") not in folded_heads():
        return _conjoined(tokens, _definite_words(tokens, at + 1))
    if word.startswith("ل") and word.removeprefix("ل") in boundary_words("purpose"):
        end = at + 1
        if _place_end(tokens, end) > end:
            return _place_end(tokens, end)
        if _is_definite(_word(tokens, end)):
            return _definite_words(tokens, end + 1)
    return at


def _location(tokens: list[Token], at: int) -> int:
    """Return the index after في and a place or a university: المحكمة الشرعية في طولكرم."""
    if at >= len(tokens) or not tokens[at].gap.isspace() or tokens[at].folded != "في":
        return at
    end = _place_end(tokens, at + 1)
    if end == at + 1 and _word(tokens, at + 1) == "جامعه":
        end = at + 2 + bool(_word(tokens, at + 2))
    return end if end > at + 1 else at


def quoted_end(tokens: list[Token], at: int, text: str) -> int:
    """Return where words in quote marks end that follow a head, marks and all: تنظيم "الدولة الإسلامية"; else 0."""
    if at >= len(tokens) or not _OPENING.fullmatch(tokens[at].gap):
        return 0
    end = at + 1
    while end < min(len(tokens), at + _QUOTED) and tokens[end].gap.isspace():
        end += 1
    closing = _CLOSING.match(text, tokens[end - 1].end)
    return closing.end() if closing else 0


def _like_verb(token: Token) -> bool:
    """Tell whether an indefinite word looks like a finite verb: أعلنت, يعمل, سيعمل."""
    word = token.folded
    if word in places() or len(word) < 4:
        return False
    return (word.endswith("ت") and not word.endswith(("ات", "يت"))) or word.startswith(("ي", "سي", "ست"))
