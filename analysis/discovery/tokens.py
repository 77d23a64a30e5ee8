"""The words of a text as the search for names sees them: folded, with their looks."""

import re
from typing import NamedTuple

from analysis.arabic import fold, words
from analysis.arabic.article import THE, TO_THE, bare_of, is_definite
from analysis.discovery.lists import boundary_words, places

_VERB = re.compile(r"\w+(?<![اي])ت|(?:ي|سي|ست)\w+")  # أعلنت, not وكالات, بيت; يعمل, سيعمل
_ADJECTIVE = re.compile(r"ال\w*(?:ه|ي|يين)")
_AND = "و"


class Token(NamedTuple):
    """A word, what stands between it and the word before, and what it looks like."""

    start: int
    end: int
    folded: str
    gap: str

    @property
    def bare(self) -> str:
        """The word without its article."""
        return bare_of(self.folded)

    @property
    def definite(self) -> bool:
        """Whether it has the article: الوزارة."""
        return is_definite(self.folded) and len(self.folded) > 3

    @property
    def conjoined(self) -> str:
        """The definite word that و is written onto, or "": والتعليم."""
        return self.folded[1:] if self.folded.startswith(_AND + THE) and len(self.folded) > 5 else ""

    @property
    def purpose(self) -> str:
        """The bare noun that لل is written onto, or "": للانتخابات."""
        return self.folded[2:] if self.folded.startswith(TO_THE) and len(self.folded) > 4 else ""

    @property
    def feminine(self) -> bool:
        """Whether a definite adjective is feminine."""
        return self.folded.endswith("ه") or self.folded in boundary_words("feminine")

    @property
    def adjective(self) -> bool:
        """Whether a definite word looks like an adjective: feminine, of nisba, or of the list."""
        word = self.folded
        return self.feminine or _ADJECTIVE.fullmatch(word) is not None or word in boundary_words("adjective")

    @property
    def verb(self) -> bool:
        """Whether an indefinite word looks like a finite verb."""
        return len(self.folded) > 3 and self.folded not in places() and _VERB.fullmatch(self.folded) is not None


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text.

    >>> [token.folded for token in tokens_of("وزارةُ التربية") if token.definite]
    ['التربيه']
    """
    found, end = [], 0
    for word in words(text):
        found.append(Token(word.start, word.end, fold(word.surface, "names"), text[end : word.start]))
        end = word.end
    return found
