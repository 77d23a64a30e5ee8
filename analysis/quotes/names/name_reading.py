"""The personal name inside a phrase: where it begins after its title, and what stands beside it."""

from analysis.arabic.article import THE, TO_THE, is_definite, is_nisba
from analysis.quotes.names.name_parts import NameParts
from analysis.quotes.names.personal_names import begins, begins_with_article, goes_on, is_last
from analysis.quotes.words.cues import readings_of
from analysis.quotes.words.name_shapes import bears_name, is_bare_name, is_name, never_begins
from analysis.quotes.words.vocabulary import is_common, is_word
from analysis.quotes.words.word_shapes import (
    has_proclitic,
    is_action,
    is_adverb,
    is_described_by,
    is_ours,
    is_plural,
    is_thing,
)
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, owned_head, words_of

NAME_LONGEST = 6  # words of a personal name


class NameReading(NameParts):
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
        if key in words_of("second_name") and is_nisba(self._next_key()):
            return None  # محمد المختار الشنقيطي
        if self.tokens[self.at - 1].key in words_of("joined", "servant"):
            return None  # محمد ولد الطلبة، ماهر عبد الوكيل
        if key in words_of("name_rank") or (known.kind == "rank" and not is_definite(key) and self._name_follows()):
            return None  # رحاب مبارك سيد أحمد، وعد الطيب حاج النور
        if known.kind == "rank" and is_definite(key) and not self._name_in_two():
            return None  # منى عبد الغفار السيد
        if self._is_closed_here() and self.at > self.name_first + 1:
            return None  # عبد الله إسحاق معلم إن، علي حسن النجم قائلا
        whole = self.whole and not self.eager
        if whole and is_definite(key) and not self._word_follows():
            return None  # the last word is the family name: خالد النجم
        length, last = self.at - self.name_first, self.tokens[self.at - 1].key
        of_office = key not in words_of("second_name") and self._word_follows()
        following = self._next_key()
        office = is_definite(following) and not is_definite(key)  # أشرف وزير الفلاحة
        titled = head_of(following) is not None and not is_definite(key)  # مساعد حاكم الولاية
        of_office = of_office and (office or titled or is_described_by(key, following))  # كوزمين المدير الفني
        surname = length == 1 and is_given_name(self.tokens[self.name_first].key) and not of_office  # محمد الخطيب
        complete = length > 1 and is_definite(last) and last not in words_of("compound", "joined")  # وائل السرحان
        other = head_of(following)
        of_someone = other is not None and not is_given_name(following) and other.kind in ("title", "rank")
        of_someone = of_someone and is_given_name(key) and of_office  # بريت ماكغورك مساعد الجنرال، باهير مساعد حاكم …
        if not of_someone and ((is_given_name(key) and not complete) or surname or (whole and length < 2)):
            return None
        if whole:
            self.name_last = self.at
        return whole

    def _is_object(self, key: str) -> bool:
        """Return whether ب stands before a noun after the name: توعد ترامب بفرض …, أقر صالح بأهمية …"""
        complete = self.at - self.name_first > 1 and is_given_name(self.tokens[self.at - 1].key)
        complete = complete and (self._word_follows() or has_proclitic(key))  # not «عبد القادر بلعربي»
        before = self.tokens[self.at - 1].key
        thing = (
            is_definite(key)
            and is_thing(key)
            and (is_name(before) or is_definite(before) or before in words_of("compound"))
        )
        following = self._next_key()
        if thing and (is_function_word(following) or readings_of(following)):
            return not self._states_next()  # رفض أدرار الكشف عن، يشرح الحاج الأمر بقوله
        says = self.whole and self.after_verb and not self.eager  # a verb of saying has no such object
        if is_plural(key) and not is_given_name(key) and self._word_follows() and not says:
            return self.tokens[self.at - 2].key not in words_of("joined")  # وليد بن عبدالرحمن البابطين إلى …
        if self._states_next(marks=key[0] != "ب"):
            return False  # أسامة بوعزة أن, not ترامب بفرض "…"
        if key[0] == "ب" and is_word(key[1:]) and not is_given_name(key) and self.at - self.name_first > 1:
            return True  # نورلان بيسينوف بعمق العلاقات
        if key[0] == "ب" and is_definite(before) and is_action(key[1:]) and not is_given_name(key):
            return True  # وأشاد الجاسر باختيار المملكة
        action = is_action(key) and self._word_follows() and not self._states_soon()
        if action and self.at - self.name_first > 1:
            return True  # مصطفى بن عيسى تسريب مواضيع البكالوريا
        adverb = is_adverb(key) and (has_proclitic(key) or not self._is_marked())  # not سفيان بنجدية في
        return adverb or (complete and key[0] == "ب" and not is_given_name(key))

    def _follows_calling(self, key: str) -> bool:
        """Return whether a given name follows words with ال that head nothing: البرتغالي جورجي، النحاتة هند."""
        if self.head is not None or not is_given_name(key):
            return False
        before = self.tokens[self.name_first : self.at]
        if key in words_of("name_or_noun") and is_nisba(before[-1].key):
            return False  # اعتبر الحوثي نجاح المقاومة …
        described = all(is_definite(token.key) for token in before)
        return described and not is_given_name(before[0].key)

    def _name(self, key: str) -> bool | None:
        """Begin or go on with a personal name."""
        if self.naming:
            return self._goes_on(key)
        first = self.at == self.first
        if self.name_first >= 0 or (self.head is not None if first else not bears_name(self.head)):
            return None
        following = self._next_key()
        if not first and never_begins(key) and not begins_with_article(key, following):
            return None
        words = [token.key for token in self.tokens[self.first : self.at]]
        definite = self.owned is not None or any(word.startswith((THE, TO_THE)) for word in words)
        marked = (self.whole and not self.eager) or (
            self.after_verb and (is_bare_name(key) or self._is_womans_name(key, following))  # سونا أكسوي, درة المهيري
        )
        if begins(words, key, self.head, following, whole=marked, definite=definite):
            self.name_first = self.at
            return True
        return None

    def _goes_on(self, key: str) -> bool:
        """Return whether a word goes on with the name that has begun."""
        if self._is_another_word(key):
            return False
        if self._follows_calling(key):
            self.name_first = self.at
            return True
        if self._next_key() in words_of("compound") and not is_thing(key):
            return True  # شرف الدين الطيب حمدنا الله
        if self.eager:
            return self.at - self.name_first < NAME_LONGEST and self._is_part(key)
        if self.whole:
            return self.at - self.name_first < NAME_LONGEST and self._fits_whole(key)
        taken = self._taken()
        if goes_on(taken, key) or (is_last(taken, key) and self._is_marked()) or self._is_last_in_ta(taken, key):
            return True
        return self._is_family_name(taken, key) or self._is_closing_family(taken, key)

    def _is_another_word(self, key: str) -> bool:
        """Return whether a word after a name is a verb, or has a proclitic that no name has."""
        if key in words_of("after_name") or self._is_verb_of_hers(key) or self._is_verb_now(key) or is_ours(key):
            return True  # وقال يونس نعمل على صفقة
        if key[0] == "ف" and len(key) > 3 and not is_given_name(key) and (key[1] == "ت" or is_word(key[1:])):
            return True  # فرح فتدرس، شيلان أحمد فاكتفت
        if (key[0] in "وف" and readings_of(key)) or (key[0] == "ل" and is_given_name(key[1:])):
            return True  # أما هنادي فرأت، قال سعيد لأحمد
        if key.isascii() and key[0].isalpha() and not self.tokens[self.name_first].key.isascii():
            return True  # المغرد كمال الغامدي @kamalsg99
        whole = self.at - self.name_first > 1
        return key[0] == "ل" and whole and is_word(key[1:]) and not is_given_name(key)  # قال روان بيريرا لخليج برس

    def _fits_whole(self, key: str) -> bool:
        """Return whether a word belongs to a name whose end is marked: no adverb, title or object behind it."""
        before = self.tokens[self.at - 1].key
        family = is_nisba(before) and (is_common(key) or key in words_of("name_or_noun"))  # الزغلامي مازحة
        family = family and not is_definite(key)
        named = self.at - self.name_first > 1 and is_common(key) and key not in words_of("joined")
        named = named and not is_definite(key)
        if named and is_definite(self._next_key()) and not is_given_name(key) and head_of(key) is None:
            return False  # ماركوس بيكيدال مشغل الموقع
        told = owned_head(key) is not None and not is_given_name(key)  # نضال البوم مراسلنا بأن
        return key in words_of("compound") or not (told or family or self._is_object(key))

    def _is_verb_now(self, key: str) -> bool:
        """Return whether a verb of the present follows a whole name: حواء إسحق تمسح دموعها."""
        if self.whole or self.at - self.name_first < 2 or is_given_name(key) or head_of(key) is not None:
            return False
        return key[0] in "يت" and len(key) > 3 and is_word("ي" + key[1:])

    def _is_closed_here(self) -> bool:
        """Return whether nothing that a title would go on with follows: a mark, أن, a participle."""
        following = self._following()
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
