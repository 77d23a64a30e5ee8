"""Subjects that stand elsewhere: late behind what a sentence begins with, at its end, in whose text it is told."""

from collections.abc import Sequence

from analysis.arabic.article import is_definite
from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.wordlists import head_of, is_function_word, words_of

NEAR = 8  # tokens of whose text is told, or of a noun before its verb
REACH = 30  # tokens looked at for a name behind its verb


def late_subject(tokens: Sequence[Token], at: int, end: int) -> Phrase | None:
    """Read «قال للصحفيين في ختام الاجتماع وزير X: …»: a title after what ends with ال, and nothing after it."""
    for place in range(at + 1, end):
        head, before = head_of(tokens[place].key), tokens[place - 1].key
        titled = head is not None and head.kind in ("title", "person", "rank")
        apart = tokens[place - 1].kind in ("comma", "quote") or (is_definite(before) and not head_of(before))
        apart = apart or before in words_of("time")
        behind = tokens[place - 1].kind == "quote"  # «قال في اتصال مع «الصحيفة» المدير فلان: …»
        ranked = head is not None and head.kind == "rank" and tokens[place - 1].kind == "comma"
        if titled and apart and (ranked or behind or not is_definite(tokens[place].key)):
            phrase = read_phrase(tokens, place, whole=True)
            return phrase if phrase and phrase.last == end - (tokens[end - 1].kind == "comma") else None
    return None


def named_at_end(tokens: Sequence[Token], at: int, end: int) -> Phrase | None:
    """Return the person with a title whose name ends a sentence: «"…"، يقول أمام ما تبقى من بيته المزارع فلان»."""
    for place in range(at + 1, min(end, at + REACH)):
        head = head_of(tokens[place].key)
        if head is None or head.kind not in ("title", "rank", "person") or head_of(tokens[place - 1].key) is not None:
            continue
        if is_function_word(tokens[place - 1].key) or tokens[place].key[0] in "بل":
            continue
        phrase = read_phrase(tokens, place, whole=True, end=end)
        if phrase is not None and phrase.last == end and (not phrase.named or phrase.name_first > phrase.first):
            return phrase
    return None


def text_owner(tokens: Sequence[Token], relative: int) -> Phrase | None:
    """Return whose text is told of in a relative clause: «بيان الشركة الذي زعمت فيه أن»."""
    if relative < 2 or tokens[relative].key not in words_of("relative"):
        return None
    end = relative - (tokens[relative - 1].kind == "comma")
    for place in range(end - 2, max(-1, end - NEAR), -1):
        head = head_of(tokens[place].key)
        if (head is not None and head.kind == "text") or tokens[place].key in words_of("speech"):
            owner = read_phrase(tokens, place + 1, whole=True, end=end)
            return owner if owner is not None and owner.last == end and owner.head is not None else None
    return None


def follows_its_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether a noun stands right before the verb, so that what follows the verb is its object."""
    if tokens[verb].key[0] in "وف":
        return False
    for place in range(verb - 1, max(-1, verb - 1 - NEAR), -1):
        if tokens[place].kind != "word" or is_function_word(tokens[place].key):
            return False
        if head_of(tokens[place].key):
            phrase = read_phrase(tokens, place, whole=True)
            return phrase is not None and phrase.last == verb
    return False
