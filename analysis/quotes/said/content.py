"""What is said: where it begins after its cue, and where it ends."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.quotes.said.clause_ends import clause_end, speaks
from analysis.quotes.said.hits import Hit
from analysis.quotes.said.judgement import PARTIAL, is_adjacent, is_partial, is_said, is_whole
from analysis.quotes.words.cues import ABOUT, BY, COLON, THAT
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.word_shapes import is_ours
from analysis.quotes.words.wordlists import head_of, words_of

NEAR = 25  # tokens between a cue and its colon, or a quotation with no أن before it
CLOSE = 12  # tokens between who tells and عن
TAIL = 5  # words of an adjunct before عن
REACH = 45  # tokens between a cue and what is said


class Opening(NamedTuple):
    """How a statement is opened, and the token it begins with."""

    how: str  # that (أن), denied (نفى أن), colon, mark, about (عن)
    at: int


class Content(NamedTuple):
    """A span of speech: its tokens [at, last) and whether it stands in quotation marks."""

    direct: bool
    at: int
    last: int


def find_opening(tokens: Sequence[Token], at: int, hit: Hit, hits: Mapping[int, Hit]) -> Opening | None:
    """Return where the statement of a cue opens, reading on from a token."""
    valence = hit.cue.valence
    for place in range(at, min(len(tokens), at + REACH)):
        token = tokens[place]
        said = hits.get(place)
        noun = (said is not None and said.cue.form_class == "noun") or token.key in words_of("complement")
        if token.key in words_of("suffices") or (hit.cue.stance == "suffice" and noun):
            return None  # «اكتفت بالقول إن»: the noun reports it
        if token.kind == "stop" or _takes_over(tokens, place, hits):
            return None
        quoted = place + 1 < len(tokens) and tokens[place + 1].kind == "quote"
        if token.kind == "colon" and (quoted or (place - at < NEAR and hit.cue.stance != "turn")):
            return _after_colon(tokens, place + 1)
        if token.cue and stands(tokens, place + 1, "prayed_to"):
            return None  # «…، داعية الله بأن يتغمده برحمته»
        unnamed = place + 1 < len(tokens) and tokens[place + 1].his  # شاهد لم يذكر اسمه: «…»
        if token.cue and tokens[place - 1].key in words_of("negation") and place > at and not unnamed:
            return None  # «رفض التعليق، ولم يؤكد أن …»
        if token.kind == "quote":
            if tokens[place - 1].key in words_of("on_it") and tokens[place - 2].key in words_of("written"):
                return None  # «علّقوا لافتة كُتب عليها "…"»
            if (
                place - at < NEAR
                and (valence != {BY} or tokens[place - 1].key in words_of("by"))
                and is_said(tokens, place, hit, adjacent=is_adjacent(tokens, at, place))
            ):
                return Opening("mark", place)
        elif hit.cue.stance == "demand" and THAT not in valence and token.key in words_of("complement"):
            return None  # «طلب من الشاهد أن يقول …»
        elif valence == {BY} and token.key in words_of("complement") and token.key[0] != "ب":
            return None  # «دفع الحكومة إلى أن»، not «دفع محاميه بأن»
        elif token.key in words_of("complement") and token.key[0] not in "وف" and _opens(tokens, place, hit):
            return Opening("that", place + 1)
        elif place == at and COLON in valence and (token.key in words_of("own_voice") or is_ours(token.key)):
            return Opening("that", place)  # «قال سيكون …»، «قال نتمنى …»، «قال هدفنا …»
        elif token.key in words_of("about") and ABOUT in valence and _tells_about(tokens, at, place):
            return Opening("about", place)
    return None


def _takes_over(tokens: Sequence[Token], at: int, hits: Mapping[int, Hit]) -> bool:
    """Return whether another cue stands here that will have what follows: none in an aside or a relative clause."""
    hit = hits.get(at)
    if hit is None or not speaks(hit) or _is_pointed(tokens, at) or _is_relative(tokens, at):
        return False
    return hit.cue.stance != "suffice" and (hit.cue.stance != "demand" or THAT in hit.cue.valence)  # طلبت عدم ذكر اسمها


def _is_pointed(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a cue stands in an aside: «وأجابت القاضية، حسب ما أورده مراسلنا، بأن»."""
    return stands(tokens, at - 1, "what") and stands(tokens, at - 2, "points_back")


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a cue only describes the speaker: المصادر التي تحدثت إلينا، وهو يشير إلى بيته."""
    place = at - stands(tokens, at - 1, "was")  # التي كانت تتحدث
    in_text = stands(tokens, at + 1, "resumes") and stands(tokens, place - 1, "occasion")  # في بيان أعلن فيه
    if at + 1 >= len(tokens) or not (in_text or stands(tokens, place - 1, "relative", "meanwhile")):
        return False
    following = tokens[at + 1]
    if following.key in words_of("resumes"):  # «بيان الشركة الذي زعمت فيه أن»: it tells what the text says
        behind = at + 2 + stands(tokens, at + 2, "preposition")  # كشف فيه عن أن
        following = tokens[behind] if behind < len(tokens) else following
    return following.kind == "word" and following.key not in words_of("complement")


def _after_colon(tokens: Sequence[Token], at: int) -> Opening:
    if at < len(tokens) and tokens[at].kind == "word" and tokens[at].key in words_of("complement"):
        return Opening("that", at + 1)
    return Opening("colon", at)


def _opens(tokens: Sequence[Token], at: int, hit: Hit) -> bool:
    """Return whether أن opens a statement here, not a clause of time or need (بعد أن، يجب أن)."""
    if tokens[at].key in words_of("that") and stands(tokens, at + 1, "willed", "was"):
        return False  # إن شاء الله، «لن يعرف أحد إن كان …»
    before = [token.key for token in tokens[max(0, at - 2) : at]]
    previous = before[-1] if before else ""
    if previous in words_of("on") and at > 1 and tokens[at - 2].kind == "comma" and hit.cue.stance != "stress":
        return False  # «أعلنت الجدول، على أن تقام المباريات …»
    if previous in words_of("of"):  # «بالرغم من أن», not «حذر من أن»
        before.pop()
    if previous in words_of("allah") and _names_with_god(before[0]):
        return True  # شاخوان عبد الله إن، حزب الله إن
    return before[-1:] == [] or before[-1] not in words_of("no_statement")


def _names_with_god(key: str) -> bool:
    """Return whether a word before الله makes a name with it: عبد، ضيف، حزب."""
    return key in words_of("of_god", "servant") or head_of(key) is not None or key in words_of("clan", "group")


def _tells_about(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Return whether what is told stands after عن: nothing but a time or an aside before it, no أن after it."""
    between = tokens[at:place]
    itself = stands(tokens, place + 1, "same")  # أعلنت عن نفسها
    if itself or _leads_to_that(tokens, place):
        return False
    if between and between[0].kind == between[-1].kind == "comma":
        return True
    if between and between[-1].kind == "comma" and len(between) <= CLOSE and between[0].key in words_of("finite"):
        return True  # «كشف مسؤول يعمل في المطار، عن …»
    commas = [number for number, token in enumerate(between) if token.kind == "comma"]
    if commas and commas[0] == 0:  # «كشف X، في تصريح أمس عن …»
        tail = between[commas[-1] + 1 :]
        if 0 < len(tail) <= TAIL and (tail[0].key[:1] == "ل" or tail[0].key in words_of("in")):
            return True
    told = words_of("time", "proclitic")  # كشف لـ«المدن» عن
    return all(token.kind != "word" or token.key in told for token in between)


