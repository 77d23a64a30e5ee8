"""A noun phrase read word by word: which words belong to it, which part is a title and which a name."""

from collections.abc import Callable
from functools import lru_cache

from analysis.quotes.cues import is_participle, is_plain_cue
from analysis.quotes.names_ahead import names_follow
from analysis.quotes.title_reading import TitleReading
from analysis.quotes.tokens import Token
from analysis.quotes.word_shapes import bare_of, is_body, is_many, is_plural, is_possessed
from analysis.quotes.wordlists import head_of, is_function_word, is_given_name, owned_head, words_of


class Reader(TitleReading):
    """Takes one word after the other from `first` on."""

    def takes(self) -> bool:
        """Take the token at hand into the phrase, or return False."""
        token, first = self.tokens[self.at], self.at == self.first
        if token.kind == "quote":
            return self._takes_name_in_marks(token)
        key, before = token.key, "" if first else self.tokens[self.at - 1].key
        if token.kind != "word":
            return False
        if key[0].isdigit():
            return not first and self.name_first < 0 and self._name_ahead()  # آمر الكتيبة 55 المقدم …
        if token.adverb and not (first and head_of(key) is not None and not self.after_verb):  # غير أن مسؤولًا …
            return False
        if _is_peculiar(key) or _leads_on(before):
            answer = self._peculiarly(token, key, before)
            if answer is not None:
                return answer
        if self._is_end(key):
            return False
        if token.his and not first and not self._only_looks_his(key):
            return False
        for step in _steps(key):
            answer = step(self, key)
            if answer is not None:
                return answer
        return False

    def _peculiarly(self, token: Token, key: str, before: str) -> bool | None:
        """Read the few words that have rules of their own, and what follows them; None for all others."""
        naming = self.naming
        if self.head is not None and key in words_of("on_behalf"):
            return self.at > self.first  # المتحدث باسمه
        if before in words_of("done_to") and (key.startswith("علي") or key in words_of("term")):
            return True  # المجني عليه، الرئيس المنتهية ولايته
        if naming and before in words_of("joined") and not is_function_word(key):
            return key not in words_of("complement")  # أيت وعلي
        if naming and self._after_foreign_article(key, before):
            return True  # إنريكي دي لا فوينتي
        if key in words_of("prayer") and self._word_follows() and self.tokens[self.at + 1].key == "الله":
            return False  # رحمه الله
        if before in words_of("letter_title") and is_given_name(key):
            self.name_first = self.name_first if naming else self.at  # د. فضل عوض
            return True
        if naming and key in words_of("last_syllable") and self._is_marked():
            return self.at - self.name_first > 1  # بارك جون هو
        if naming and key[0] == "ل" and owned_head(key[1:], his=token.his):
            return False  # ذكر صالح لرجاله أن
        if key in words_of("bridge") and self._is_titled() and self.name_first < 0 and self.at > self.first:
            return names_follow(self.tokens[self.at + 1 : self.at + 2])  # مدير التفتيش فيها عبدالرحمن …
        return True if self._joins_names(key) else None

    def _only_looks_his(self, key: str) -> bool:
        """Return whether a word that ends in ه is a name or goes on with a title all the same."""
        named = self.naming and (self._states_next() or key.endswith("اه"))  # مينساه
        following = self.tokens[self.at + 1].key if self._word_follows() else ""
        named = named or following in words_of("joined")  # ماريكه فان دير مير
        return is_given_name(key) or named or self._is_theirs()

    def _joins_names(self, key: str) -> bool:
        """Tell «فان هوتن» inside a name from «فإن الحكومة» after it, and «خلف بن سيف» from «خلف الباب»."""
        naming = self.naming
        if naming and key not in words_of("joined"):
            return False
        either = is_given_name(key) and (is_function_word(key) or key in words_of("time", "finite"))
        if not naming and not either:
            return False
        following = self.tokens[self.at + 1].key if self._word_follows() else ""
        if naming:
            return bool(following) and not following.startswith("ال")
        previous = head_of(self.tokens[self.at - 1].key) if self.at > self.first else None
        place = self.at == self.first or (previous is not None and previous.kind in ("rank", "title"))
        place = place or (self.head is not None and self.tokens[self.at - 1].key.startswith("ال"))
        family = (following.startswith("ال") and following.endswith("ي")) or is_given_name(following)
        if place and (following in words_of("joined") or family):
            self.name_first = self.at  # خلف بن سيف، اللواء صباح الرفيعي
            return True
        return False

    def _is_end(self, key: str) -> bool:
        ends = _ends(key)
        if ends == "always":
            return True
        if self.at == self.first:
            theirs = key.endswith(("هم", "ها")) and key[:-2] in words_of("object")  # رفض طلبهم
            owned = is_possessed(key) or theirs or (self.tokens[self.at].his and not is_given_name(key))
            joined = key[0] in "بل" and key[1:] in words_of("object", "asserted")  # قالوا بصوت واحد
            thing = joined and not (head_of(key) or is_given_name(key))
            thing = thing or self._is_manner(key)
            owned = owned and not self._is_family(key)
            thing = thing or self._is_spoken_to(key)
            manner = key.endswith("ا") and is_participle(key) and not is_given_name(key)  # وكتب معلقا
            return not self.owned and (owned or thing or manner or (is_plain_cue(key) and not head_of(key)))
        one_of = self.head is not None and self.head.kind == "many" and self.at == self.first + 1  # أحد سكانها
        if ends != "owned":
            return ends == "later"
        another = key[0] == "و" and self.name_first < 0 and owned_head(key[1:]) is not None  # سفير المملكة ومندوبها
        return not (one_of or another or self._is_theirs())

    def _after_foreign_article(self, key: str, before: str) -> bool:
        if key in words_of("foreign_article"):
            return before in words_of("joined")
        return before in words_of("foreign_article") and self.tokens[self.at - 2].key in words_of("joined")

    def _is_theirs(self) -> bool:
        """Return whether a title or kin goes on with whom it belongs to: رفيق دربها، مدير أعماله."""
        bare = self.at == self.first + 1 and not self.tokens[self.first].key.startswith("ال") and not self.owned
        return bare and self._is_titled() and self.tokens[self.at].key not in words_of("occasion")

    def _is_manner(self, key: str) -> bool:
        """Return whether ب stands before how something is said: رد باقتضاب: «…»."""
        after = self.at + 1
        at_once = after < len(self.tokens) and self.tokens[after].kind in ("colon", "quote")
        return key[0] == "ب" and key[1:2] not in ("و", "ي") and at_once and not (head_of(key) or is_given_name(key))

    def _is_family(self, key: str) -> bool:
        """Return whether an unlisted word in ه says something, so that it is a family name: وأضاف كراوزه أن."""
        noun = key[:-1]
        listed = (
            head_of(noun) or noun in words_of("object", "asserted", "occasion") or key in words_of("occasion", "kin")
        )
        return self.tokens[self.at].his and self._states_next(marks=False) and not listed and not key.startswith("ا")

    def _is_spoken_to(self, key: str) -> bool:
        """Return whether ل stands before someone of the subject's own: وقال لأمي «…»."""
        rest = key[1:]
        if key[0] != "ل" or len(rest) < 3 or head_of(key) or is_given_name(key):
            return False
        mine = rest.endswith("ي") and (head_of(rest[:-1]) is not None or rest in words_of("own"))
        return self.tokens[self.at].his or mine or rest.endswith(("ها", "هم", "نا")) or owned_head(rest) is not None

    def _plain(self, key: str) -> bool:
        """Take an idafa or an adjective; unknown words only where the end is marked."""
        article = key.startswith("ال") or key.startswith("لل")
        fits = self.at == self.first or (self._is_more(article) if self.whole else self._fits(key, article))
        self.definite = self.definite or article
        return fits

    def _is_more(self, article: bool) -> bool:
        """Return whether a word can belong to a body or text named with ال: الدراسة ends before مدى."""
        if article and self.tokens[self.at - 1].key.startswith("ال") and self._is_definite():
            key = self.tokens[self.at].key
            thing = bare_of(key) in words_of("object") and key not in words_of("adjective")  # جدد السفير العربي التأكيد
            people = is_plural(key) and self._is_titled()  # أوصى الشيخ المصلين
            return not (is_many(key) or people or thing)  # دعت المنظمة السلطات إلى …
        return article or not (self._is_thing() and self._is_definite())

    def _after_preposition(self) -> bool:
        previous = self.tokens[self.at - 1].key
        return is_function_word(previous) or is_body(previous)

    def _fits(self, key: str, article: bool) -> bool:
        if self.head is None:
            return False
        if is_given_name(key) and self.tokens[self.first].key in words_of("kin_head"):
            return True  # والدة الطفل ريان
        told = head_of(key) if self.head.kind == "source" and not self._after_preposition() else None
        if told is not None and told.kind in ("body", "media"):
            return False  # أبلغ مصدر مطلع وكالة …
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
        if opens and not before.startswith("ال"):
            return True  # المتحدث باسم وزارة الكهرباء، جمعية لطب الأسرة
        described = known is None or (known.kind == "person" and not known.plural)  # الكاتب الصحافي
        adjective = key.endswith(("ي", "يه")) or key in words_of("adjective") or (not known and self._name_follows())
        return article and described and adjective


