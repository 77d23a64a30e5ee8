"""Reporting cues found in a paragraph, those left out that report nothing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.arabic import fold
from analysis.arabic.article import bare_of, is_definite
from analysis.quotes.said.cue_context import (
    describes_manner,
    follows,
    follows_other_cue,
    heads_clause,
    introduces,
    is_colon,
    is_no_preposition,
    is_passive,
    is_unsaid,
    names_person,
    opens_clause,
    states_more,
)
from analysis.quotes.words.cues import OBJECT, Cue, readings_of
from analysis.quotes.words.tokens import Token, after_letters, stands, without_proclitic
from analysis.quotes.words.word_shapes import is_body
from analysis.quotes.words.wordlists import head_of, is_function_word, owned_head, words_of

BYLINE = 1  # tokens of a byline
AUDIENCE = 6  # tokens of whom one speaks to
NAMED = 4  # tokens of a name before its colon


class Hit(NamedTuple):
    """A cue at tokens [at, after) and text[start:end], its proclitic left out."""

    at: int
    after: int
    cue: Cue
    start: int
    end: int
    conjoined: bool  # written with و or ف
    relative: bool  # ما قاله, كما قال: what is said stands elsewhere
    weak: bool  # a word that is often no verb, and not at the head of its clause


def find_hits(text: str, tokens: Sequence[Token]) -> list[Hit]:
    """Return the reporting cues among the tokens, in order."""
    hits: list[Hit] = []
    free = 0
    for at in [at for at, token in enumerate(tokens) if token.cue or token.cue_of]:
        if at >= free:
            hit = _hit(text, tokens, at)
            if hit:
                hits.append(hit)
                free = hit.after
    return hits


def without_letters(text: str, tokens: list[Token]) -> list[Token]:
    """Return the tokens without the letter before who speaks: ل of «وفقًا لـ», و of a sentence (والأمين العام يقول)."""
    peeled = list(tokens)
    for at in [at for at, token in enumerate(tokens) if token.key[:1] == "و"]:
        if _is_joined_subject(tokens, at) and _begins(tokens, at):
            peeled[at] = without_proclitic(text, tokens[at])
    for at in [at for at, token in enumerate(tokens[:-1], start=1) if token.cue]:
        if tokens[at].key[:1] == "ل" and any("ل" in cue.valence for cue, _ in readings_of(tokens[at - 1].key)):
            peeled[at] = without_proclitic(text, tokens[at])
    return peeled


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word begins a sentence, or what another says in a headline: «الجيش: …، والحركة: …»."""
    told = any(token.kind == "colon" for token in tokens[at + 1 : at + NAMED])
    return at == 0 or tokens[at - 1].kind == "stop" or (told and tokens[at - 1].kind == "comma")


def _is_joined_subject(tokens: Sequence[Token], at: int) -> bool:
    """Return whether و and a person or body stand here (وسائق الحافلة), not a word in و (والدته)."""
    key = tokens[at].key
    if head_of(key[1:]) is None:
        return False
    construct = at + 1 < len(tokens) and is_definite(tokens[at + 1].key) and tokens[at + 1].kind == "word"
    alone = key[0] == "و" and head_of(key) is None and owned_head(key, his=True) is None
    head = head_of(key[1:]) if alone and (key.startswith("وال") or construct) else None
    return head is not None and head.kind in ("title", "rank", "person", "body", "many")


def after_pronoun(tokens: Sequence[Token], hit: Hit) -> int:
    """Return where the subject can stand: after «رد عليها …», «قال له …», «أكد ذلك لـ"سبق" …»."""
    at = hit.after
    told = at < len(tokens) and tokens[at].kind == "quote" and OBJECT in hit.cue.valence
    if told and names_person(tokens, at + 1):
        at += 1  # «أبلغ "الصحيفة" مصدر في الوزارة أن»
    if at < len(tokens) and _is_audience(tokens[at].key):  # «قال لوكالة كذا المزارع فلان»
        for place in range(at + 1, min(len(tokens), at + AUDIENCE)):
            stops = tokens[place].kind not in ("word", "quote") or tokens[place].key in words_of("complement")
            if stops or is_function_word(tokens[place].key):
                break
            if names_person(tokens, place):
                return place
    timed = at
    while timed + 1 < len(tokens) and tokens[timed].key in words_of("time") and timed < at + 3:
        timed += 1
    if timed > at and (names_person(tokens, timed) or is_body(tokens[timed].key)):
        at = timed  # حسب ما أعلنت سابقا المتحدثة، قالت أمس الأربعاء وزارة …
    while at + 1 < len(tokens):
        spoken_to = tokens[at].key == "ل" and tokens[at + 1].kind == "quote"
        if not spoken_to and tokens[at].key not in words_of("bridge", "honorific"):
            break
        at += 1 + spoken_to
        at += spoken_to and at < len(tokens) and tokens[at].kind == "comma"  # يقول لـ«اليوم»، X إن
    return at


