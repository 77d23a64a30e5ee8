"""Whether the name of a title's bearer stands in the words that follow."""

from collections.abc import Sequence

from analysis.arabic.article import is_definite, is_nisba
from analysis.quotes.words.name_shapes import is_bare_name
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.word_shapes import is_thing
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, words_of


def names_follow(tokens: Sequence[Token], *, bare: bool = False) -> bool:
    """Return whether one of the words that follow at once is a given name; `bare`: or may be an unlisted one."""
    for token in tokens:
        over = not token.inner and token.key in words_of("leads_on")  # المعني بالحق في السكن ماتياس …
        if token.kind != "word" or token.key in words_of("complement", "occasion", "time", "finite"):
            return False
        if is_function_word(token.key) and not over:
            return False
        if is_given_name(token.key) or (bare and is_bare_name(token.key)) or _is_rank(token.key):
            return True
    return False


def ends_in_name(tokens: Sequence[Token]) -> bool:
    """Return whether two unlisted words that can be a name follow: في بغداد كريغ ويلكينسون."""
    names = 0
    for token in tokens:
        if token.kind != "word" or token.key in words_of("complement", "states"):
            return False
        if is_function_word(token.key) or token.key in words_of("time", "occasion", "relative"):
            return False
        family = is_nisba(token.key) and names > 0 and not is_thing(token.key)
        names = names + 1 if is_bare_name(token.key) or family else 0
        if names > 1:
            return True
    return False


def _is_rank(key: str) -> bool:
    """Return whether a word is a rank with its article, as stands before a name: الدكتور, الملازم."""
    head = head_of(key)
    return is_definite(key) and head is not None and head.kind == "rank" and not head.plural
