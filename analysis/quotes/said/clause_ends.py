"""Where a reported clause ends: at the full stop, or where the paper takes the word back."""

from collections.abc import Mapping, Sequence

from analysis.arabic.article import is_definite
from analysis.quotes.said.hits import Hit
from analysis.quotes.said.judgement import is_partial
from analysis.quotes.words.cues import readings_of
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, words_of

LONGEST = 120  # tokens of one reported clause
CLAUSE = 14  # tokens of a subject between «لكن» and its verb
STATED = 8  # tokens between such a verb and what is said
TURN = 3  # words after «لكن» that tell whether the paper speaks again


def clause_end(tokens: Sequence[Token], at: int, hits: Mapping[int, Hit]) -> int:
    """Return the token before which a clause that begins at a token ends."""
    place, pointing = at, False
    while place < min(len(tokens), at + LONGEST) and tokens[place].kind != "stop":
        if place > at and _speaks_again(tokens, place, hits):
            pointing = True
            break
        place += 1
    while place > at and (
        tokens[place - 1].kind in ("comma", "colon") or (pointing and tokens[place - 1].key in words_of("points_back"))
    ):
        place -= 1
    return place


def _speaks_again(tokens: Sequence[Token], place: int, hits: Mapping[int, Hit]) -> bool:
    """Return whether the paper takes the word back here: another cue, or «فيما» after a comma."""
    token, after_comma = tokens[place], tokens[place - 1].kind == "comma"
    hit = hits.get(place)
    if hit is not None and not hit.weak:
        if hit.cue.form_class == "preposition":
            noun = hit.cue.words[0] in words_of("opinion") and not (after_comma or hit.conjoined)  # مرهون برأي المحكمة
            return not noun and _names_source(tokens, hit.after, hits)
        if hit.cue.form_class == "participle":
            return True
        if hit.cue.form_class == "noun":  # «…، وقوله إن», «…، على حد قوله»
            words = (
                token.key[0] == "ب" and tokens[place + 1 : place + 2] and tokens[place + 1].kind in ("colon", "quote")
            )
            return after_comma and (hit.conjoined or "before" in hit.cue.valence or bool(words))  # «…، بقوله: "…"»
        if hit.cue.form_class == "verb":
            back = tokens[place - 1].key in words_of("points_back")
            bare = tokens[place - 1].key in words_of("what") and tokens[place - 2].kind == "word"
            bare = bare and tokens[place - 2].key not in words_of("points_back")  # «ما يرد للسوق»
            pointed = back and not bare and hit.cue.stance != "describe"
            plain = hit.cue.match == "word" and not (hit.cue.present and _has_object(tokens, hit.after))
            speaks_now = after_comma and (plain or _states(tokens, hit.after))
            own = hit.cue.present and _has_object(tokens, hit.after) and not _states(tokens, hit.after)
            return (hit.conjoined and not own) or speaks_now or pointed  # not «… لم تراع ذلك، وتكشف سوداوية فكرهم»
    if token.key in words_of("but_he") and speaks(hits.get(place + 1)):
        return True  # «… الحوار لكنه أضاف أن»
    if token.key in words_of("but") and not after_comma:
        return _says_next(tokens, place + 1, hits, near=0)  # «… كل شيء لكن دريك قال إن …»
    return token.kind == "word" and after_comma and _turns(tokens, place, hits)


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a thing follows a verb of the present, whose subject is the clause's own: «…، يؤكد حقيقة …»."""
    key = tokens[at].key if at < len(tokens) else ""
    person = head_of(key) is not None or is_given_name(key) or is_definite(key)
    return bool(key) and not person and not is_function_word(key)


def _states(tokens: Sequence[Token], at: int) -> bool:
    """Return whether أن, a colon or marks follow soon, so that a word that is often no verb («، يزيد …») is one."""
    for token in tokens[at : at + STATED]:
        if token.kind in ("colon", "quote") or token.key in words_of("complement"):
            return True
        if token.kind != "word":
            return False
    return False


