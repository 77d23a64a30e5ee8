"""What is said: where it begins after its cue, and where it ends."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.quotes.hits import Hit
from analysis.quotes.tokens import Token
from analysis.quotes.wordlists import head_of, is_given_name, words_of

LONGEST = 120  # tokens of one reported clause
REACH = 45  # tokens between a cue and what is said
PARTIAL = 2  # words that make a quotation beside its cue more than a name
NAME = 3  # words a quoted name may have


class Opening(NamedTuple):
    """How a statement is opened, and the token it begins with."""

    how: str  # that (أن), colon, mark, about (عن)
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
        if token.kind == "stop" or (_belongs_to_another(hits.get(place)) and not _is_relative(tokens, place)):
            return None
        if token.kind == "colon":
            return _after_colon(tokens, place + 1)
        if token.kind == "quote":
            if _is_said(tokens, place, hit, adjacent=_is_adjacent(tokens, at, place)):
                return Opening("mark", place)
        elif token.key in words_of("complement") and token.key[0] not in "وف" and _opens(tokens, place):
            return Opening("that", place + 1)
        elif token.key == "عن" and "عن" in valence and not _leads_to_that(tokens, place):
            return Opening("about", place)
    return None


def _belongs_to_another(hit: Hit | None) -> bool:
    """Return whether a cue that will speak for itself stands here."""
    return hit is not None and hit.cue.form_class in ("verb", "participle") and not hit.weak


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a cue only describes the speaker: المصادر التي تحدثت إلينا."""
    return at > 0 and tokens[at - 1].key in words_of("relative")


def _after_colon(tokens: Sequence[Token], at: int) -> Opening:
    if at < len(tokens) and tokens[at].kind == "word" and tokens[at].key in words_of("complement"):
        return Opening("that", at + 1)
    return Opening("colon", at)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Return whether أن opens a statement here, not a clause of time or need (بعد أن، يجب أن)."""
    return at == 0 or tokens[at - 1].key not in words_of("no_statement")


def _leads_to_that(tokens: Sequence[Token], at: int) -> bool:
    """Return whether عن goes on to أن: أعرب عن أمله بأن."""
    for token in tokens[at + 1 : at + 6]:
        if token.kind != "word":
            return False
        if token.key in words_of("complement"):
            return True
    return False


def _is_adjacent(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Return whether nothing, or a preposition alone, stands before a quotation (داعيا إلى «…»)."""
    return place == at or (place == at + 1 and tokens[at].key in words_of("introduces"))


def _is_said(tokens: Sequence[Token], at: int, hit: Hit, *, adjacent: bool) -> bool:
    """Return whether a quotation met before any أن or colon is what the cue reports.

    `adjacent`: it follows the cue or the speaker's name at once.
    """
    token, previous, valence = tokens[at], tokens[at - 1], hit.cue.valence
    if is_name(tokens, at):
        return False
    if previous.key in ("ب", "بال") or ("بـ" in valence and ":" not in valence):
        return previous.key in ("ب", "بال") and "بـ" in valence
    if ":" not in valence or _name_before_that(tokens, at):
        return False
    following = tokens[at + 1].kind if at + 1 < len(tokens) else "stop"
    if hit.cue.stance in ("opinion", "describe") and "مفعول" in valence:
        return following != "word"  # اعتبر القرار «خطوة»
    if previous.kind == "word" and not adjacent:
        return len(token.inner) > NAME
    return len(token.inner) >= PARTIAL or following != "word"


