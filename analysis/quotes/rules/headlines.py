"""Speech announced by nothing but a colon: «الكاظمي: لن نسمح …» in a headline, «X: "…"» in a paragraph."""

from collections.abc import Callable, Sequence

from analysis.arabic.article import is_nisba
from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.rules.claims import Claim
from analysis.quotes.said.content import Content
from analysis.quotes.said.hits import Hit
from analysis.quotes.words.cues import Cue, readings_of
from analysis.quotes.words.name_shapes import is_name
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.vocabulary import is_common
from analysis.quotes.words.wordlists import head_of, is_given_name, owned_head, words_of

_COLON = Cue(":", "mark", "neutral", "ms", frozenset({":"}), "word", (":",), False, ":")
ASIDE = 2  # words that say where or to whom someone speaks
LONGEST = 10  # tokens before the colon
NAME = 4  # words of a name
SAID = 3  # words of a quotation before its speaker
_SPEAKERS = ("title", "rank", "person", "many", "body")


def read_headline(tokens: Sequence[Token], knows: Callable[[str], bool], *, headline: bool) -> list[Claim]:
    """Return what names before a colon say: to the end of a headline, in a paragraph only between marks."""
    claims: list[Claim] = []
    start = 0
    for colon in [at for at, token in enumerate(tokens) if token.kind == "colon"]:
        if colon - start > LONGEST:
            break
        last = _end(tokens, colon, knows) if headline else len(tokens)
        claim = _said(tokens, start, colon, last, knows, headline=headline)
        if claim is not None:
            claims.append(claim)
        elif start:
            break
        start = colon + 1 if claim is None else last + 1  # «عاجل: رئيس الأركان: …»
    pause = len(tokens) > 1 and tokens[1].kind == "comma" and tokens[1].end - tokens[1].start > 1  # «..»
    return claims or (_before_name(tokens, knows) if headline or pause else [])


def _said(
    tokens: Sequence[Token], start: int, colon: int, last: int, knows: Callable[[str], bool], *, headline: bool
) -> Claim | None:
    """Return what the name between `start` and a colon says."""
    if colon <= start or colon + 1 >= len(tokens):
        return None
    named = _addressee(tokens, start, colon)
    speaker = read_phrase(tokens, start, whole=True, end=named)
    if 1 < named - start < NAME and all(knows(token.key) for token in tokens[start:named]):
        speaker = Phrase(start, named, start, named, None, tokens[start].key)  # ولد الداه: …
    if speaker is None or speaker.last != named:
        return None
    alone = named == start + 1 and _is_spoken(tokens[start], tokens[colon + 1])
    if not _is_full_name(tokens, start, named) and not _can_speak(tokens[start], knows) and not alone:
        return None
    quoted = tokens[colon + 1].kind == "quote"
    several = any(token.key[:1] == "و" and head_of(token.key[1:]) for token in tokens[start + 1 : named])
    if not quoted and (several or not headline):
        return None  # «المالكة والمستأجر: خلاف على شرفة»
    content = Content(True, colon + 1, colon + 2 if quoted else last)
    return Claim(_mark(tokens[colon], colon), (content,), speaker, None, "colon")


def _mark(token: Token, at: int) -> Hit:
    return Hit(at, at + 1, _COLON, token.start, token.end, False, False, False)


def _end(tokens: Sequence[Token], colon: int, knows: Callable[[str], bool]) -> int:
    """Return where a headline's speech ends: before a second speaker, or with the line."""
    turn = next((at for at in range(colon + 2, len(tokens) - 2) if _turns(tokens, at)), len(tokens))
    following = next((at for at in range(colon + 1, turn) if tokens[at].kind == "colon"), None)
    if following is None:
        return turn
    for comma in range(following - 1, colon, -1):
        if tokens[comma].kind == "comma":
            second = _said(tokens, comma + 1, following, len(tokens), knows, headline=True)
            return comma if second is not None else turn
    return turn


def _turns(tokens: Sequence[Token], at: int) -> bool:
    """Return whether someone else's verb follows a pause: «… لا نية لتعويم الدينار... ومحللة تحذر من صدمة»."""
    key = tokens[at + 1].key
    pause = tokens[at].kind in ("comma", "stop") and key[:1] == "و" and not readings_of(key)
    head = head_of(key[1:]) if pause else None
    someone = head is not None and head.kind in _SPEAKERS
    return someone and any(cue.form_class == "verb" for cue, _ in readings_of(tokens[at + 2].key))


def _before_name(tokens: Sequence[Token], knows: Callable[[str], bool]) -> list[Claim]:
    """Read «"…".. نقيب الصيادين يرد»: a headline that begins with the words of whom it names next."""
    if len(tokens) < NAME or tokens[0].kind != "quote" or tokens[1].kind != "comma" or len(tokens[0].inner) < SAID:
        return []
    speaker = read_phrase(tokens, 2, whole=False)
    if speaker is None or (speaker.head is not None and speaker.head.kind not in _SPEAKERS):
        return []
    named = speaker.named and not is_common(tokens[2].key)
    known = speaker.head is not None or named or knows(tokens[2].key)
    return [Claim(_mark(tokens[1], 1), (Content(True, 0, 1),), speaker, None, "colon")] if known else []


def _addressee(tokens: Sequence[Token], start: int, colon: int) -> int:
    """Return where «لـ» and the one spoken to begin (بايدن لنتنياهو: …), or the colon."""
    last = tokens[colon - 1].key
    words = colon - start
    if words > ASIDE and tokens[colon - 1].kind == "quote" and tokens[colon - ASIDE].key == "ل":
        return colon - ASIDE  # فلان لـ«الملاعب»: «…»
    if words > ASIDE and tokens[colon - ASIDE].key in words_of("belonging"):  # حلاوي من بعبدا: …
        return colon - ASIDE
    for at in range(start + 1, colon):
        if tokens[at].key[:1] == "ل" and owned_head(tokens[at].key[1:], his=tokens[at].his):
            return at  # رئيسة وزراء إيطاليا لنظيرها الليبي: …
    return colon - 1 if words == ASIDE and last.startswith("ل") and head_of(last) is None else colon


def _is_spoken(name: Token, first: Token) -> bool:
    """Return whether an unknown word before a colon is a name, since what follows is said by «we» or denied."""
    if name.kind != "word" or name.key in words_of("label"):
        return False
    return first.key in words_of("negation") or first.key.startswith("سن")


def _can_speak(token: Token, knows: Callable[[str], bool]) -> bool:
    """Return whether a headline's first word names someone: no place, no label."""
    if token.kind == "quote" and 0 < len(token.inner) <= ASIDE:  # «الحفناوي»: …
        return head_of(token.inner[0].key) is not None or _can_speak(token.inner[-1], knows)
    key = token.key
    if token.kind != "word" or key in words_of("label"):
        return False
    surname = is_nisba(key)
    return head_of(key) is not None or is_given_name(key) or surname or knows(key)


def _is_full_name(tokens: Sequence[Token], start: int, colon: int) -> bool:
    """Return whether two to four words before a colon can only be a name: خيراردو مارتينو: «…»."""
    return 1 < colon - start <= NAME and all(is_name(token.key) for token in tokens[start:colon])