def _leads_to_that(tokens: Sequence[Token], at: int) -> bool:
    """Return whether عن goes on to أن: أعرب عن أمله بأن."""
    for token in tokens[at + 1 : at + 6]:
        if token.kind != "word":
            return False
        if token.key in words_of("complement"):
            return True
    return False


def read_content(tokens: Sequence[Token], opening: Opening, hits: Mapping[int, Hit]) -> list[Content]:
    """Return the spans of a statement: quotations, else the clause; coordinate ones are its continuation."""
    at = opening.at
    while at < len(tokens) and tokens[at].kind in ("comma", "colon"):  # «إن: …»
        at += 1
    if at >= len(tokens):
        return []
    if tokens[at].kind == "quote" and (opening.how in ("mark", "colon") or is_whole(tokens, at)):
        return _quotations(tokens, at, hits)
    last = clause_end(tokens, at, hits)
    if last <= at:
        return []
    partial = [] if opening.how in ("about", "denied") else _partial(tokens, at, last)
    clause = Content(opening.how == "colon", at, last)
    marked = _joined(tokens, last)
    rest = _quotations(tokens, marked, hits) if marked is not None and tokens[marked].kind == "quote" else []
    return [clause, *partial, *rest] if _own_words(tokens, clause) >= PARTIAL or not partial else [*partial, *rest]


def _quotations(tokens: Sequence[Token], at: int, hits: Mapping[int, Hit]) -> list[Content]:
    """Read a quotation and what is joined to it: «و"…"», «وأن …»."""
    spans: list[Content] = []
    place: int | None = at
    while place is not None and place < len(tokens):
        if tokens[place].kind == "quote":
            spans.append(Content(True, place, place + 1))
            place = _joined(tokens, place + 1)
        else:
            last = clause_end(tokens, place, hits)
            spans += [Content(False, place, last)] if last > place else []
            place = None
    return spans


def _joined(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a second statement begins after a quotation: a quotation after و, anything after وأن."""
    at += at < len(tokens) and tokens[at].kind == "comma"
    if at + 1 >= len(tokens) or tokens[at].kind != "word":
        return None
    quoted = tokens[at + 1].kind == "quote"
    return (
        at + 1 if tokens[at].key in words_of("and_that") or (quoted and tokens[at].key in words_of("joiner")) else None
    )


def _own_words(tokens: Sequence[Token], clause: Content) -> int:
    """Count the words of a clause outside its quotations."""
    return sum(token.kind == "word" for token in tokens[clause.at : clause.last])


def _partial(tokens: Sequence[Token], at: int, last: int) -> list[Content]:
    """Return the quotations inside a reported clause that are words of the speaker, no names."""
    return [
        Content(True, place, place + 1)
        for place in range(at, last)
        if tokens[place].kind == "quote" and is_partial(tokens, place)
    ]
