"""What stands around a word that can be a reporting cue, and tells whether it is one."""

from collections.abc import Sequence

from analysis.quotes.words.cues import Cue, readings_of
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, words_of

AHEAD = 8  # tokens between a verb and an aside
NEAR = 5  # tokens between a verb and an adjective of its subject
FAR = 20  # tokens between «كما أكد» and its أن
LINK = 14  # tokens between نقلت and its عن
FRAME = 7  # tokens from «لم يسبق» to the verb after its أن


def is_no_preposition(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word that is mostly a preposition («بين») is a verb here."""
    if tokens[at].key not in words_of("preposition"):
        return True
    that = stands(tokens, at + 1, "complement")  # «…، بين أنها»
    told = at > 0 and tokens[at - 1].kind == "comma" and names_person(tokens, at + 1) and states_more(tokens, at + 1)
    told = told and not _waits(tokens, at)
    told = told or (stands(tokens, at - 1, "this_one") and states_more(tokens, at + 1))  # «هذا وبين التقرير أن»
    return that or told or _begins_sentence(tokens, at)


def _waits(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb of saying still waits for its أن: «قال المتهم، عبر مترجم، إنه …»."""
    for place in range(at - 1, max(-1, at - AHEAD), -1):
        if tokens[place].kind in ("stop", "colon", "quote") or tokens[place].key in words_of("complement"):
            return False
        if any(cue.form_class == "verb" and cue.match == "word" for cue, _ in readings_of(tokens[place].key)):
            return True
    return False


def is_unsaid(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    """Return whether the verb is denied, only supposed, or a noun after a preposition."""
    before = [token.key if token.kind == "word" else "" for token in tokens[max(0, at - 2) : at]]
    previous = before[-1] if before else ""
    apart = (previous in words_of("this_one") and tokens[at].key[0] == "و") or (
        previous in words_of("that_one") and is_function_word(before[0])
    )
    apart = apart or (cue.form_class == "participle" and previous in words_of("this"))  # «… ذلك موضحة أن»
    case = previous in words_of("case") and not apart  # not «هذا وأكد», «إلى ذلك قال»
    if case or previous in words_of("negation") or previous in words_of("condition"):
        return True
    if cue.stance in ("demand", "deny") and stands(tokens, at + 1, "refused"):
        return True  # طلب عدم الكشف عن اسمه
    if cue.present and previous in words_of("hypothetical") and not words_of("before") & set(before):
        return True
    if previous in words_of("already") and any(word in words_of("supposed") for word in before):
        return True  # نفى أن يكون قد قال
    if _is_frame_denied(tokens, at) or (cue.present and before[:1] and before[0] in words_of("any")):
        return True  # «لم يسبق لأي وزير أن صرّح»، «أي بيان يقول إن»
    if tokens[at].key.removeprefix("و") in words_of("paper_says") and _is_impersonal(tokens, at + 1):
        return True
    return previous in words_of("that", "what") and any(word in words_of("negation") for word in before)


def _is_frame_denied(tokens: Sequence[Token], at: int) -> bool:
    """Return whether أن before a verb hangs on what is denied: لم يسبق لأحد أن صرح، ليس صحيحا أن فلانا قال."""
    for place in range(at - 1, max(0, at - FRAME), -1):
        if tokens[place].kind != "word":
            return False
        if tokens[place].key in words_of("frame"):
            return tokens[place - 1].key in words_of("negation")
    return False


def _is_impersonal(tokens: Sequence[Token], at: int) -> bool:
    """Return whether أن follows at once: «يذكر أن» is the paper's own voice."""
    return stands(tokens, at, "complement", "toward")


def introduces(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a participle that could be a plain noun (كاشفات، مبررا) stands before a statement."""
    if at == 0 or tokens[at - 1].kind != "word":
        return True
    place = at + 1 + (at + 2 < len(tokens) and tokens[at + 1].kind == "comma")  # قائلا، «…»
    following = tokens[place] if place < len(tokens) else None
    return following is not None and (following.kind in ("quote", "colon") or following.key in words_of("introduces"))


def describes_manner(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a participle is the adjective of how something is said: بنبرة ساخرة."""
    before = tokens[at - 1].key if at else ""
    return before[:1] == "ب" and before.endswith("ه") and tokens[at].key.endswith("ه") and not tokens[at].adverb


def is_colon(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a colon stands at a place."""
    return at < len(tokens) and tokens[at].kind == "colon"


def is_passive(text: str, start: int, cue: Cue) -> bool:
    """Return whether ُ on its first letter makes a verb a passive, so that nobody says it: كُتب، يُعتقد."""
    damma = text[start + 1 : start + 2] == "\u064f"
    return damma and (not cue.present or cue.lemma.startswith("ا"))


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a relaying word can be a verb here: at the head of a clause, or after who relays."""
    previous = tokens[at - 1].key
    links = words_of("complement", "relay_link")
    linked = any(token.key in links for token in tokens[at : at + LINK])
    opened = words_of("opener", "relative", "auxiliary", "points_back", "opens_sentence", "was")
    return heads_clause(tokens, at) or previous in opened or (linked and tokens[at].key[0] not in "وف")


def states_more(tokens: Sequence[Token], at: int) -> bool:
    """Return whether أن follows in the clause, so that «كما أكد …» is another statement."""
    for token in tokens[at : at + FAR]:
        if token.kind in ("stop", "colon", "quote") or token.key in words_of("complement"):
            return token.key in words_of("complement") or token.kind == "colon"
    return False


def names_person(tokens: Sequence[Token], at: int) -> bool:
    """Return whether someone is named right after a word, which then is his verb: فردّ الوزير."""
    key = tokens[at].key if at < len(tokens) else ""
    head = head_of(key)
    return is_given_name(key) or (head is not None and head.kind in ("title", "rank", "person", "source"))


def heads_clause(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is the first of its clause: after a mark, or a word that opens one."""
    return at == 0 or tokens[at - 1].kind != "word" or tokens[at - 1].key in words_of("opener")


def _begins_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].kind != "comma"


def follows(token: Token) -> bool:
    """Return whether a clause can have ended here: a word, a comma or a quotation, not a full stop."""
    return token.kind in ("word", "comma", "quote")


def follows_other_cue(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb of speech still waits for its أن before a participle that is an adjective here."""
    if at + 1 >= len(tokens) or tokens[at + 1].key not in words_of("complement") or tokens[at].key.endswith("ا"):
        return False
    for place in range(at - 1, max(-1, at - NEAR), -1):
        if tokens[place].kind != "word" or tokens[place].key in words_of("complement"):
            return False
        if any(cue.form_class == "verb" and cue.match == "word" for cue, _ in readings_of(tokens[place].key)):
            return place < at - 1
    return False