def _name_before_that(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the clause goes on to its أن or colon, so that the marks only hold a name before it."""
    if len(tokens[at].inner) > 2 * NAME:
        return False
    for token in tokens[at + 1 : at + 12]:
        if token.kind == "colon" or token.key in words_of("complement"):
            return True
        if token.kind in ("stop", "quote"):
            return False
    return False


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the quotation marks hold a name: وكالة «رويترز», لـ"سبق"."""
    if at == 0 or len(tokens[at].inner) > 2 * NAME:
        return False
    previous = tokens[at - 1]
    if previous.kind != "word":
        return False
    key = previous.key
    return (
        key in words_of("naming_noun")
        or key.lstrip("وبلف").removeprefix("ال") in words_of("naming_noun")
        or key in ("ل", "لل", "ول")
    )


def read_content(tokens: Sequence[Token], opening: Opening, hits: Mapping[int, Hit]) -> list[Content]:
    """Return the spans of a statement: quotations, else the clause; coordinate ones are its continuation."""
    at = opening.at
    while at < len(tokens) and tokens[at].kind in ("comma", "colon"):  # «إن: …»
        at += 1
    if at >= len(tokens):
        return []
    if tokens[at].kind == "quote" and (opening.how in ("mark", "colon") or _is_whole(tokens, at)):
        return _quotations(tokens, at, hits)
    last = clause_end(tokens, at, hits)
    if last <= at:
        return []
    partial = [] if opening.how == "about" else _partial(tokens, at, last)
    clause = Content(opening.how == "colon", at, last)
    return [clause, *partial] if _own_words(tokens, clause) >= PARTIAL or not partial else partial


def _quotations(tokens: Sequence[Token], at: int, hits: Mapping[int, Hit]) -> list[Content]:
    """Read a quotation and those joined to it by و or «وأن»."""
    spans = [Content(True, at, at + 1)]
    place = at + 1
    while place < len(tokens):
        after = place + 1 if tokens[place].kind == "comma" else place
        if after >= len(tokens) or tokens[after].kind != "word":
            break
        key = tokens[after].key
        if key in words_of("joiner") and after + 1 < len(tokens) and tokens[after + 1].kind == "quote":
            spans.append(Content(True, after + 1, after + 2))
            place = after + 2
        elif key in words_of("and_that") and after + 1 < len(tokens):
            return spans + read_content(tokens, Opening("that", after + 1), hits)
        else:
            break
    return spans


def _is_whole(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the quotation after أن is the statement, not a name the statement begins with."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.key.startswith("و"):
        return True
    words = len(tokens[at].inner)
    if words > NAME:
        return True
    return words > 1 and (following.key in words_of("preposition") or following.key in words_of("time"))


def clause_end(tokens: Sequence[Token], at: int, hits: Mapping[int, Hit]) -> int:
    """Return the token before which a clause that begins at a token ends."""
    place = at
    while place < min(len(tokens), at + LONGEST):
        token = tokens[place]
        if token.kind == "stop":
            break
        if place > at and _speaks_again(tokens, place, hits):
            break
        place += 1
    while place > at and (
        tokens[place - 1].kind in ("comma", "colon") or tokens[place - 1].key in words_of("points_back")
    ):
        place -= 1
    return place


def _speaks_again(tokens: Sequence[Token], place: int, hits: Mapping[int, Hit]) -> bool:
    """Return whether the paper takes the word back here: another cue, or «فيما» after a comma."""
    token, after_comma = tokens[place], tokens[place - 1].kind == "comma"
    hit = hits.get(place)
    if hit is not None and not hit.weak:
        if hit.cue.form_class == "preposition":
            return _names_source(tokens, hit.after)
        if hit.cue.form_class == "participle":
            return True
        if hit.cue.form_class == "verb":
            return hit.conjoined or after_comma or hit.relative
    return token.kind == "word" and after_comma and token.key in words_of("clause_end")


def _names_source(tokens: Sequence[Token], at: int) -> bool:
    """Return whether «بحسب» goes on to someone, not to a thing (وفق خطة)."""
    if at >= len(tokens):
        return False
    return (
        tokens[at].kind == "quote"
        or tokens[at].key == "ما"
        or head_of(tokens[at].key) is not None
        or is_given_name(tokens[at].key)
    )


def _partial(tokens: Sequence[Token], at: int, last: int) -> list[Content]:
    """Return the quotations inside a reported clause that are words of the speaker, no names."""
    return [
        Content(True, place, place + 1)
        for place in range(at, last)
        if tokens[place].kind == "quote" and _is_partial(tokens, place)
    ]


def _is_partial(tokens: Sequence[Token], at: int) -> bool:
    if is_name(tokens, at):
        return False
    words = len(tokens[at].inner)
    previous = tokens[at - 1].key if at and tokens[at - 1].kind == "word" else ""
    if previous in words_of("predicate") or previous in ("ب", "بال"):
        return True
    inner = tokens[at].inner
    denies = bool(inner) and inner[0].key in words_of("negation")
    return words > NAME or denies or (words >= PARTIAL and _ends_clause(tokens, at) and _is_indefinite(inner))


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 == len(tokens) or tokens[at + 1].kind != "word"


def _is_indefinite(inner: Sequence[Token]) -> bool:
    """Return whether no word has an article: «باتت قريبة جدا» is said, «الحشد الشعبي» is a name."""
    return not any(token.key.startswith("ال") for token in inner) and head_of(inner[0].key) is None


def _own_words(tokens: Sequence[Token], clause: Content) -> int:
    """Count the words of a clause outside its quotations."""
    return sum(token.kind == "word" for token in tokens[clause.at : clause.last])
