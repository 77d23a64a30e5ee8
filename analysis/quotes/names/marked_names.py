"""Names in quotation marks inside a phrase: «رئيس شركة «النور»», «المتحدث «يحيى سريع»»."""

from analysis.arabic.article import is_definite
from analysis.quotes.names.name_reading import NameReading
from analysis.quotes.names.names_ahead import names_follow
from analysis.quotes.said.judgement import denies, goes_on_to_statement
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.word_shapes import is_body
from analysis.quotes.words.wordlists import head_of, is_given_name, words_of

FIELD = 12  # words of what a title belongs to, before the name (كبير الاقتصاديين في الصندوق بيير …)
SOMEONE = 3  # words of an unnamed person before the body: مصدر أمني مسؤول بوزارة …
NAME_IN_MARKS = 4  # words of a name in quotation marks


class MarkedNameReading(NameReading):
    """Takes what stands in marks where it is a name."""

    def _takes_name_in_marks(self, token: Token) -> bool:
        inner = [one for one in token.inner if one.kind == "word"]
        called = self.at > self.first and self.tokens[self.at - 1].key in words_of("naming")
        if not 0 < len(inner) <= NAME_IN_MARKS * (2 if called else 1) or (token.quoted and token.quoted.unclosed):
            return False
        if denies(inner):
            return False  # قالت رئيسة الاتحاد «اللاعبات لم يتقاضين مكافآتهن»
        first = head_of(inner[0].key)
        stands_before = goes_on_to_statement(self.tokens, self.at + 1)
        if self.at == self.first:
            return stands_before or bool(first and first.kind in ("body", "media"))
        before = self.tokens[self.at - 1].key
        if self.owned and self.name_first < 0 and is_given_name(inner[0].key) and len(inner) > 1:
            self.name_first = self.at  # زوجته «فاطمة عدنان» …
            return True
        construct = stands_before and not is_definite(before) and len(inner) < NAME_IN_MARKS  # مراسل «الإخبارية» … أن
        body = first is not None and first.kind in ("body", "media")
        if self._is_titled() and self.name_first < 0 and (body or construct):
            return True  # مدير «مركز الأمل»
        thing = is_body(before) or before in words_of("naming_noun")
        if self._is_thing() and before[:1] == "ل" and before[1:] in words_of("naming_noun"):
            return True  # اللجنة التنفيذية لمهرجان "بريدة عاصمة التمور"
        if self.name_first < 0 and stands_before and is_given_name(inner[0].key) and not thing:
            self.name_first = self.at  # المتحدث «يحيى سريع»
            return True
        ahead = self.tokens[self.at + 1 : self.at + 3]
        if self._is_titled() and self.name_first < 0 and names_follow(ahead, bare=True):
            return True  # رئيس الشركة «سياحية» صالح …
        previous = self.tokens[self.at - 1].key
        named = head_of(previous) or head_of(previous.removeprefix("ل"))
        group = named is not None and named.plural and stands_before and not is_definite(previous)
        body = group or (named is not None and named.kind in ("body", "media"))  # نواب «التكتل» … أن
        self.definite = self.definite or body
        short = stands_before or len(inner) < NAME_IN_MARKS
        body = body or (thing and short and self._is_titled())  # مدير مسرح «النخيل» إن، صاحب دار «سردم» للنشر
        return body or previous in words_of("naming") or (self._is_thing() and len(inner) < NAME_IN_MARKS - 1)

    def _name_behind_marks(self) -> bool:
        """Return whether the name of a title's bearer follows the name in marks after the word at hand."""
        marked = self.tokens[self.at + 1 : self.at + 2]
        behind = self.tokens[self.at + 2 : self.at + 4]
        if not self._is_titled() or self.name_first >= 0 or not marked or marked[0].kind != "quote":
            return False
        return names_follow(behind, bare=True)

    def _is_titled(self) -> bool:
        return self.head is not None and self.head.kind in ("title", "rank", "person") and not self.head.plural
