"""How far a personal name reaches where the verb's object may follow it."""

from analysis.arabic.article import is_definite, is_nisba
from analysis.quotes.names.personal_names import is_complete, is_last, is_second_family
from analysis.quotes.names.reading import Reading
from analysis.quotes.words.cues import readings_of
from analysis.quotes.words.name_shapes import is_bare_name, is_name, is_unlisted_name
from analysis.quotes.words.vocabulary import is_common, is_place, is_word
from analysis.quotes.words.word_shapes import has_proclitic, is_action, is_described_by, is_plural, is_thing
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, words_of

NAME_LONGEST = 6  # words of a personal name


class NameParts(Reading):
    """Tells the words of a name from the verb's object after it."""

    def _is_womans_name(self, key: str, following: str) -> bool:
        """Tell an unlisted name in ا or ة from a thing: درة المهيري, not قرارا جديدا, زيارة الأراضي."""
        if not (key.endswith(("ا", "ه")) and is_bare_name(key[:-1])) or key in words_of("object"):
            return False
        family = is_nisba(following) and key.endswith("ه") and not is_thing(following)
        return is_bare_name(following) or family

    def _is_part(self, key: str) -> bool:
        """Return whether a word goes on with a name that the verb's object may follow."""
        last, length = self.tokens[self.at - 1].key, self.at - self.name_first
        if readings_of(key) and last not in words_of("joined") and not is_given_name(key):
            return False  # بن طالب يرى أن
        noun = is_word(key[1:]) or head_of(key[1:]) is not None
        proclitic = key[0] == "ب" and noun and not is_given_name(key)
        if length > 1 and is_definite(key) and key.endswith("ات"):
            return False  # توماس كيرك المناورات
        if length > 1 and (proclitic or (is_action(key) and self._word_follows() and not self._states_soon())):
            return False  # نورلان بيسينوف بعمق العلاقات، مصطفى بن عيسى تسريب مواضيع …
        taken = self._taken()
        if is_second_family(taken, key):
            return True
        closed = is_complete(taken)
        if key in words_of("joined", "compound") or last in words_of("joined", "servant"):
            return True
        if is_given_name(key) or (is_last(taken, key) and self._is_marked()) or self._is_last_in_ta(taken, key):
            return not closed
        if not is_definite(key):
            thing = key in words_of("object", "time", "finite", "asserted")
            if not closed and not thing and self._object_follows() and is_unlisted_name(key):
                return True  # عبد الكريم زيدات المستوطنين
            like_verb = key[0] in "يت" and is_unlisted_name(key) and (length == 1 or key.endswith("ي"))  # يزدي
            plain = is_bare_name(key) or like_verb or (length == 1 and self._is_common_surname(key))
            return (
                not closed
                and not thing
                and (plain or (key[0] not in "بل" and self._states_next(marks=not is_common(key))))
            )
        if (is_plural(key) and not self._is_clan(key)) or is_thing(key) or (is_place(key) and not is_given_name(key)):
            return False
        family = key.endswith("ي") or (is_given_name(key[2:]) and not key.endswith("ه"))
        first_given = length == 1 and is_given_name(self.tokens[self.name_first].key)
        family = family or self._is_clan(key) or (first_given and self._is_marked() and self._may_be_family(key))
        family = family or (length == 1 and self._is_common_surname(key))
        return self._states_next() or (not closed and (family or self._stands_before_person(key)))

    def _is_common_surname(self, key: str) -> bool:
        """Return whether a noun is the family name of one given name, as an object follows: كامل الوزير القرار."""
        if not is_given_name(self.tokens[self.at - 1].key) or not self._word_follows() or has_proclitic(key):
            return False
        if key in words_of("surname"):
            return True  # هاني عودة لحظة الهجوم
        if key in words_of("object", "asserted", "time", "finite", "occasion", "naming_noun", "adjective"):
            return False
        following = self._next_key()
        if following in words_of("this") or is_function_word(following):
            return True
        return is_definite(following) and not is_described_by(key, following)

    def _is_last_in_ta(self, taken: list[str], key: str) -> bool:
        """Return whether an unlisted word in ة ends a name before a comma or an object's ً: ناصر باصرة اجتماعًا."""
        after = self.at + 1
        closed = after < len(self.tokens) and (self.tokens[after].kind == "comma" or self.tokens[after].adverb)
        ending = key.endswith("ه") or (key.endswith("ا") and len(taken) > 1)
        plain = ending and not key.endswith("يه") and key not in words_of("object", "asserted", "adjective")
        return closed and plain and is_last([*taken, *taken], key)

    def _object_follows(self) -> bool:
        """Return whether people follow to whom something is done: المستوطنين، المتهم."""
        following = self._next_key()
        head = head_of(following)
        return is_plural(following) or (is_definite(following) and head is not None and head.kind == "person")

    def _may_be_family(self, key: str) -> bool:
        """Return whether a word with ال can be a family name here: عمار الحلاق مهامه."""
        return is_unlisted_name(key) or (self._word_follows() and self.tokens[self.at + 1].his)

    def _taken(self) -> list[str]:
        """Return the words of the name so far, of the last one where several are named: سعد … وعالية."""
        taken = [token.key for token in self.tokens[self.name_first : self.at]]
        last = [place for place, key in enumerate(taken) if place and key[:1] == "و" and is_given_name(key[1:])]
        return [taken[last[-1]][1:], *taken[last[-1] + 1 :]] if last else taken

    def _is_clan(self, key: str) -> bool:
        """Return whether a word in ات before a comma is a family's name: نايف العبداللات، …"""
        after = self.at + 1
        closed = after < len(self.tokens) and self.tokens[after].kind == "comma"
        closed = closed or (self._word_follows() and self.tokens[after].key in words_of("object", "asserted", "this"))
        before = self.tokens[self.at - 1].key
        named = is_name(before) or before in words_of("compound")
        return key.endswith("ات") and (closed or self._is_marked()) and named

    def _is_closing_family(self, taken: list[str], key: str) -> bool:
        """Return whether a word with ال that is none of the language ends the name: متري الحايك في …"""
        unknown = is_definite(key) and len(key) > 4 and not (is_common(key) or head_of(key) or is_plural(key))
        return unknown and self._is_marked() and not is_complete(taken) and not is_thing(key)

    def _stands_before_person(self, key: str) -> bool:
        """Return whether the verb's object follows an unlisted family name: سألت … هدى الفليج المتهم."""
        following = head_of(self._next_key()) if self._word_follows() else None
        return following is not None and is_unlisted_name(key) and not key.endswith("ه")

    def _is_family_name(self, taken: list[str], key: str) -> bool:
        """Return whether a word goes on with a name that no list has: صخر الخلايلة جولاته، إليف أكسوي المخيم."""
        if not self.after_verb or self.head is None or is_given_name(taken[0]) or head_of(key) or len(taken) > 2:
            return False
        if not is_definite(key):
            return is_bare_name(key)
        if len(taken) > 1 or is_plural(key):
            return False
        following = self._following() if self._word_follows() else None
        described = following is not None and is_definite(following.key) and following.key.endswith(("ي", "يه"))
        adjunct = following is None or is_function_word(following.key) or following.key[0] in "بل"
        object_follows = not adjunct and not described
        return key.endswith("ي") or object_follows or (adjunct and is_unlisted_name(key))
