"""The few words that have rules of their own in a phrase: of God, of a foreign name, of a rank."""

from functools import lru_cache

from analysis.arabic.article import is_definite, is_nisba
from analysis.quotes.names.names_ahead import names_follow
from analysis.quotes.names.phrase_ends import EndReading
from analysis.quotes.words.name_shapes import is_bare_name, is_name_in_ha
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.vocabulary import is_place, is_word
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, owned_head, words_of


class PeculiarReading(EndReading):
    """Reads words that lead on to, or belong to, a name or title by rules of their own."""

    def _peculiarly(self, token: Token, key: str, before: str) -> bool | None:
        """Read the few words that have rules of their own, and what follows them; None for all others."""
        naming = self.naming
        previous = head_of(before) if before else None
        if previous is not None and previous.kind == "rank" and key in words_of("rank_word"):
            return True  # الملازم أول رابح
        if self.head is not None and key in words_of("eye"):
            return True  # شاهد عيان
        if self.head is not None and key in words_of("on_behalf"):
            return self.at > self.first  # المتحدث باسمه
        if before in words_of("done_to") and key in words_of("upon", "term"):
            return True  # المجني عليه، الرئيس المنتهية ولايته
        if naming and before in words_of("joined") and not is_function_word(key):
            return key not in words_of("complement") and not (key[0] in "بل" and is_word(key[1:]))  # أيت وعلي
        if naming and self._after_foreign_article(key, before):
            return True  # إنريكي دي لا فوينتي
        if key in words_of("prayer") and self._next_key() in words_of("allah"):
            return False  # رحمه الله
        if naming and key in words_of("foreign_first") and is_bare_name(self._next_key()):
            return True  # تشو لي مين
        if key in words_of("foreign_first") and not naming and self._word_follows():
            named = is_bare_name(self._next_key()) or is_name_in_ha(self._next_key())
            named = named or is_given_name(self._next_key())
            if named and (self.at == self.first or self._is_titled()):
                self.name_first = self.at  # لي هسيان، فان مي لينه
                return True
        of_god = key in words_of("of_god") and self._next_key() in words_of("god")
        if of_god and (naming or self.at == self.first or self._is_titled()):
            self.name_first = self.name_first if naming else self.at  # هادية حسب الله
            return True
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
        named = self.naming and (self._states_next() or key.endswith("اه") or is_name_in_ha(key))  # مينساه، فوكييه
        following = self._next_key()
        named = (
            named
            or following in words_of("joined")
            or (is_place(following) and key.removeprefix("ب")[:-1] + "ه" in words_of("place"))  # بمنطقه مكة
            or (self.naming and is_bare_name(following) and not owned_head(key, his=True))
        )
        joined = key[0] == "و" and owned_head(key[1:], his=True) is not None  # وزير النفط ونظيره
        return is_given_name(key) or named or joined or self._is_theirs()

    def _joins_names(self, key: str) -> bool:
        """Tell «فان هوتن» inside a name from «فإن الحكومة» after it, and «خلف بن سيف» from «خلف الباب»."""
        naming = self.naming
        if naming and key not in words_of("joined"):
            return False
        either = is_given_name(key) and (is_function_word(key) or key in words_of("time", "finite"))
        if not naming and not either:
            return False
        following = self._next_key()
        if naming:
            return bool(following) and not is_definite(following)
        previous = head_of(self.tokens[self.at - 1].key) if self.at > self.first else None
        place = self.at == self.first or (previous is not None and previous.kind in ("rank", "title"))
        before = self.tokens[self.at - 1].key
        place = place or (self.head is not None and (is_definite(before) or is_place(before)))
        family = is_nisba(following) or is_given_name(following)
        if place and (following in words_of("joined") or family):
            self.name_first = self.at  # خلف بن سيف، اللواء صباح الرفيعي
            return True
        return False

    def _after_foreign_article(self, key: str, before: str) -> bool:
        if key in words_of("foreign_article"):
            return before in words_of("joined")
        return before in words_of("foreign_article") and self.tokens[self.at - 2].key in words_of("joined")


@lru_cache(maxsize=1 << 16)
def is_peculiar(key: str) -> bool:
    """Return whether a word is one of the few with rules of their own."""
    named = is_given_name(key) and (is_function_word(key) or key in words_of("time", "finite"))
    listed = key in words_of(
        "on_behalf",
        "eye",
        "rank_word",
        "of_god",
        "foreign_first",
        "prayer",
        "last_syllable",
        "joined",
        "foreign_article",
        "bridge",
    )
    return named or listed or key[0] == "ل"


@lru_cache(maxsize=1 << 16)
def leads_on(before: str) -> bool:
    """Return whether what follows a word is read by a rule of its own."""
    return before in words_of("done_to", "joined", "foreign_article", "letter_title")
