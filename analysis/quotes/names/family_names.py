"""Unlisted family names an article itself gives away: who speaks as «كاساس» was «المدرب خيسوس كاساس» before."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from analysis.arabic.article import THE, TO_THE, is_definite
from analysis.quotes.names.phrases import Phrase
from analysis.quotes.words.cues import read_cues
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.vocabulary import is_word
from analysis.quotes.words.word_shapes import is_thing
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, words_of

BEFORE = 3  # names before the family name


def family_names(paragraphs: Iterable[Sequence[Token]]) -> frozenset[str]:
    """Return the unlisted words that speak by themselves: وأضاف كاساس أن …"""
    return frozenset(
        tokens[at].key
        for tokens in paragraphs
        for at, token in enumerate(tokens[:-2], start=1)
        if token.cue and _speaks(token.key) and _may_be_family(tokens[at]) and _ends_there(tokens[at + 1])
    )


def with_family_name(tokens: Sequence[Token], phrase: Phrase, families: frozenset[str]) -> Phrase:
    """Return a phrase with the unlisted name after it, up to a word that speaks by itself in the article."""
    for at in range(phrase.last, min(len(tokens), phrase.last + BEFORE + 1)):
        if tokens[at].key not in families and not is_unlisted(tokens[at]) and not is_given_name(tokens[at].key):
            return phrase
        if tokens[at].key in families:
            first = phrase.name_first if phrase.named else phrase.last
            return phrase._replace(last=at + 1, name_first=first, name_last=at + 1)
    return phrase


def is_unlisted(token: Token) -> bool:
    """Return whether a word can be a name nobody has listed."""
    key = token.key
    if token.kind != "word" or len(key) < 3 or key.startswith((THE, TO_THE)) or key[0].isdigit() or token.his:
        return False
    listed = key in words_of("complement", "time", "bridge", "occasion", "same", "relative", "points_back")
    listed = listed or token.cue or (key[0] in "بل" and is_word(key[1:]))  # فاكتفت بكتابين
    return not (listed or is_function_word(key) or head_of(key) or is_given_name(key))


def _may_be_family(token: Token) -> bool:
    """Return whether a word that speaks by itself can be a family name, with ال too: وأشار التوم إلى أن …"""
    if not is_definite(token.key):
        return is_unlisted(token)
    plain = token.kind == "word" and len(token.key) > 4 and not token.key.endswith(("ه", "ات", "ون", "ين"))
    return plain and head_of(token.key) is None and not is_thing(token.key)


@lru_cache(maxsize=1 << 16)
def _speaks(key: str) -> bool:
    form = key[1:] if key[:1] in ("و", "ف") and key not in read_cues() else key
    return any(cue.form_class == "verb" and cue.match == "word" for cue in read_cues().get(form, ()))


def _ends_there(token: Token) -> bool:
    return token.kind != "word" or token.key in words_of("complement", "time") or is_function_word(token.key)