def _turns(tokens: Sequence[Token], place: int, hits: Mapping[int, Hit]) -> bool:
    """Return whether words after a comma leave what is said: «فيما», «لكنه أكد», «في حين», «وذلك خلال مؤتمر»."""
    key, following = tokens[place].key, [token.key for token in tokens[place + 1 : place + 1 + TURN]]
    if key in words_of("turn"):
        return _says_next(tokens, place + 1, hits, near=TURN)
    if key in words_of("rather"):  # «…، بل كشف أن», not «…، بل يأتي ويوضح»
        return _says_next(tokens, place + 1, hits, near=1)
    if key[0] == "ف" and not is_given_name(key) and not is_function_word(key) and head_of(key) is None:
        return _says_next(tokens, place + 1, hits, near=STATED)  # «…، فعاد طعمة ليؤكد»
    if key in words_of("so"):  # «…، فقد اعتبر أن»
        return _says_next(tokens, place + 1, hits, near=0)
    if key in words_of("as_for"):  # «…، أما زميله فيعتقد أن»
        return _says_next(tokens, place + 1, hits, near=CLAUSE, commas=True)
    if key in words_of("then"):  # «، ثم تصمت قبل أن تقول»
        return _says_next(tokens, place + 1, hits, near=STATED)
    if key in words_of("and_not"):  # «، ولا يستبعد …»
        return any(cue.form_class == "verb" for word in following[:1] for cue, _ in readings_of(word))
    if key in words_of("joiner") and place + 1 < len(tokens) and tokens[place + 1].kind == "quote":
        return is_partial(tokens, place + 1)  # «…، و"…"»: goes on in marks
    if key in words_of("aside"):
        return any(word in words_of("occasion") for word in following)
    if key[0] == "و" and is_function_word(key):  # «وحول الرسوم أوضح أن»
        return _says_next(tokens, place + 1, hits, near=CLAUSE if key in words_of("on_topic") else 0)
    if key in words_of("in"):
        return any(word in words_of("meantime", "in_words") for word in following[:1])
    if key in words_of("before") and stands(tokens, place + 1, "that"):  # «…، قبل أن يضيف»
        return speaks(hits.get(place + 2))
    if key in words_of("without"):  # «…، من دون أن تحدد تاريخا»
        return stands(tokens, place + 1 + stands(tokens, place + 1, "without"), "that")
    if key in words_of("during"):  # «…، خلال لقاء مع نظيره»
        return any(word in words_of("occasion") for word in following[:1])
    if key in words_of("comes"):
        return any(word in words_of("this") for word in following[:1])
    return key in words_of("clause_end")


def _says_next(tokens: Sequence[Token], at: int, hits: Mapping[int, Hit], *, near: int, commas: bool = False) -> bool:
    """Return whether a reporting verb follows: near, «لكنه أكد», or, what it says behind it, «لكن X أكد أن»."""
    aside = False
    for place in range(at, min(len(tokens), at + CLAUSE)):
        if commas and tokens[place].kind == "comma":
            aside = True  # «أما الثاني، الدكتور فلان، فأجاب»
            continue
        if aside and place in hits and not tokens[place].key.startswith("ف"):
            return False
        if tokens[place].kind not in ("word", "quote"):
            return False
        weak = place in hits and hits[place].weak and stands(tokens, place + 1, "that_one")
        if speaks(hits.get(place)) or weak:  # «لكن X كذّب ذلك»
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            states = following is not None and (following.kind != "word" or following.key in words_of("introduces"))
            states = states or _states(tokens, place + 1)
            return place < at + near or states or hits[place].cue.stance == "deny"  # «لكن النائبة نفت ذلك»
    return False


def _names_source(tokens: Sequence[Token], at: int, hits: Mapping[int, Hit]) -> bool:
    """Return whether «بحسب» goes on to someone, not to a thing (وفق خطة)."""
    if at >= len(tokens) or tokens[at].key in words_of("no_source"):
        return False
    return (
        tokens[at].kind == "quote"
        or (tokens[at].key in words_of("what") and at + 1 in hits)  # not «وفق ما تمليه الشريعة»
        or _is_somebody(tokens[at].key)
        or is_given_name(tokens[at].key)
    )


def _is_somebody(key: str) -> bool:
    head = head_of(key)
    return head is not None and head.kind != "many"  # not «حسب عدد أفراد الأسرة»


def speaks(hit: Hit | None) -> bool:
    """Return whether a cue that will speak for itself stands here."""
    return hit is not None and hit.cue.form_class in ("verb", "participle") and not hit.weak
