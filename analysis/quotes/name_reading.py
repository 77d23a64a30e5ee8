"""The personal name inside a phrase: where it begins after its title, and what stands beside it."""

from analysis.quotes.cues import readings_of
from analysis.quotes.personal_names import begins, goes_on, is_complete, is_last
from analysis.quotes.reading import Reading
from analysis.quotes.word_shapes import (
    bears_name,
    has_proclitic,
    is_adverb,
    is_bare_name,
    is_plural,
    is_thing,
    is_unlisted_name,
    never_begins,
)
from analysis.quotes.wordlists import head_of, is_function_word, is_given_name, words_of

NAME_LONGEST = 6  # words of a personal name


class NameReading(Reading):
    """Takes the words of a name, and the title that follows it."""

    def _title_after_name(self, key: str) -> bool | None:
        """End the name where a title follows it: علاء نصر رئيس المهرجان."""
        if not self.naming:
            return None
        known = head_of(key)
        if not self.whole and key in words_of("royal") and self._name_follows():
            return False  # كرم الأمير جلوي: the verb
        if not known or known.kind not in ("title", "person", "rank", "many"):
            return None
        if self.tokens[self.at - 1].key in words_of("joined", "servant"):
            return None  # محمد ولد الطلبة، ماهر عبد الوكيل
        if known.kind == "rank" and key.startswith("ال") and not self._name_in_two():
            return None  # منى عبد الغفار السيد
        if self._is_closed_here() and self.at > self.name_first + 1:
            return None  # عبد الله إسحاق معلم إن، علي حسن النجم قائلا
        whole = self.whole and not self.eager
        if whole and key.startswith("ال") and not self._word_follows():
            return None  # the last word is the family name: خالد النجم
        length, last = self.at - self.name_first, self.tokens[self.at - 1].key
        of_office = key not in words_of("second_name") and self._word_follows()
        of_office = of_office and self.tokens[self.at + 1].key.startswith("ال")  # كوزمين المدير الفني
        surname = length == 1 and is_given_name(self.tokens[self.name_first].key) and not of_office  # محمد الخطيب
        complete = length > 1 and last.startswith("ال") and last not in words_of("compound", "joined")  # وائل السرحان
        if (is_given_name(key) and not complete) or surname or (whole and length < 2):
            return None
        if whole:
            self.name_last = self.at
        return whole

    def _is_object(self, key: str) -> bool:
        """Return whether ب stands before a noun after the name: توعد ترامب بفرض …, أقر صالح بأهمية …"""
        complete = self.at - self.name_first > 1 and is_given_name(self.tokens[self.at - 1].key)
        complete = complete and (self._word_follows() or has_proclitic(key))  # not «عبد القادر بلعربي»
        says = self.whole and self.after_verb and not self.eager  # a verb of saying has no such object
        if is_plural(key) and not is_given_name(key) and self._word_follows() and not says:
            return self.tokens[self.at - 2].key not in words_of("joined")  # وليد بن عبدالرحمن البابطين إلى …
        if self._states_next(marks=key[0] != "ب"):
            return False  # أسامة بوعزة أن, not ترامب بفرض "…"
        adverb = is_adverb(key) and (has_proclitic(key) or not self._is_marked())  # not سفيان بنجدية في
        return adverb or (complete and key[0] == "ب" and not is_given_name(key))

    def _follows_calling(self, key: str) -> bool:
        """Return whether a given name follows words with ال that head nothing: البرتغالي جورجي، النحاتة هند."""
        if self.head is not None or not is_given_name(key):
            return False
        before = self.tokens[self.name_first : self.at]
        described = all(token.key.startswith("ال") for token in before)
        return described and not is_given_name(before[0].key)

    def _name(self, key: str) -> bool | None:
        """Begin or go on with a personal name."""
        if self.naming:
            if key in words_of("after_name") or (self._is_verb_of_hers(key)):
                return False
            if key.startswith("فت") and len(key) > 3 and not is_given_name(key):
                return False  # فرح فتدرس
            if (key[0] in "وف" and readings_of(key)) or (key[0] == "ل" and is_given_name(key[1:])):
                return False  # أما هنادي فرأت، قال سعيد لأحمد
            if self._follows_calling(key):
                self.name_first = self.at
                return True
            if self._word_follows() and self.tokens[self.at + 1].key in words_of("compound") and not is_thing(key):
                return True  # شرف الدين الطيب حمدنا الله
            if self.eager:
                return self.at - self.name_first < NAME_LONGEST and self._is_part(key)
            if self.whole:
                fits = key in words_of("compound") or not self._is_object(key)
                return self.at - self.name_first < NAME_LONGEST and fits
            taken = self._taken()
            if goes_on(taken, key) or (is_last(taken, key) and self._is_marked()) or self._is_last_in_ta(taken, key):
                return True
            return self._is_family_name(taken, key)
        inside = bears_name(self.head) and not never_begins(key)
        may_begin = self.head is None if self.at == self.first else inside
        if self.name_first >= 0 or not may_begin:
            return None
        before = [token.key for token in self.tokens[self.first : self.at]]
        following = self.tokens[self.at + 1].key if self._word_follows() else ""
        definite = self.owned is not None or any(word.startswith(("ال", "لل")) for word in before)
        marked = (self.whole and not self.eager) or (
            self.after_verb and (is_bare_name(key) or self._is_womans_name(key, following))  # سونا أكسوي, درة المهيري
        )
        if begins(before, key, self.head, following, whole=marked, definite=definite):
            self.name_first = self.at
            return True
        return None

    def _is_closed_here(self) -> bool:
        """Return whether nothing that a title would go on with follows: a mark, أن, a participle."""
        following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        if following is None or following.kind != "word":
            return True
        return following.adverb or following.key in words_of("complement")

    def _name_in_two(self) -> bool:
        """Return whether a name may follow the rank at hand, at once or after a second one."""
        following = [token.key for token in self.tokens[self.at + 1 : self.at + 3] if token.kind == "word"]
        return any(is_given_name(key) for key in following) or (bool(following) and is_bare_name(following[0]))

    def _is_verb_of_hers(self, key: str) -> bool:
        """Return whether a name at the head of its sentence has come to its verb: مريم فقدت."""
        headless = self.head is None and not self.after_verb and not self.whole
        return headless and key.endswith("ت") and len(key) > 3 and not is_given_name(key)

    def _is_womans_name(self, key: str, following: str) -> bool:
        """Tell an unlisted name in ا or ة from a thing: درة المهيري, not قرارا جديدا, زيارة الأراضي."""
        if not (key.endswith(("ا", "ه")) and is_bare_name(key[:-1])) or key in words_of("object"):
            return False
        family = (
            following.startswith("ال") and following.endswith("ي") and key.endswith("ه") and not is_thing(following)
        )
        return is_bare_name(following) or family

    def _is_part(self, key: str) -> bool:
        """Return whether a word goes on with a name that the verb's object may follow."""
        last, length = self.tokens[self.at - 1].key, self.at - self.name_first
        taken = self._taken()
        closed = is_complete(taken)
        if key in words_of("joined", "compound") or last in words_of("joined", "servant"):
            return True
        if is_given_name(key) or (is_last(taken, key) and self._is_marked()) or self._is_last_in_ta(taken, key):
            return not closed
        if not key.startswith("ال"):
            thing = key in words_of("object", "time", "finite", "asserted")
            if not closed and not thing and self._object_follows() and is_unlisted_name(key):
                return True  # عبد الكريم زيدات المستوطنين
            like_verb = key[0] in "يت" and is_unlisted_name(key) and (length == 1 or key.endswith("ي"))  # يزدي
            plain = is_bare_name(key) or like_verb
            return not closed and not thing and (plain or (key[0] not in "بل" and self._states_next()))
        if (is_plural(key) and not self._is_clan(key)) or is_thing(key):
            return False
        family = key.endswith("ي") or (is_given_name(key[2:]) and not key.endswith("ه"))
        first_given = length == 1 and is_given_name(self.tokens[self.name_first].key)
        family = family or self._is_clan(key) or (first_given and self._is_marked() and self._may_be_family(key))
        return self._states_next() or (not closed and (family or self._stands_before_person(key)))

    def _is_last_in_ta(self, taken: list[str], key: str) -> bool:
        """Return whether an unlisted word in ة ends a name before a comma or an object's ً: ناصر باصرة اجتماعًا."""
        after = self.at + 1
        closed = after < len(self.tokens) and (self.tokens[after].kind == "comma" or self.tokens[after].adverb)
        ending = key.endswith("ه") or (key.endswith("ا") and len(taken) > 1)
        plain = ending and not key.endswith("يه") and key not in words_of("object", "asserted", "adjective")
        return closed and plain and is_last([*taken, *taken], key)

    def _object_follows(self) -> bool:
        """Return whether people follow to whom something is done: المستوطنين، المتهم."""
        following = self.tokens[self.at + 1].key if self._word_follows() else ""
        head = head_of(following)
        return is_plural(following) or (following.startswith("ال") and head is not None and head.kind == "person")

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
        closed = closed or (self._word_follows() and self.tokens[after].key in words_of("object", "asserted"))
        return key.endswith("ات") and closed and is_given_name(self.tokens[self.at - 1].key)

    def _stands_before_person(self, key: str) -> bool:
        """Return whether the verb's object follows an unlisted family name: سألت … هدى الفليج المتهم."""
        following = head_of(self.tokens[self.at + 1].key) if self._word_follows() else None
        return following is not None and is_unlisted_name(key) and not key.endswith("ه")

    def _is_family_name(self, taken: list[str], key: str) -> bool:
        """Return whether a word goes on with a name that no list has: صخر الخلايلة جولاته، إليف أكسوي المخيم."""
        if not self.after_verb or self.head is None or is_given_name(taken[0]) or head_of(key) or len(taken) > 2:
            return False
        if not key.startswith("ال"):
            return is_bare_name(key)
        if len(taken) > 1 or is_plural(key):
            return False
        following = self.tokens[self.at + 1] if self._word_follows() else None
        described = following is not None and following.key.startswith("ال") and following.key.endswith(("ي", "يه"))
        adjunct = following is None or is_function_word(following.key) or following.key[0] in "بل"
        object_follows = not adjunct and not described
        return key.endswith("ي") or object_follows or (adjunct and is_unlisted_name(key))
