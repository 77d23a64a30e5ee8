"""Who is who in one article: one speaker under many names, a title where the article itself gave it to someone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from analysis.quotes.family_names import with_family_name
from analysis.quotes.phrases import Phrase, read_phrase
from analysis.quotes.tokens import Token, without_proclitic
from analysis.quotes.wordlists import Head, given_names, head_of, is_given_name, words_of


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


@dataclass
class Speaker:
    """One speaker of an article."""

    surface: str
    name: tuple[str, ...] = ()
    titles: set[tuple[str, ...]] = field(default_factory=set)
    gender: str = ""
    plural: bool = False
    media: bool = False

    def fits(self, agreement: str) -> bool:
        """Return whether a verb of this gender and number can have this speaker as its dropped subject."""
        if agreement in ("mp", "fp", "dual"):
            return self.plural and (agreement != "fp" or self.gender != "m")
        if agreement == "fs":
            return not self.plural and (self.gender == "f" or (not self.gender and bool(self.name)))
        return not self.plural and self.gender != "f"


def naming_of(text: str, tokens: Sequence[Token], phrase: Phrase) -> Naming:
    """Return a phrase with its words and its text; the name proper, where there is one, is its surface."""
    whole = tokens[phrase.first : phrase.last]
    part = tokens[phrase.name_first : phrase.name_last] if phrase.named else whole
    name = tuple(key for token in part for key in _keys(token)) if phrase.named else ()
    title = [*tokens[phrase.first : phrase.name_first], *tokens[phrase.name_last : phrase.last]]
    keys = tuple(key for token in title for key in _keys(token) if key not in words_of("same"))
    media = phrase.head is not None and phrase.head.kind == "media"
    marked = [token for token in part if token.kind == "quote"] if media else []
    return Naming(name, keys, _surface(text, marked or part), *_place(whole), phrase.head, phrase.key)


def _place(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return where the tokens stand, with the marks around a name that isn't all of them."""
    first, last = tokens[0], tokens[-1]
    start = first.quoted.outer_start if first.quoted and len(tokens) > 1 else first.start
    return start, last.quoted.outer_end if last.quoted and len(tokens) > 1 else last.end


def named_people(text: str, tokens: Sequence[Token], families: frozenset[str]) -> Iterator[Naming]:
    """Yield the people a paragraph names in full: a title with a name, or a given name with another after it."""
    at = 0
    while at < len(tokens):
        near = [_peeled(text, tokens[at]), *tokens[at + 1 : at + NEAR]] if _hides_title(tokens[at].key) else tokens
        first = at if near is tokens else 0
        phrase = _person_at(near, first, families)
        if phrase is not None:
            yield naming_of(text, near, phrase)
            at += phrase.last - first
        elif tokens[at].inner:
            yield from named_people(text, tokens[at].inner, families)
            at += 1
        else:
            at += 1


@lru_cache(maxsize=1 << 16)
def _hides_title(key: str) -> bool:
    """Return whether a folded word is a title behind و, ل or ب: للباحثة، ولوزير."""
    return head_of(key) is None and any(
        _is_title(noun) for letter in "ولب" if key[:1] == letter for noun in (key[1:], "ا" + key[1:])
    )


def _peeled(text: str, token: Token) -> Token:
    return without_proclitic(text, token)


def _person_at(tokens: Sequence[Token], at: int, families: frozenset[str]) -> Phrase | None:
    if not _begins_person(tokens[at].key):
        return None
    phrase = read_phrase(tokens, at, whole=False)
    phrase = with_family_name(tokens, phrase, families) if phrase else None
    if phrase is None or not phrase.named:
        return None
    return phrase if phrase.name_first > phrase.first or phrase.name_last - phrase.name_first > 1 else None


@lru_cache(maxsize=1 << 16)
def _begins_person(key: str) -> bool:
    """Return whether a folded word is a given name, or a title or rank that one can follow."""
    return is_given_name(key) or _is_title(key)


def _is_title(key: str) -> bool:
    head = head_of(key)
    return head is not None and head.kind in ("title", "rank", "person") and not head.plural


