"""Reporting cues found in a paragraph, those left out that report nothing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.arabic import fold
from analysis.quotes.cues import Cue, readings_of
from analysis.quotes.tokens import Token, after_letters, without_proclitic
from analysis.quotes.word_shapes import bare_of
from analysis.quotes.wordlists import head_of, is_function_word, is_given_name, words_of

BYLINE = 1  # tokens of a byline
AUDIENCE = 6  # tokens of whom one speaks to
FAR = 20  # tokens between «كما أكد» and its أن
LINK = 14  # tokens between نقلت and its عن


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
    for at in [at for at, token in enumerate(tokens) if token.cue or token.his]:
        if at >= free:
            hit = _hit(text, tokens, at)
            if hit:
                hits.append(hit)
                free = hit.after
    return hits


def without_lam(text: str, tokens: list[Token]) -> list[Token]:
    """Return the tokens with the ل of «وفقًا لـ» taken off the word that names the speaker."""
    peeled = list(tokens)
    for at in [at for at, token in enumerate(tokens[:-1], start=1) if token.cue]:
        if tokens[at].key[:1] == "ل" and any("ل" in cue.valence for cue, _ in readings_of(tokens[at - 1].key)):
            peeled[at] = without_proclitic(text, tokens[at])
    return peeled


def after_pronoun(tokens: Sequence[Token], hit: Hit) -> int:
    """Return where the subject can stand: after «رد عليها …», «قال له …», «أكد ذلك لـ"سبق" …»."""
    at = hit.after
    told = at < len(tokens) and tokens[at].kind == "quote" and "مفعول" in hit.cue.valence
    if told and _names_person(tokens, at + 1):
        at += 1  # «أبلغ "الصحيفة" مصدر في الوزارة أن»
    if at < len(tokens) and _is_audience(tokens[at].key):  # «قال لوكالة كذا المزارع فلان»
        for place in range(at + 1, min(len(tokens), at + AUDIENCE)):
            stops = tokens[place].kind not in ("word", "quote") or tokens[place].key in words_of("complement")
            if stops or is_function_word(tokens[place].key):
                break
            if _names_person(tokens, place):
                return place
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
    for cue, letters in _readings(tokens, at):
        token, last = tokens[at], tokens[at + len(cue.words) - 1]
        start = after_letters(text, token.start, letters)
        if cue.match == "strict" and fold(text[start : last.end], "strict") != cue.spelling:
            continue
        if cue.form_class == "verb" and cue.stance != "relay" and _is_passive(text, start, cue):
            continue
        if cue.form_class in ("verb", "participle") and _is_unsaid(tokens, at, cue):
            continue
        if cue.form_class == "verb" and (token.adverb or previous in words_of("joined")):
            continue  # «ردًا على», «بن طالب»
        if cue.stance == "relay" and at and not _opens_clause(tokens, at):
            continue  # «للتدريب ونقل التكنولوجيا»
        what = previous in words_of("relative_what") or previous.removeprefix("و") in words_of("as_what")
        as_told = previous == "كما" and at > 1 and _follows(tokens[at - 2]) and not _states_more(tokens, at + 1)
        relative = what or as_told
        if cue.form_class != "preposition" and at + 1 < len(tokens) and tokens[at + 1].key in words_of("prayed_to"):
            continue
        if cue.stance == "document" and not _stands_before(tokens, at, "في"):
            continue
        if cue.form_class == "participle" and at <= BYLINE and not token.adverb and _is_colon(tokens, at + 1):
            continue  # «متابعة: كشف …»
        if cue.form_class == "participle" and (not _introduces(tokens, at) or _describes_manner(tokens, at)):
            continue
        conjoined = letters > 0 and token.key[0] in "وفل"
        alone = letters or "\u0651" in text[token.start : token.end] or _is_no_preposition(tokens, at)  # بيّن: the verb
        if cue.match == "head" and not (_heads_clause(tokens, at) and alone):
            continue  # «قال X، عقب جولة»: the preposition
        weak = cue.match == "clause" and not (relative or _is_one(tokens, at, cue, conjoined=conjoined))
        return Hit(at, at + len(cue.words), cue, start, last.end, conjoined, relative, weak)
    return None


def _is_no_preposition(tokens: Sequence[Token], at: int) -> bool:
    that = at + 1 < len(tokens) and tokens[at + 1].key in words_of("complement")  # «…، بين أنها»
    return tokens[at].key not in words_of("preposition") or that or _begins_sentence(tokens, at)


def _is_one(tokens: Sequence[Token], at: int, cue: Cue, *, conjoined: bool) -> bool:
    """Return whether a word that often is no cue is one where it stands."""
    if _heads_clause(tokens, at) or (conjoined and _names_person(tokens, at + 1)):
        return True
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else token
    at_once = following.kind == "colon" or following.key in words_of("complement")
    stated = at + 1 < len(tokens) and tokens[at + 1].key in words_of("complement", "states")
    marked = token.adverb and cue.form_class == "participle" and stated  # «… لافتًا إلى أن»
    return marked or (at_once and cue.form_class == "verb")


def _readings(tokens: Sequence[Token], at: int) -> Iterator[tuple[Cue, int]]:
    """Yield each cue that stands at a token, with the number of proclitic letters before it."""
    token = tokens[at]
    if token.cue:
        readings = readings_of(token.key)
    elif token.his and at and tokens[at - 1].key in words_of("relative_what"):
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


def _is_unsaid(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    """Return whether the verb is denied, only supposed, or a noun after a preposition."""
    before = [token.key if token.kind == "word" else "" for token in tokens[max(0, at - 2) : at]]
    previous = before[-1] if before else ""
    apart = (previous == "هذا" and tokens[at].key[0] == "و") or (previous == "ذلك" and is_function_word(before[0]))
    apart = apart or (cue.form_class == "participle" and previous in words_of("this"))  # «… ذلك موضحة أن»
    case = previous in words_of("case") and not apart  # not «هذا وأكد», «إلى ذلك قال»
    if case or previous in words_of("negation") or previous in words_of("condition"):
        return True
    if cue.stance in ("demand", "deny") and at + 1 < len(tokens) and tokens[at + 1].key in words_of("refused"):
        return True  # طلب عدم الكشف عن اسمه
    if cue.present and (previous in words_of("hypothetical") and "قبل" not in before):
        return True
    if tokens[at].key.removeprefix("و") in words_of("paper_says") and _is_impersonal(tokens, at + 1):
        return True
    return previous in ("ان", "ما") and any(word in words_of("negation") for word in before)


def _is_impersonal(tokens: Sequence[Token], at: int) -> bool:
    """Return whether أن follows at once: «يذكر أن» is the paper's own voice."""
    return at < len(tokens) and (tokens[at].key in words_of("complement") or tokens[at].key == "الي")


