"""A noun phrase read word by word: which words belong to it, which part is a title and which a name."""

from collections.abc import Callable
from functools import lru_cache

from analysis.arabic.article import bare_of, is_definite
from analysis.quotes.names.peculiar_words import PeculiarReading, is_peculiar, leads_on
from analysis.quotes.words.name_shapes import is_bare_name
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.vocabulary import is_place
from analysis.quotes.words.word_shapes import is_action, is_body, is_described_by, is_many, is_plural, is_thing
from analysis.quotes.words.wordlists import head_of, is_dual, is_function_word, is_given_name, words_of


class Reader(PeculiarReading):
    """Takes one word after the other from `first` on."""

    def takes(self) -> bool:
        """Take the token at hand into the phrase, or return False."""
        token, first = self.tokens[self.at], self.at == self.first
        if token.kind == "quote":
            return self._takes_name_in_marks(token)
        key, before = token.key, "" if first else self.tokens[self.at - 1].key
        if token.kind != "word" or (token.apart and self.naming):
            return False  # عمر باشطح (52 عاما) بصوت خافت
        if token.apart and self.head is not None and self.head.kind in ("media", "body") and not is_definite(key):
            return False  # بحسب صحيفة (يديعوت) اندلعت النيران
        if key[0].isdigit():
            numbered = self.head is not None and self.head.kind == "media" and self._states_next()  # قناة سكاي نيوز 24
            return not first and self.name_first < 0 and (numbered or self._name_ahead())  # آمر الكتيبة 55 المقدم …
        if token.adverb and not self._is_accusative(token):
            return False
        if is_peculiar(key) or leads_on(before):
            answer = self._peculiarly(token, key, before)
            if answer is not None:
                return answer
        if before in words_of("near") and key in words_of("of_them"):
            return True  # مصدر مقرب منه
        if key in words_of("in_it") and self.whole and self._is_someone() and self._states_soon_or_verb():
            return True  # خبيرًا فيه قال
        if self._is_end(key):
            return False
        if token.his and not first and not self._only_looks_his(key):
            return False
        for step in _steps(key):
            answer = step(self, key)
            if answer is not None:
                return answer
        return False

    def _states_soon_or_verb(self) -> bool:
        """Return whether the phrase must end after the word at hand: before its verb, or before what is said."""
        return self.at + 1 == self.end or self._states_next()

    def _is_accusative(self, token: Token) -> bool:
        """Return whether a word with ً names someone after أن: «غير أن مصدرًا مصرفيًا قال»."""
        if self.after_verb or self.at > self.first + 1:
            return False
        return head_of(self.tokens[self.first].key) is not None and self.tokens[self.first].adverb

    def _plain(self, key: str) -> bool:
        """Take an idafa or an adjective; unknown words only where the end is marked."""
        article = is_definite(key) or key.startswith("لل")
        if self.at > self.first + 1 and self.tokens[self.at - 1].kind == "quote" and self._is_thing() and not article:
            return False  # أعادت شركة «السراة» جدولة رحلاتها
        many = self.at > self.first and self.tokens[self.at - 1].key.endswith("ون") and not self.definite
        many = many or (self.at == self.first + 1 and is_dual(self.tokens[self.first].key) and not self.definite)
        if many and article and self.head is not None and self.head.plural:
            return False  # قطع محتجون الطريق
        previous = self.tokens[self.at - 1].key
        adjective = self.at == self.first + 2 and previous.endswith(("يه", "ي")) and not is_function_word(previous)
        if article and adjective and not self.definite and self.head is not None and self.head.kind == "source":
            return False  # استغربت مصادر اتحادية الشائعات
        if key in words_of("published") and self.at > self.first and self._next_key() not in words_of("about"):
            return False  # بحسب الجريدة الرسمية الصادرة مساء
        if key in words_of("late"):
            person = head_of(self.tokens[self.at - 1].key) if self.at > self.first else None
            return person is not None and person.kind in ("title", "person", "rank")  # نعت حكومة الإقليم الراحل
        if self._is_told(key) or self._is_another(key):
            return False  # أبلغ مسؤول محلي في مدينة بلدوين وكالة …
        fits = self.at == self.first or (self._is_more(article) if self.whole else self._fits(key, article))
        self.definite = self.definite or article
        return fits

    def _is_another(self, key: str) -> bool:
        """Return whether a person of the other gender follows someone, and so is the object: المتهم القاضية."""
        person = head_of(key) if is_definite(key) and self.at == self.first + 1 and self._is_definite() else None
        if person is None or self.head is None or person.plural or person.kind not in ("title", "person"):
            return False
        return self._is_titled() and person.gender != self.head.gender

    def _is_told(self, key: str) -> bool:
        """Return whether a medium without ال stands after what ends a noun phrase, and so is told."""
        head = head_of(key)
        if head is None or head.kind != "media" or is_definite(key) or self.at < self.first + 2:
            return False
        before = self.tokens[self.at - 1].key
        someone = not self.definite and self.head is not None and self.head.kind in ("title", "person", "source")
        someone = someone and head_of(before) is None and not is_function_word(before)  # مسؤول محلي وكالة …
        return is_place(before) or someone or (is_definite(before) and self._is_titled())

    def _is_more(self, article: bool) -> bool:
        """Return whether a word can belong to a body or text named with ال: الدراسة ends before مدى."""
        if article and is_definite(self.tokens[self.at - 1].key) and self._is_definite():
            key = self.tokens[self.at].key
            thing = bare_of(key) in words_of("object") and key not in words_of("adjective")  # جدد السفير العربي التأكيد
            people = is_plural(key) and self._is_titled()  # أوصى الشيخ المصلين
            return not (is_many(key) or people or thing)  # دعت المنظمة السلطات إلى …
        before = self.tokens[self.at - 1].key
        own = self.tokens[self.at].key
        done = is_definite(before) and (is_action(own) or own in words_of("object"))
        if not article and self._is_thing() and done:
            return False  # أعلنت دائرة ماء الرصافة توقف المشروع
        place = before.lstrip("بل") in words_of("place")
        if not article and place and (is_bare_name(own) or self._states_next(marks=False)):
            return True  # المديرية العامة بمنطقة عسير
        if is_function_word(before) or (is_place(before) and is_place(self.tokens[self.at].key)):
            return True  # السلطات المحلية في درنة، بوركينا فاسو
        if article and self.at > self.first + 2 and is_place(before) and self._is_no_part(before):
            return self._states_next()  # كذّب مصدر عسكري في مأرب الرواية
        action = article and is_action(bare_of(self.tokens[self.at].key)) and is_function_word(self._next_key())
        if action and is_definite(before) and self.tokens[self.at].key not in words_of("adjective"):
            return False  # رفض مدير المصرف التعليق على الأنباء
        return article or not (self._is_thing() and self._is_definite())

    def _is_no_part(self, before: str) -> bool:
        """Return whether a thing stands after a place: كذّب مصدر في مأرب الرواية, not عمليات نينوى اللواء."""
        key = self.tokens[self.at].key
        head = head_of(key)
        plain = head is None or head.kind in ("text", "body")
        return is_thing(key) and plain and not is_described_by(before, key)

    def _after_preposition(self) -> bool:
        previous = self.tokens[self.at - 1].key
        return is_function_word(previous) or is_body(previous)

    def _fits(self, key: str, article: bool) -> bool:
        if self.head is None:
            return False
        if is_given_name(key) and self.tokens[self.first].key in words_of("kin_head"):
            return True  # والدة الطفل ريان
        owned = self._after_preposition() or head_of(self.tokens[self.at - 1].key) is not None
        told = head_of(key) if self.head.kind == "source" and not owned else None
        if told is not None and told.kind in ("body", "media"):
            return False  # أبلغ مصدر مطلع وكالة …
        before = self.tokens[self.at - 1].key
        if (is_function_word(before) or is_place(before)) and is_place(key):
            return True  # السفارة الأميركية في بغداد
        proper = before in words_of("group_name") or is_place(before)
        proper = self.at > self.first + 1 and (proper or (is_bare_name(before) and before[0] not in "بل"))
        if article and proper and not is_described_by(before, key):
            return False  # طالبت حركة حماس الحكومة
        if not self.definite:
            longest = 6 if self.head.kind == "source" or article else 4  # رئيسة جمعية ضحايا حوادث المرور
            return self.at - self.first < longest and (self.head.kind != "rank" or article or head_of(key) is not None)
        known = head_of(key)
        royal = article and key in words_of("royal") and self._name_follows()  # أمير المنطقة الأمير فيصل
        if royal or (known and known.kind == "rank") or self.tokens[self.at - 1].key in words_of("in_name_of"):
            return True
        before = self.tokens[self.at - 1].key.lstrip("بل")
        opens = before in words_of("place") or (article and (is_body(before) or before in words_of("field")))
        previous = self.tokens[self.at - 1].key
        opens = opens or (self.head.kind == "body" and previous[:1] == "ل" and not previous.startswith("لل"))
        if opens and not is_definite(before):
            return True  # المتحدث باسم وزارة الكهرباء، جمعية لطب الأسرة
        described = known is None or (known.kind == "person" and not known.plural)  # الكاتب الصحافي
        many = key.endswith(("يين", "يون")) and is_plural(previous)  # المعلمين الأردنيين
        adjective = (
            many
            or (key.endswith(("ي", "يه")) and not is_thing(key))  # not زار رئيس البلدية الحي
            or key in words_of("adjective")
            or (not known and self._name_follows())
        )
        return article and described and adjective


@lru_cache(maxsize=1 << 16)
def _steps(key: str) -> tuple[Callable[[Reader, str], bool | None], ...]:
    """Return the steps that a word's spelling calls for, in their order."""
    steps: list[Callable[[Reader, str], bool | None]] = []
    if is_function_word(key) or key in words_of("in_name_of"):
        steps.append(Reader._preposition)
    if key[0] in "وبلك" or key in words_of("proclitic"):
        steps.append(Reader._proclitic)
    return (*steps, Reader._title_after_name, Reader._name, Reader._plain)