class People:
    """The speakers of one article, found again under shorter names and under their titles."""

    def __init__(self, named: Sequence[Naming]) -> None:
        self.speakers: list[Speaker] = []
        self._by_word: dict[str, list[Speaker]] = {}
        for naming in sorted(named, key=lambda naming: -len(naming.name)):
            self._add_title(self._person(naming), naming)
        first: dict[int, tuple[int, Speaker]] = {}
        for naming in named:
            person = self._person(naming)
            first.setdefault(id(person), (naming.start, person))
        self._first_places = list(first.values())

    def only_one_before(self, start: int, agreement: str) -> Speaker | None:
        """Return the only person whom a verb can mean of those named before a place, however named."""
        found: Speaker | None = None
        for place, person in self._first_places:
            if place >= start:
                break
            if person.fits(agreement):
                if found is not None and found is not person:
                    return None
                found = person
        return found

    def knows(self, word: str) -> bool:
        """Return whether someone in the article is called so."""
        return word in self._by_word

    def learn(self, naming: Naming) -> None:
        """Remember someone named with a title anywhere in the article: a headline may have the title alone."""
        if naming.name and naming.title:
            self._add_title(self._person(naming), naming)

    def speaker(self, naming: Naming, agreement: str, *, overt: bool) -> Speaker:
        """Return the speaker a phrase names; `overt`: the verb's gender is the speaker's."""
        found = self._person(naming) if naming.name else self._titled(naming)
        self._add_title(found, naming)
        if overt and agreement[0] == "f" and naming.head is None:
            found.gender = "f"  # «قالت يوسف»: a woman with a man's name
        elif overt and not found.gender:
            found.gender = "f" if agreement[0] == "f" else "m"
        return found

    def knows_naming(self, naming: Naming) -> bool:
        """Return whether the article has named whom a phrase names."""
        return (self._find_name(naming.name) if naming.name else self._find_title(naming.title)) is not None

    def _person(self, naming: Naming) -> Speaker:
        found = self._find_name(naming.name)
        if found is None:
            found = self._new(naming)
            found.name = naming.name
            for word in naming.name:
                self._by_word.setdefault(word, []).append(found)
        return found

    def _titled(self, naming: Naming) -> Speaker:
        surname = self._find_name(naming.title) if len(naming.title) == 1 else None  # «قال النجم» of خالد النجم
        known = surname or self._find_title(naming.title)
        if known is None and naming.key in words_of("epithet"):  # «المسؤولة الأممية», where one woman is named
            known = self.only_one_before(naming.start, "fs" if _gender(naming) == "f" else "ms")
        return known or self._new(naming)

    def _new(self, naming: Naming) -> Speaker:
        speaker = Speaker(naming.surface, gender=_gender(naming), plural=_plural(naming))
        speaker.media = naming.head is not None and naming.head.kind == "media"
        self.speakers.append(speaker)
        return speaker

    def _add_title(self, speaker: Speaker, naming: Naming) -> None:
        if naming.title:
            speaker.titles.add(naming.title)
            if not speaker.name and len(naming.surface) > len(speaker.surface):
                speaker.surface = naming.surface

    def _find_name(self, name: tuple[str, ...]) -> Speaker | None:
        """Return the only one whose name contains this one."""
        candidates = [one for one in self._by_word.get(name[-1], ()) if set(name) <= set(one.name)]
        exact = [one for one in candidates if one.name == name]
        if exact:
            return exact[0]
        return candidates[0] if len(candidates) == 1 else None

    def _find_title(self, title: tuple[str, ...]) -> Speaker | None:
        """Return the only one who bears this title, in full or shortened to its head."""
        if not title:
            return None
        candidates = [one for one in self.speakers if any(_shortens(title, longer) for longer in one.titles)]
        exact = [one for one in candidates if title in one.titles]
        if len(exact) == 1:
            return exact[0]
        return candidates[0] if len(candidates) == 1 else None


def _shortens(title: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Return whether one title is another cut short: الوزير for وزير الخارجية."""
    if longer[len(title) : len(title) + 1] and longer[len(title)].startswith("و"):  # another is named beside him
        return False
    if title[1:] == longer[1 : len(title)] and title[0].removeprefix("ال") == longer[0].removeprefix("ال"):
        return True
    if longer[0] in words_of("naming_noun") and longer[1:] == title and len(title) > 1:
        return True  # الصحة العالمية for منظمة الصحة العالمية
    return longer == title[: len(longer)] and len(longer) > 1


def _keys(token: Token) -> Iterator[str]:
    if token.kind == "quote":
        for inner in token.inner:
            yield from _keys(inner)
    elif token.kind == "word" and token.key not in ("د", "م", "ا"):
        yield token.key


def _surface(text: str, tokens: Sequence[Token]) -> str:
    """Return the words as they stand in the text, blanks made single; لل is written out as ال."""
    if not tokens:
        return ""
    start, end = _place(tokens)
    surface = " ".join(text[start:end].split())
    return f"ا{surface}" if tokens[0].key.startswith("ال") and surface.startswith("ل") else surface


def _gender(naming: Naming) -> str:
    if naming.head is not None:
        return naming.head.gender
    if naming.name and naming.name[0] in given_names():
        return given_names()[naming.name[0]]
    return ""


def _plural(naming: Naming) -> bool:
    if naming.head is not None:
        return naming.head.plural
    return naming.key.startswith("ال") and naming.key.endswith("ون") and len(naming.key) > 5
