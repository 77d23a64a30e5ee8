"""Quotations that no cue reports: those that stand alone, after a colon, or before a verb that says nothing itself."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from analysis.arabic.article import bare_of
from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.rules.event import Event
from analysis.quotes.said.judgement import holds_name
from analysis.quotes.words.name_shapes import is_name
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.word_shapes import is_present
from analysis.quotes.words.wordlists import is_function_word, words_of

WHOLE = 8  # words of a quotation that stands as a sentence with nobody named
SAID = 3  # words of a quotation after a colon
SENTENCE = 60  # tokens looked at of the sentence before
LABEL = 2  # words before a colon that may name a thing


def standing_alone(
    tokens: Sequence[Token], quotations: Sequence[int], statements: Sequence[Event]
) -> Iterator[tuple[Token, Event | None]]:
    """Yield quotations that are a sentence by themselves, each with the quoting sentence right before it, if any."""
    alone = [at for at in quotations if _is_sentence(tokens, at)]
    starts = [token.start for token in tokens] if alone else []
    quoting = {bisect_right(starts, event.start) - 1: event for event in statements if alone and _is_quoting(event)}
    for at in alone:
        words = sum(inner.kind == "word" for inner in tokens[at].inner)
        if words < SAID:
            continue
        goes_on = next((quoting[place] for place in _sentence_before(tokens, at) if place in quoting), None)
        if words >= WHOLE or goes_on:
            yield tokens[at], goes_on


def _is_quoting(event: Event) -> bool:
    """Return whether a sentence quotes someone, or tells of what he spoke: «تحدث العمدة عن الأزمة. "…"»."""
    return event.marked or (event.stance == "speak" and event.speaker is not None and not event.spans)


def _is_sentence(tokens: Sequence[Token], at: int) -> bool:
    before = at == 0 or tokens[at - 1].kind == "stop"
    return before and (at + 1 == len(tokens) or tokens[at + 1].kind == "stop")


def _sentence_before(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Yield the places of the sentence right before, from its end: «"…"، يروي طوني. "…"»."""
    for place in range(at - 2, max(-1, at - SENTENCE), -1):
        if tokens[place].kind == "stop":
            return
        yield place


def after_colon(
    tokens: Sequence[Token], subjects: Sequence[Phrase], quotations: Sequence[int]
) -> Iterator[tuple[Phrase, Token]]:
    """Yield quotations after a colon whose sentence has a person as its subject: «لا تخفي هند خوفها: "…"»."""
    people = {
        phrase.last: phrase for phrase in subjects if phrase.named and (phrase.head is None or _is_person(phrase))
    }
    said = {at for at in quotations if at > LABEL and tokens[at - 1].kind == "colon" and len(tokens[at].inner) >= SAID}
    subject: Phrase | None = None
    for at, token in enumerate(tokens if said else ()):
        if token.kind == "stop":
            subject = None
        subject = people.get(at, subject)
        if subject is not None and at in said and not _is_label(tokens[at - 1 - LABEL : at - 1]):
            yield subject, token


def before_its_subject(tokens: Sequence[Token], quotations: Sequence[int]) -> Iterator[tuple[Phrase, Token]]:
    """Yield quotations before a verb of the present that reports nothing itself: «"…"، يتنهد الصياد نعيم الهسي»."""
    for at in quotations:
        verb = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].kind == "comma")
        thus = _thus(tokens, at)
        verb = thus + 1 if thus else verb
        if verb + 1 >= len(tokens) or len(tokens[at].inner) < SAID:
            continue
        if not (is_present(tokens[verb].key) or (thus and tokens[verb].kind == "word")):
            continue
        if holds_name(tokens, at) or tokens[verb].key.endswith(("ها", "هم")) or tokens[verb].his:
            continue  # بعنوان «…» يقدمها المهندس
        phrase = read_phrase(tokens, verb + 1, whole=False, after_verb=True)
        if phrase is not None and _is_person_named(phrase):
            yield phrase, tokens[at]


def _thus(tokens: Sequence[Token], at: int) -> int:
    """Return where «هكذا» stands after a quotation, whatever verb follows; 0 where it doesn't."""
    for place in (at + 1, at + 2):
        if stands(tokens, place, "so_says"):
            return place
        if place >= len(tokens) or tokens[place].kind not in ("comma", "stop"):
            return 0
    return 0


def _is_person_named(phrase: Phrase) -> bool:
    return _is_person(phrase) or (phrase.head is None and phrase.named and is_name(phrase.key))


def left_after_colon(
    tokens: Sequence[Token], quotations: Sequence[int], statements: Sequence[Event]
) -> Iterator[Token]:
    """Yield quotations after a colon in a sentence where someone has spoken: «أكد X أن …، موجها رسالة: "…"»."""
    starts = [token.start for token in tokens]
    spoken = {bisect_right(starts, event.start) - 1 for event in statements if event.spans}
    for at in quotations:
        told = at > LABEL and tokens[at - 1].kind == "colon" and len(tokens[at].inner) >= SAID
        told = told and not _is_label(tokens[at - 1 - LABEL : at - 1])
        if told and any(place in spoken for place in _sentence_before(tokens, at)):
            yield tokens[at]


def _is_person(phrase: Phrase) -> bool:
    return phrase.head is not None and phrase.head.kind in ("title", "rank", "person") and not phrase.head.plural


def _is_label(tokens: Sequence[Token]) -> bool:
    """Return whether a thing is named before the colon: عنوان الكتاب: «…»."""
    if is_function_word(tokens[0].key):
        return False  # خوفها من المسرح: «…»
    keys = [bare_of(token.key.removeprefix("ب")) for token in tokens]
    return any(key in words_of("label", "naming_noun", "naming") for key in keys)
