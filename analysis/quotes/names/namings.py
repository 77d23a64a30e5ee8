"""Phrases that name someone, with the words of their name and title, and the people a paragraph names in full."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.arabic.article import is_definite
from analysis.quotes.names.family_names import with_family_name
from analysis.quotes.names.phrases import Phrase, read_phrase, with_title_after_comma
from analysis.quotes.words.tokens import Token, without_proclitic
from analysis.quotes.words.wordlists import Head, words_of

_NAMES = ("name", "part")
NAME_IN_MARKS = 4  # words in marks that can be a name
UNLISTED = 8  # tokens of a title before a name that no list has
NEAR = 26  # tokens of a title and its name


class Naming(NamedTuple):
    """A phrase as the article writes it: words of its name, words of its title, and the text of both."""

    name: tuple[str, ...]
    title: tuple[str, ...]
    surface: str
    start: int
    end: int
    head: Head | None
    key: str
    inside: bool = False  # named in what someone says


def naming_of(text: str, tokens: Sequence[Token], phrase: Phrase) -> Naming:
    """Return a phrase with its words and its text; the name proper, where there is one, is its surface."""
    whole = tokens[phrase.first : phrase.last]
    part = tokens[phrase.name_first : phrase.name_last]
    name = tuple(_keys(part))
    if not name:  # a title alone, or before initials alone: المدير أ. د.
        part = whole
    while len(part) > 1 and part[0].key in words_of("letter_title"):  # د. الحقباني
        part = part[1:]
    title = [*tokens[phrase.first : phrase.name_first], *tokens[phrase.name_last : phrase.last]]
    same = words_of("same")
    keys = tuple([key for key in _keys(title) if key not in same])
    media = phrase.head is not None and phrase.head.kind == "media"
    marked = [token for token in part if token.kind == "quote"] if media else []
    surface = _surface(text, marked or part)
    called = media or (phrase.head is not None and phrase.head.kind == "body")
    if called and phrase.last == phrase.first + 1 and phrase.last < len(tokens) and tokens[phrase.last].apart:
        surface = " ".join(text[whole[0].start : tokens[phrase.last].start].split())  # صحيفة (كذا) ذكرت
    return Naming(name, keys, surface, *_place(whole), phrase.head, phrase.key)


def _place(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return where the tokens stand, with the marks around a name that isn't all of them."""
    first, last = tokens[0], tokens[-1]
    start = first.quoted.outer_start if first.quoted and len(tokens) > 1 else first.start
    return start, last.quoted.outer_end if last.quoted and len(tokens) > 1 else last.end


def named_people(text: str, tokens: Sequence[Token], families: frozenset[str]) -> Iterator[Naming]:
    """Yield the people a paragraph names in full: a title with a name, or a given name with another after it."""
    names = [at for at, token in enumerate(tokens) if token.opening in _NAMES or token.key in families]
    unlisted = [at for at, token in enumerate(tokens) if token.opening == "unlisted"]
    free = 0
    for at in [at for at, token in enumerate(tokens) if token.opening or token.inner]:
        token = tokens[at]
        if any(inner.opening or inner.inner for inner in token.inner):
            said = len(token.inner) > NAME_IN_MARKS
            yield from (one._replace(inside=said) for one in named_people(text, token.inner, families))
        if at < free or token.opening in ("", "part", "unlisted"):
            continue
        if not (_is_near(names, at, NEAR) or _is_near(unlisted, at, UNLISTED)):
            continue
        near = tokens[at : at + NEAR]
        if token.opening == "joined":
            near = [without_proclitic(text, token), *near[1:]]  # للباحثة، ولوزير
        phrase = _person(near, families)
        if phrase is not None:
            naming = naming_of(text, near, phrase)
            if naming.name:
                yield naming
            free = at + phrase.last


def _is_near(names: Sequence[int], at: int, reach: int) -> bool:
    """Return whether a name stands at a place or in the words that a title there may have."""
    place = bisect_left(names, at)
    return place < len(names) and names[place] < at + reach


def _person(tokens: Sequence[Token], families: frozenset[str]) -> Phrase | None:
    """Return the person whom the phrase at the first token names."""
    phrase = read_phrase(tokens, 0, whole=False)
    phrase = with_family_name(tokens, phrase, families) if phrase else None
    if phrase is None or not phrase.named:
        return None
    phrase = with_title_after_comma(tokens, phrase)
    return phrase if phrase.name_first > phrase.first or phrase.name_last - phrase.name_first > 1 else None


def _keys(tokens: Sequence[Token]) -> list[str]:
    """Return the words of tokens, those in marks included."""
    keys: list[str] = []
    for token in tokens:
        if token.kind == "quote":
            keys += _keys(token.inner)
        elif token.kind == "word" and token.key not in words_of("letter_title"):
            keys.append(token.key)
    return keys


def _surface(text: str, tokens: Sequence[Token]) -> str:
    """Return the words as they stand in the text, blanks made single; لل is written out as ال."""
    if not tokens:
        return ""
    start, end = _place(tokens)
    surface = " ".join(text[start:end].split())
    return f"ا{surface}" if is_definite(tokens[0].key) and surface.startswith("ل") else surface
