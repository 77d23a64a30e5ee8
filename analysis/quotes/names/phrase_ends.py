"""Which words end a phrase: the pronoun's, the manner, whom one speaks to."""

from functools import lru_cache

from analysis.arabic.article import is_definite
from analysis.quotes.names.title_reading import TitleReading
from analysis.quotes.words.cues import is_participle, is_plain_cue, readings_of
from analysis.quotes.words.name_shapes import is_name_in_ha
from analysis.quotes.words.vocabulary import is_word
from analysis.quotes.words.word_shapes import is_body, is_possessed
from analysis.quotes.words.wordlists import head_of, is_given_name, owned_head, words_of


class EndReading(TitleReading):
    """Tells words that no phrase goes on with."""

    def _is_end(self, key: str) -> bool:
        ends = _ends(key)
        if ends == "always":
            return True
        if self.naming and is_given_name(key) and self._states_next():
            return False  # محمد فضل إن، حجي خلف: «…»
        if key[0] == "ل" and len(key) > 1 and key[1:].isascii():
            return True  # وتقول الوزيرة لـBBN
        if self.at == self.first:
            theirs = key.endswith(("هم", "ها")) and key[:-2] in words_of("object")  # رفض طلبهم
            owned = is_possessed(key) or theirs or (self.tokens[self.at].his and not is_given_name(key))
            joined = key[0] in "بل" and key[1:] in words_of("object", "asserted")  # قالوا بصوت واحد
            thing = joined and not (head_of(key) or is_given_name(key))
            thing = thing or self._is_manner(key)
            owned = owned and not self._is_family(key) and not (self.tokens[self.at].his and is_name_in_ha(key))
            thing = thing or self._is_spoken_to(key)
            manner = key.endswith("ا") and is_participle(key) and not is_given_name(key)  # وكتب معلقا
            manner = manner or key in words_of("clause_end", "manner")  # وتابعت موجهة حديثها
            return not self.owned and (owned or thing or manner or (is_plain_cue(key) and not head_of(key)))
        one_of = self.head is not None and self.head.kind == "many" and self.at == self.first + 1  # أحد سكانها
        if ends != "owned":
            return ends == "later"
        another = key[0] == "و" and self.name_first < 0 and owned_head(key[1:]) is not None  # سفير المملكة ومندوبها
        noun = key[:-2].removesuffix("ت")
        theirs = self._is_titled() and self.name_first < 0 and is_body(noun + "ه" if key[:-2] != noun else noun)
        theirs = theirs and (self._name_follows() or is_body(self.tokens[self.at - 1].key))  # رئيس مجلس إدارتها
        return not (one_of or another or theirs or self._is_theirs())

    def _is_theirs(self) -> bool:
        """Return whether a title or kin goes on with whom it belongs to: رفيق دربها، مدير أعماله."""
        bare = self.at == self.first + 1 and not is_definite(self.tokens[self.first].key) and not self.owned
        return bare and self._is_titled() and self.tokens[self.at].key not in words_of("occasion")

    def _is_manner(self, key: str) -> bool:
        """Return whether ب stands before how something is said: رد باقتضاب: «…»."""
        after = self.at + 1
        at_once = after < len(self.tokens) and self.tokens[after].kind in ("colon", "quote")
        noun = key[1:]
        action = len(noun) > 4 and noun[0] == noun[-2] == "ا"  # باقتضاب, not بنموسى
        manner = key[0] == "ب" and noun[:1] not in ("و", "ي") and (is_word(noun) or action)
        return manner and at_once and not (head_of(key) or is_given_name(key))

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


@lru_cache(maxsize=1 << 16)
def _ends(key: str) -> str:
    """Return whether a word ends every phrase, or one it doesn't begin (an owned one: not أحد سكانها)."""
    if key in words_of("complement", "relative", "time", "same", "saying", "own_voice"):
        return "always"
    if key[:1] in ("ب", "ل") and key[1:] in words_of("this"):
        return "always"  # قال الوزير بهذا الخصوص
    if key.endswith("وا") and len(key) > 4 and key[0] not in "بل" and is_word(key) and not is_given_name(key):
        return "later"  # ناشطون … أغلقوا
    verbs = (cue for cue, letters in readings_of(key) if cue.form_class == "verb" and not letters)
    hers = key.endswith("ت") and not is_given_name(key) and any(cue.match != "head" for cue in verbs)
    if is_plain_cue(key) or hers or key in words_of("finite", "manner"):
        return "later"
    return "owned" if is_possessed(key) else ""
