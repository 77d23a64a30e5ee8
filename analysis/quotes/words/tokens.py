"""A paragraph as the rules read it: words, the punctuation that matters, and each quotation as one token."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from analysis.arabic.article import THE, TO_THE, is_definite
from analysis.arabic.spelling import DELETED
from analysis.quotes.words.cues import readings_of
from analysis.quotes.words.marks import Quoted
from analysis.quotes.words.name_shapes import is_bare_name
from analysis.quotes.words.vocabulary import is_word
from analysis.quotes.words.wordlists import given_names, is_given_name, key_of, opening_of, owned_head, words_of

_WITHIN = "".join(sorted(DELETED - {"\u0640"}))
_INITIAL = r"(?<![\w\d])(?<!\d )[^\W\d_]\.(?=\s?[^\W\d_،,])"  # د. أحمد، سيد ح. أمام
_SHORT = r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){2,}(?!\w)"  # بي.بي.سي
_TOKEN = re.compile(
    rf"(?P<word>{_SHORT}|[ء-غف-ي]{{2,}}+(?![\w{_WITHIN}])|{_INITIAL}|\d+(?:[.,:/٫٬]\d+)+|\w(?:[\w{_WITHIN}]*\w)?[\u064b-\u0652]*)"
    r"|(?P<pause>\.\.(?=\s?[^\W\d_]))|(?P<stop>[.!?؟…]+(?![A-Za-z0-9]))|(?P<colon>:)|(?P<comma>[،,؛;\u2013\u2014]|(?<=\s)-(?=[\s\u0621-\u064a])|(?<=[\u0621-\u064a])-(?=\s))|(?P<bracket>[()\[\]])|(?P<tag></?[A-Za-z][^<>]{0,80}>)"
)


_NISBA = ("ي", "يه")  # endings of adjectives of belonging
HIS = 4  # letters of a word that can end in the pronoun; shorter ones are mostly names (طه، فقيه)


@dataclass(slots=True, eq=False)  # made and asked more often than anything else here: slots are faster than a tuple
class Token:
    """A word, stop, comma, colon, or a quotation taken as one."""

    kind: str  # word, stop, comma, colon, quote
    key: str  # a word in folded spelling
    start: int
    end: int
    quoted: Quoted | None = None
    inner: tuple["Token", ...] = ()  # what stands inside a quotation
    his: bool = False  # a word written with the pronoun ه (كلامه), which folded looks like ة
    adverb: bool = False  # a word written with ً (مازحًا), as no name is
    cue: bool = False  # a word that can be, or begin, a reporting cue
    cue_of: bool = False  # a cue with a pronoun after it: قالتها، يقوله
    opening: str = ""  # how a word names a person: name, part, title, joined, unlisted
    apart: bool = False  # an aside in round brackets stood before it


def tokenize(text: str, start: int, end: int, quotations: Sequence[Quoted]) -> list[Token]:
    """Return the tokens of text[start:end]; asides in round brackets are left out.

    >>> text = "قال (أمس): «نعم»"
    >>> [token.kind for token in tokenize(text, 0, 16, [Quoted(12, 15, 11, 16, False)])]
    ['word', 'colon', 'quote']
    """
    return _read(text, start, end, list(quotations), 0)[0]


def _read(text: str, start: int, end: int, quotations: list[Quoted], first: int) -> tuple[list[Token], int]:
    """Read up to end; return the tokens and the number of the next quotation."""
    tokens: list[Token] = []
    at = start
    while first < len(quotations) and quotations[first].outer_start < end:
        quoted = quotations[first]
        _scan(text, at, max(at, quoted.outer_start), tokens)
        inner, first = _read(text, quoted.start, quoted.end, quotations, first + 1)
        tokens.append(Token("quote", "", quoted.start, quoted.end, quoted, tuple(inner)))
        at = quoted.outer_end
    _scan(text, at, end, tokens)
    return tokens, first


def _scan(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Add the words and punctuation of text[start:end]."""
    aside, add, judge = -1, tokens.append, _word  # aside: number of tokens before an open bracket
    left_out = -1  # number of tokens before an aside
    hyphens, doubles = text.find("-", start, end) >= 0, _second_halves()
    for found in _TOKEN.finditer(text, start, end):
        kind = found.lastgroup or ""
        if kind == "word":
            key, his, adverb, cue, cue_of, opening = judge(found[0])
            if key in doubles and tokens and _is_double(text, tokens[-1], key, found.start()):
                double = f"{tokens[-1].key} {key}"
                tokens[-1] = Token("word", double, tokens[-1].start, found.end(), opening="name")  # بان كي مون
            elif hyphens and key and _is_hyphened(text, tokens, found.start(), cue):  # سونغ-هو
                tokens[-1] = replace(tokens[-1], key=f"{tokens[-1].key}-{key}", end=found.end())
            elif key:  # a tatweel by itself is no word
                if hyphens and _is_joined(text, tokens, key):
                    tokens.pop()  # الحوار اللبناني - الفلسطيني
                apart = left_out == len(tokens)
                add(Token(kind, key, found.start(), found.end(), None, (), his, adverb, cue, cue_of, opening, apart))
        elif kind == "tag":
            continue  # markup left in a text is no word of a name
        elif kind != "bracket":
            kind = "comma" if kind == "pause" else kind  # «.. » goes on
            add(Token(kind, "", found.start(), found.end()))
        elif found[0] in "([" and not (tokens and tokens[-1].kind == "colon"):  # قال: (…) is no aside
            aside = len(tokens)
        elif aside >= 0:
            del tokens[aside:]
            left_out, aside = aside, -1