def _is_audience(key: str) -> bool:
    """Return whether a word is ل with whom one speaks to: للصحفيين، لمراسلنا."""
    noun = "ا" + key[1:] if key.startswith("لل") else key[1:]
    head = head_of(noun)
    listed = noun in words_of("audience") or bare_of(noun) in words_of("audience")
    return key[:1] == "ل" and (listed or (head is not None and head.kind == "media"))


def _hit(text: str, tokens: Sequence[Token], at: int) -> Hit | None:
    previous = tokens[at - 1].key if at else ""
    if tokens[at].key in words_of("of_god") and stands(tokens, at + 1, "god"):
        return None  # هادية حسب الله
    for cue, letters in _readings(tokens, at):
        token, last = tokens[at], tokens[at + len(cue.words) - 1]
        start = after_letters(text, token.start, letters)
        if cue.match == "strict" and fold(text[start : last.end], "strict") != cue.spelling:
            continue
        if cue.form_class == "verb" and cue.stance != "relay" and is_passive(text, start, cue):
            continue
        if cue.form_class in ("verb", "participle") and is_unsaid(tokens, at, cue):
            continue
        if cue.form_class == "verb" and (token.adverb or previous in words_of("joined")):
            continue  # «ردًا على», «بن طالب»
        if cue.form_class == "noun" and previous in words_of("any"):
            continue  # «لم تدل بأي تصريح عن …»
        if cue.stance == "relay" and at and not opens_clause(tokens, at):
            continue  # «للتدريب ونقل التكنولوجيا»
        what = previous in words_of("relative_what") or previous.removeprefix("و") in words_of("as_what")
        as_told = previous in words_of("as") and at > 1 and follows(tokens[at - 2]) and not states_more(tokens, at + 1)
        relative = what or as_told
        if cue.form_class != "preposition" and stands(tokens, at + 1, "prayed_to"):
            continue
        if cue.stance == "document" and not stands(tokens, at + 1, "in_it", "in"):
            continue
        if cue.form_class == "participle" and _ends_byline(tokens, at) and not token.adverb:
            continue  # «متابعة: كشف …»
        if cue.form_class == "participle" and previous in words_of("was") and not token.adverb:
            continue  # «التجارب كانت مفيدة من أجل …»
        if cue.form_class == "participle" and not token.adverb and follows_other_cue(tokens, at):
            continue  # «تقول أوساط نيابية متابعة إن»
        if cue.form_class == "participle" and (not introduces(tokens, at) or describes_manner(tokens, at)):
            continue
        conjoined = letters > 0 and token.key[0] in "وفل"
        alone = letters or "\u0651" in text[token.start : token.end] or is_no_preposition(tokens, at)  # بيّن: the verb
        opens = heads_clause(tokens, at) and (at == 0 or tokens[at - 1].kind != "quote")  # لوكالة «X» عبر الهاتف
        opens = opens or (conjoined and stands(tokens, at - 1, "this_one"))  # «هذا وبين التقرير أن»
        if cue.match == "head" and not (opens and alone):
            continue  # «قال X، عقب جولة»: the preposition
        weak = cue.match == "clause" and not (relative or _is_one(tokens, at, cue, conjoined=conjoined))
        return Hit(at, at + len(cue.words), cue, start, last.end, conjoined, relative, weak)
    return None


def _is_one(tokens: Sequence[Token], at: int, cue: Cue, *, conjoined: bool) -> bool:
    """Return whether a word that often is no cue is one where it stands."""
    if heads_clause(tokens, at) or (conjoined and names_person(tokens, at + 1)):
        return True
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else token
    at_once = following.kind == "colon" or following.key in words_of("complement")
    stated = stands(tokens, at + 1, "complement", "states")
    told = token.adverb or token.key.endswith("ا")
    marked = told and cue.form_class == "participle" and stated  # «… لافتًا إلى أن»
    return marked or (at_once and cue.form_class == "verb")


def _readings(tokens: Sequence[Token], at: int) -> Iterator[tuple[Cue, int]]:
    """Yield each cue that stands at a token, with the number of proclitic letters before it."""
    token = tokens[at]
    if token.cue:
        readings = readings_of(token.key)
    elif at and token.key.endswith("ها") and tokens[at - 1].kind in ("comma", "quote", "stop"):
        readings = readings_of(token.key[:-2])  # «…»، قالتها السباحة
    elif token.his and stands(tokens, at - 1, "relative_what"):
        readings = readings_of(token.key[:-1])  # ما يقوله
    else:
        return
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    for cue, letters in readings:
        words = cue.words
        if len(words) == 1 or (words[1] == following and words[1:] == _keys(tokens[at + 1 : at + len(words)])):
            yield cue, letters


def _keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.key for token in tokens)


def _ends_byline(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a colon right after a word at the head of its line, or after a dash, ends a byline."""
    dashed = 1 < at <= BYLINE + 2 and tokens[at - 1].kind == "comma"
    return is_colon(tokens, at + 1) and (at <= BYLINE or dashed or stands(tokens, at, "label"))
