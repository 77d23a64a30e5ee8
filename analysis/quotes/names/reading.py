"""A noun phrase on its way: what of it has been read, and what stands around the word at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.arabic.article import is_definite
from analysis.quotes.words.name_shapes import is_name
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.vocabulary import is_common, is_nationality
from analysis.quotes.words.wordlists import Head, head_of, is_function_word, is_given_name, owned_head, words_of

_THINGS = ("body", "text", "source", "media")  # kinds of heads that no personal name follows


class Phrase(NamedTuple):
    """Tokens [first, last) that name a speaker, and [name_first, name_last) of them the name proper."""

    first: int
    last: int
    name_first: int
    name_last: int
    head: Head | None
    key: str  # the first word, folded

    @property
    def named(self) -> bool:
        """Whether a personal name was told from the title around it."""
        return self.name_first < self.name_last


@dataclass
class Reading:
    """A phrase from `first` up to the word at hand; `whole` and `after_verb` as for read_phrase.

    `eager`: a title may be long, as if the end were marked, but what follows the name may be the verb's object.
    """

    tokens: Sequence[Token]
    first: int
    whole: bool
    after_verb: bool = False
    eager: bool = False
    end: int | None = None  # the verb it ends before at last, so that no object follows

    def __post_init__(self) -> None:
        key = self.tokens[self.first].key if self.first + 1 < len(self.tokens) else ""
        if key in words_of("same_before"):
            self.first += 1  # ذات المتحدث
        elif key in words_of("latest") and self._begins_with_text():
            self.first += 1  # أحدث إحصاءات الوزارة
        elif is_nationality(key) and self._begins_with_nationality():
            self.first += 1  # الصربي سينيسا ميهالوفيتش
        self.at = self.first
        token = self.tokens[self.first] if self.first < len(self.tokens) else None
        self.owned = owned_head(token.key, his=token.his) if token else None  # زميله، نقيبها
        self.head = self.owned or (head_of(token.key) if token and not self._begins_with_name() else None)
        self.name_first = self.name_last = -1
        self.definite = self.owned is not None

    def _begins_with_nationality(self) -> bool:
        """Return whether a nationality stands before two names at least."""
        names = self.tokens[self.first + 1 : self.first + 3]
        return len(names) == 2 and all(token.kind == "word" and is_name(token.key) for token in names)

    def _begins_with_name(self) -> bool:
        """Return whether a title is a given name, as a family name and a title follow: مساعد غالي المتحدث …"""
        if not is_given_name(self.tokens[self.first].key):
            return False
        words = self.tokens[self.first + 1 : self.first + 3]
        if len(words) < 2 or is_definite(words[0].key) or not is_name(words[0].key):
            return False
        head = head_of(words[1].key)
        return is_definite(words[1].key) and head is not None and head.kind in ("title", "rank")

    def _begins_with_text(self) -> bool:
        """Return whether a text stands after a superlative: آخر بيانات، أحدث تقرير."""
        text = head_of(self.tokens[self.first + 1].key)
        return text is not None and text.kind in ("text", "source")

    @property
    def naming(self) -> bool:
        return self.name_first >= 0 and self.name_last < 0

    def phrase(self) -> Phrase | None:
        last = self.at
        while last > self.first and self.tokens[last - 1].key in words_of("preposition"):
            if last > self.first + 1 and self.tokens[last - 2].key in words_of("done_to"):
                break  # المجني عليها
            last -= 1
        if last == self.first:
            return None
        name_first, name_last = self.name_first, self.name_last if self.name_last >= 0 else last
        if name_first < 0:
            bare = self.head is None
            name_first, name_last = (self.first, last) if bare else (last, last)
        return Phrase(self.first, last, name_first, min(name_last, last), self.head, self.tokens[self.first].key)

    def _is_thing(self) -> bool:
        return self.head is not None and self.head.kind in _THINGS

    def _is_definite(self) -> bool:
        return is_definite(self.tokens[self.first].key)

    def _name_follows(self) -> bool:
        """Return whether a rank or a given name follows at once: أمين المنطقة بالإنابة المهندس …"""
        following = self._following()
        if following is None or following.kind != "word":
            return False
        head = head_of(following.key)
        ranked = (head is not None and head.kind == "rank") or following.key in words_of("royal")
        return is_given_name(following.key) or ranked

    def _inside_title(self, letter: str) -> bool:
        return self.at > self.first and self.name_first < 0 and bool(self.head and letter in self.head.takes)

    def _is_marked(self) -> bool:
        """Return whether no further noun follows: the word at hand is no verb's object with its own complement."""
        following = self._following()
        if following is None or following.kind != "word":
            return True
        head = head_of(following.key)
        if following.his or following.key in words_of("object", "asserted"):
            return True  # عمار الحلاق مهامه، شرف الدين الطيب منظمات …
        if following.adverb or following.cue or (head is not None and head.kind in ("title", "rank", "person")):
            return True  # رأفت بدران مؤكدا، ألبرت ديل روساريو وزير …
        inside = following.key[0] in "بل" and is_common(following.key)  # … لمغاري بمدينة، هابتيماريام بلقب
        return (
            inside
            or is_function_word(following.key)
            or following.key in words_of("complement", "time", "relative", "this")
        )

    def _states_next(self, *, marks: bool = True) -> bool:
        """Return whether what is said follows the word at hand, so that the verb has no other object."""
        following = self._following()
        if following is None:
            return self.end is not None
        if following.kind != "word":
            return following.kind == "colon" or (marks and following.kind == "quote")
        return following.key in words_of("complement") and following.key[0] != "ب"

    def _states_soon(self) -> bool:
        """Return whether أن follows behind a preposition: وأشار عبد الرقيب سيف فتح إلى أن."""
        ahead = self.tokens[self.at + 1 : self.at + 3]
        states = len(ahead) == 2 and ahead[1].key in words_of("complement")
        return states and ahead[0].key in words_of("states", "preposition")

    def _following(self) -> Token | None:
        """Return the token after the word at hand, None where the phrase must end."""
        place = self.at + 1
        return self.tokens[place] if place < (len(self.tokens) if self.end is None else self.end) else None

    def _next_key(self) -> str:
        """Return the word after the one at hand, "" where none follows in the phrase."""
        following = self._following() if self._word_follows() else None
        return following.key if following is not None else ""

    def _word_follows(self) -> bool:
        following = self._following()
        return following is not None and following.kind == "word" and following.key not in words_of("complement")
