"""Speech announced by nothing but a colon: «الكاظمي: لن نسمح …» in a headline, «X: "…"» in a paragraph."""

from collections.abc import Callable, Sequence

from analysis.quotes.claims import Claim
from analysis.quotes.content import Content
from analysis.quotes.cues import Cue
from analysis.quotes.hits import Hit
from analysis.quotes.name_shapes import is_name
from analysis.quotes.phrases import read_phrase
from analysis.quotes.tokens import Token
from analysis.quotes.wordlists import head_of, is_given_name, words_of

_COLON = Cue(":", "mark", "neutral", "ms", frozenset({":"}), "word", (":",), False, ":")
ASIDE = 2  # words that say where or to whom someone speaks
LONGEST = 10  # tokens before the colon
NAME = 4  # words of a name


def read_colon(tokens: Sequence[Token], knows: Callable[[str], bool], *, headline: bool) -> Claim | None:
    """Return what a name before a colon says: to the end of a headline, in a paragraph only between marks."""
    colon = next((at for at, token in enumerate(tokens[:LONGEST]) if token.kind == "colon"), None)
    if not colon or colon + 1 >= len(tokens):
        return None
    named = _addressee(tokens, colon)
    speaker = read_phrase(tokens, 0, whole=True, end=named)
    if speaker is None or speaker.last != named:
        return None
    full = _is_full_name(tokens, named)
    if not full and not _can_speak(tokens[0], knows) and not (named == 1 and _is_spoken(tokens[0], tokens[colon + 1])):
        return None
    quoted = tokens[colon + 1].kind == "quote"
    if not quoted and not headline:
        return None
    last = colon + 2 if quoted else len(tokens)
    hit = Hit(colon, colon + 1, _COLON, tokens[colon].start, tokens[colon].end, False, False, False)
    return Claim(hit, (Content(True, colon + 1, last),), speaker, None, "colon")


def _addressee(tokens: Sequence[Token], colon: int) -> int:
    """Return where «لـ» and the one spoken to begin (بايدن لنتنياهو: …), or the colon."""
    last = tokens[colon - 1].key
    if colon > ASIDE and tokens[colon - 1].kind == "quote" and tokens[colon - ASIDE].key == "ل":
        return colon - ASIDE  # فلان لـ«الملاعب»: «…»
    if colon > ASIDE and tokens[colon - ASIDE].key in words_of("belonging"):  # حلاوي من بعبدا: …
        return colon - ASIDE
    return colon - 1 if colon == ASIDE and last.startswith("ل") and head_of(last) is None else colon


def _is_spoken(name: Token, first: Token) -> bool:
    """Return whether an unknown word before a colon is a name, since what follows is said by «we» or denied."""
    if name.kind != "word" or name.key in words_of("label"):
        return False
    return first.key in words_of("negation") or first.key.startswith("سن")


def _can_speak(token: Token, knows: Callable[[str], bool]) -> bool:
    """Return whether a headline's first word names someone: no place, no label."""
    if token.kind == "quote" and 0 < len(token.inner) <= ASIDE:  # «الحفناوي»: …
        return _can_speak(token.inner[-1], knows)
    key = token.key
    if token.kind != "word" or key in words_of("label"):
        return False
    surname = key.startswith("ال") and key.endswith("ي")
    return head_of(key) is not None or is_given_name(key) or surname or knows(key)


def _is_full_name(tokens: Sequence[Token], colon: int) -> bool:
    """Return whether two to four words before a colon can only be a name: خيراردو مارتينو: «…»."""
    return 1 < colon <= NAME and all(is_name(token.key) for token in tokens[:colon])
