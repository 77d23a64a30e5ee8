"""Where an agency's name ends: the head noun, its complement, adjectives, and what else belongs to it."""

import re

from analysis.discovery.lists import Head, boundary_words, folded_heads, heads, nationalities, places
from analysis.discovery.tokens import Token

_LONGEST = 10  # words of a name, the head among them
_CHAIN = 3  # indefinite nouns between head and definite noun: لجنة تقدير الأراضي
_QUOTED = 5  # words between quote marks: تنظيم "الدولة الإسلامية"
_OPENING, _CLOSING = re.compile(r"\s+[\"«“]\s*"), re.compile(r"\s*[\"»”]")
_NONE = Token(0, 0, "", "")  # stands for the word after the last one a name may have


def name_end(tokens: list[Token], at: int, head: Head, definite: bool) -> int:
    """Return the index after the last word of the name that begins at `at`, or `at` when none does."""
    end = _definite_name(tokens, at + 1, head) if definite else _complement(tokens, at + 1, head)
    if not definite and head.takes & {"nation", "definite"}:
        return at
    if "for" in head.takes and (definite or end > at + 1):
        end = _purpose(tokens, end)
    if end == at + 1 or (definite and not _specific(tokens[at + 1 : end], head)):
        return at
    if "in" in head.takes:
        end = _location(tokens, end)
    return min(end, at + _LONGEST)


def quoted_end(tokens: list[Token], at: int, text: str) -> int:
    """Return where words in quote marks after a head end, marks and all: تنظيم "الدولة الإسلامية"; else 0."""
    if at >= len(tokens) or not _OPENING.fullmatch(tokens[at].gap):
        return 0
    end = at + 1
    while end < min(len(tokens), at + _QUOTED) and tokens[end].gap.isspace():
        end += 1
    closing = _CLOSING.match(text, tokens[end - 1].end)
    return closing.end() if closing else 0


def _token(tokens: list[Token], at: int) -> Token:
    """Return the token at `at` when the name may go on with it, else one without letters."""
    if at >= len(tokens) or not tokens[at].gap.isspace():
        return _NONE
    word = tokens[at].folded
    return _NONE if word in boundary_words("stop") or word.isdigit() or word.isascii() else tokens[at]


def _definite_name(tokens: list[Token], at: int, head: Head) -> int:
    """Return the index after the definite adjectives that agree with the head, joined by و or not."""
    while "construct" not in head.takes:
        token = _token(tokens, at)
        word = token.conjoined or (token.folded if token.definite else "")
        if not word or word[2:] in folded_heads() or word in boundary_words("no agency"):
            break
        if token.feminine != (head.gender == "f"):
            break
        at += 1
    return at


def _specific(words: list[Token], head: Head) -> bool:
    """Tell whether the words after a definite head make a name of it: not الهيئة العليا, القوات الأمنية."""
    if "nation" in head.takes:
        return any(word.bare in nationalities() for word in words)
    return any(word.folded not in boundary_words("general") for word in words)


def _complement(tokens: list[Token], at: int, head: Head) -> int:
    """Return the index after an idafa and its adjectives: هيئة سوق رأس المال الفلسطينية."""
    start, first = at, _token(tokens, at).folded
    if first in boundary_words("no agency") or ("head" in head.takes and first in folded_heads()):
        return start
    while at - start < _CHAIN and _goes_on(tokens, at, first=at == start):
        at += 1
        inner = heads().get(tokens[at - 1].folded)  # مجلس طلبة جامعة بيرزيت: the name goes on inside
        if inner and "name" in inner.takes and (end := _complement(tokens, at, inner)) > at:
            return end
    if (place := _place_end(tokens, at)) > at:
        return _adjectives(tokens, place)
    if _token(tokens, at).definite and _token(tokens, at).folded not in boundary_words("no agency"):
        at = _adjectives(tokens, _person_end(tokens, at))
        return _conjoined(tokens, at) if "and" in head.takes else at
    return _proper_name(tokens, start, head) if "name" in head.takes else start