def _stands_before(tokens: Sequence[Token], at: int, key: str) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].key == key


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a participle that could be a plain noun (كاشفات، مبررا) stands before a statement."""
    if at == 0 or tokens[at - 1].kind != "word":
        return True
    place = at + 1 + (at + 2 < len(tokens) and tokens[at + 1].kind == "comma")  # قائلا، «…»
    following = tokens[place] if place < len(tokens) else None
    return following is not None and (following.kind in ("quote", "colon") or following.key in words_of("introduces"))


def _describes_manner(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a participle is the adjective of how something is said: بنبرة ساخرة."""
    before = tokens[at - 1].key if at else ""
    return before[:1] == "ب" and before.endswith("ه") and tokens[at].key.endswith("ه") and not tokens[at].adverb


def _is_colon(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "colon"


def _is_passive(text: str, start: int, cue: Cue) -> bool:
    """Return whether ُ on its first letter makes a verb a passive, so that nobody says it: كُتب، يُعتقد."""
    damma = text[start + 1 : start + 2] == "\u064f"
    return damma and (not cue.present or cue.lemma.startswith("ا"))


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a relaying word can be a verb here: at the head of a clause, or after who relays."""
    previous = tokens[at - 1].key
    links = words_of("complement", "relay_link")
    linked = any(token.key in links for token in tokens[at : at + LINK])
    opened = words_of("opener", "relative", "auxiliary", "points_back", "opens_sentence", "was")
    return _heads_clause(tokens, at) or previous in opened or (linked and tokens[at].key[0] not in "وف")


def _states_more(tokens: Sequence[Token], at: int) -> bool:
    """Return whether أن follows in the clause, so that «كما أكد …» is another statement."""
    for token in tokens[at : at + FAR]:
        if token.kind in ("stop", "colon", "quote") or token.key in words_of("complement"):
            return token.key in words_of("complement") or token.kind == "colon"
    return False


def _names_person(tokens: Sequence[Token], at: int) -> bool:
    """Return whether someone is named right after a word, which then is his verb: فردّ الوزير."""
    key = tokens[at].key if at < len(tokens) else ""
    head = head_of(key)
    return is_given_name(key) or (head is not None and head.kind in ("title", "rank", "person", "source"))


def _heads_clause(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].kind != "word" or tokens[at - 1].key in words_of("opener")


def _begins_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].kind != "comma"


def _follows(token: Token) -> bool:
    """Return whether a clause can have ended here: a word, a comma or a quotation, not a full stop."""
    return token.kind in ("word", "comma", "quote")