@lru_cache(maxsize=1 << 16)
def _ends(key: str) -> str:
    """Return whether a word ends every phrase, or one it doesn't begin (an owned one: not أحد سكانها)."""
    if key in words_of("complement", "relative", "time", "same", "saying", "own_voice"):
        return "always"
    if is_plain_cue(key) or key in words_of("finite"):
        return "later"
    return "owned" if is_possessed(key) else ""


@lru_cache(maxsize=1 << 16)
def _is_peculiar(key: str) -> bool:
    """Return whether a word is one of the few with rules of their own."""
    named = is_given_name(key) and (is_function_word(key) or key in words_of("time", "finite"))
    listed = key in words_of("on_behalf", "prayer", "last_syllable", "joined", "foreign_article", "bridge")
    return named or listed or key[0] == "ل"


@lru_cache(maxsize=1 << 16)
def _leads_on(before: str) -> bool:
    """Return whether what follows a word is read by a rule of its own."""
    return before in words_of("done_to", "joined", "foreign_article", "letter_title")


@lru_cache(maxsize=1 << 16)
def _steps(key: str) -> tuple[Callable[[Reader, str], bool | None], ...]:
    """Return the steps that a word's spelling calls for, in their order."""
    steps: list[Callable[[Reader, str], bool | None]] = []
    if is_function_word(key) or key in words_of("in_name_of"):
        steps.append(Reader._preposition)
    if key[0] in "وبلك" or key in words_of("proclitic"):
        steps.append(Reader._proclitic)
    return (*steps, Reader._title_after_name, Reader._name, Reader._plain)