def _goes_on(tokens: list[Token], at: int, *, first: bool) -> bool:
    """Tell whether a word may be an indefinite noun within an idafa."""
    token = _token(tokens, at)
    if not token.folded or token.definite or token.verb or _place_end(tokens, at) > at:
        return False
    if token.folded.endswith("ا") or token.folded.startswith("ل"):
        return False
    return first or not token.folded.startswith(("و", "ب", "ف"))


def _person_end(tokens: list[Token], at: int) -> int:
    """Return the index after a definite word, with the name after it where it is a title: جامعة الملك سعود."""
    titled = tokens[at].folded in boundary_words("title")
    at += 1
    while titled and _token(tokens, at).folded and not tokens[at].definite:
        titled = _token(tokens, at + 1).folded in boundary_words("son")
        at += 2 if titled else 1
    return at


def _adjectives(tokens: list[Token], at: int) -> int:
    """Return the index after the definite adjectives that go on, whatever their noun."""
    while (token := _token(tokens, at)).definite and token.adjective:
        if token.bare in folded_heads() or token.folded in boundary_words("no agency"):
            break
        at += 1
    return at


def _conjoined(tokens: list[Token], at: int) -> int:
    """Return the index after و and a second definite noun: وزارة التربية والتعليم."""
    word = _token(tokens, at).conjoined
    if not word or word in places() or word[2:] in folded_heads() or word[2:] in nationalities():
        return at
    return _adjectives(tokens, at + 1)


def _proper_name(tokens: list[Token], at: int, head: Head) -> int:
    """Return the index after a proper name without article: بلدية بيرزيت, جريدة مرآة الشرق."""
    token = _token(tokens, at)
    if not token.folded or token.verb or token.folded.startswith("ل") or token.folded in folded_heads():
        return at
    municipal = head.kind == "municipality"
    if not municipal and _agrees(token.folded, head):
        return at
    end = at + 1
    if token.folded in boundary_words("part") and _token(tokens, end).folded:
        end += 1
    return _adjectives(tokens, end) if municipal else end


def _agrees(word: str, head: Head) -> bool:
    """Tell whether an indefinite word looks like the head's adjective or verb: شركة كبيرة, شركة تعمل, حزب سياسي."""
    if head.gender == "m":
        return word.endswith("ي")
    return word.endswith("ه") or (word.startswith("ت") and word not in places())


def _place_end(tokens: list[Token], at: int) -> int:
    """Return the index after the name of a place, `at` when none stands there."""
    for count in (3, 2, 1):
        words = [_token(tokens, place).folded for place in range(at, at + count)]
        if all(words) and " ".join(words) in places():
            return at + count
    return at


def _purpose(tokens: list[Token], at: int) -> int:
    """Return the index after ل and its noun: المفوضية العليا للانتخابات, سوق فلسطين للأوراق المالية."""
    token = _token(tokens, at)
    if token.purpose and token.purpose not in folded_heads():
        return _conjoined(tokens, _adjectives(tokens, at + 1))
    if token.folded.startswith("ل") and token.folded[1:] in boundary_words("purpose"):
        if (place := _place_end(tokens, at + 1)) > at + 1:
            return place
        if _token(tokens, at + 1).folded:
            return _adjectives(tokens, at + 2)
    return at


def _location(tokens: list[Token], at: int) -> int:
    """Return the index after في and a place or a university: المحكمة الشرعية في طولكرم."""
    if at >= len(tokens) or not tokens[at].gap.isspace() or tokens[at].folded not in boundary_words("in"):
        return at
    end = _place_end(tokens, at + 1)
    if end == at + 1 and _token(tokens, at + 1).folded in boundary_words("seat"):
        end = at + 2 + bool(_token(tokens, at + 2).folded)
    return end if end > at + 1 else at