@cache
def _second_halves() -> dict[str, frozenset[str]]:
    """Return the second words of given names of two that are listed, with those before them."""
    doubles = [name.split(" ") for name in given_names() if " " in name]
    return {second: frozenset(one for one, other in doubles if other == second) for _, second in doubles}


def _is_double(text: str, before: Token, key: str, start: int) -> bool:
    return before.key in _second_halves()[key] and text[before.end : start].isspace()


def _is_joined(text: str, tokens: Sequence[Token], key: str) -> bool:
    """Return whether a hyphen between blanks joins two adjectives of belonging and parts no clauses."""
    if len(tokens) < 2 or tokens[-1].kind != "comma" or text[tokens[-1].start] != "-":
        return False
    before = tokens[-2].key
    return is_definite(before) and is_definite(key) and any(before.endswith(e) and key.endswith(e) for e in _NISBA)


def _is_hyphened(text: str, tokens: Sequence[Token], start: int, cue: bool) -> bool:
    """Return whether a word goes on with a name across a hyphen: سونغ-هو, not بغداد-قال."""
    if text[start - 1 : start] != "-" or not tokens or tokens[-1].end != start - 1:
        return False
    return tokens[-1].opening in ("name", "unlisted") and not cue


@lru_cache(maxsize=1 << 16)
def _word(spelled: str) -> tuple[str, bool, bool, bool, bool, str]:
    """Return a word's key and all that its spelling tells: `his`, `adverb`, `cue`, `cue_of`, `opening` of its token."""
    key = key_of(spelled).rstrip(".")
    owned = len(key) > HIS or key in words_of("kin") or bool(readings_of(key[:-1]))  # ما ذكره
    owned = owned or (len(key) == HIS and is_word(key[:-1]) and not is_given_name(key))  # شكره، not وجيه
    mother = key[:3] == "وال" and owned_head(key, his=True) is not None  # والدته
    definite = not mother and key.lstrip("وفبك").startswith((THE, TO_THE))  # المياه
    his = owned and spelled.endswith("ه") and not definite
    opening = opening_of(key) or ("unlisted" if is_bare_name(key) else "")
    cue_of = (his and bool(readings_of(key[:-1]))) or (key.endswith("ها") and bool(readings_of(key[:-2])))
    return key, his, "\u064b" in spelled[-2:], bool(readings_of(key)), cue_of, opening


def stands(tokens: Sequence[Token], at: int, *kinds: str) -> bool:
    """Return whether a word of these kinds (of data/lists) stands at a place.

    >>> stands(tokenize("جاء في", 0, 6, []), 1, "in"), stands([], 0, "in")
    (True, False)
    """
    return 0 <= at < len(tokens) and tokens[at].key in words_of(*kinds)


def after_letters(text: str, start: int, letters: int) -> int:
    """Return the place after so many letters of a word and the marks they carry.

    >>> after_letters("وَقال", 0, 1)
    2
    """
    at = start
    for _ in range(letters):
        at += 1
        while at < len(text) and text[at] in DELETED:
            at += 1
    return at


def without_proclitic(text: str, token: Token) -> Token:
    """Return a word without the letter before it: لبيان → بيان; للجيش is read as الجيش."""
    key = "ا" + token.key[1:] if token.key.startswith("لل") else token.key[1:]
    start, cue = after_letters(text, token.start, 1), bool(readings_of(key))
    return replace(token, key=key, start=start, cue=cue, opening=opening_of(key))
