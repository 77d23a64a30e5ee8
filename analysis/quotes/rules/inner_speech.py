"""Speech inside a reported clause that is another's: «قالت الأم إن ابنها أخبرها أنه "لن يعود"»."""

from collections.abc import Mapping, Sequence

from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.rules.subjects import subject_before
from analysis.quotes.said.content import Content, find_opening
from analysis.quotes.said.hits import Hit, after_pronoun
from analysis.quotes.said.judgement import WANTED
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.wordlists import is_given_name


def without_inner_speech(
    tokens: Sequence[Token], contents: Sequence[Content], hits: Mapping[int, Hit]
) -> tuple[Content, ...]:
    """Return the spans of a statement but the quotations in it that are another's words."""
    clause = next((one for one in contents if not one.direct), None)
    if clause is None or len(contents) == 1:
        return tuple(contents)
    inner = {said for hit in _verbs(hits, clause) if (said := _said(tokens, hit, hits, clause.at)) is not None}
    return tuple(one for one in contents if one.at not in inner)


def inner_subject(tokens: Sequence[Token], hit: Hit, first: int) -> Phrase | None:
    """Return who is named as the subject of a verb inside a clause that begins at `first`."""
    speaker = read_phrase(tokens, after_pronoun(tokens, hit), whole=False, after_verb=True)
    if speaker is None and not hit.conjoined:
        speaker = subject_before(tokens, hit.at, first)
    return speaker


def is_someone(phrase: Phrase | None) -> bool:
    """Return whether a phrase names someone by a title or a given name."""
    return phrase is not None and (phrase.head is not None or is_given_name(phrase.key))


def _verbs(hits: Mapping[int, Hit], clause: Content) -> list[Hit]:
    within = (hit for at, hit in hits.items() if clause.at < at < clause.last)
    plain = (hit for hit in within if hit.cue.form_class == "verb" and hit.cue.match == "word" and not hit.weak)
    return [hit for hit in plain if hit.cue.stance not in WANTED]


def _said(tokens: Sequence[Token], hit: Hit, hits: Mapping[int, Hit], first: int) -> int | None:
    """Return the quotation that a verb inside the clause reports, if it has a subject of its own."""
    speaker = inner_subject(tokens, hit, first)
    if speaker is None or not is_someone(speaker):
        return None
    after = max(speaker.last, hit.after)
    opening = find_opening(tokens, after, hit, hits)
    if opening is None or opening.at >= len(tokens) or tokens[opening.at].kind != "quote":
        return None
    return opening.at if all(token.kind != "comma" for token in tokens[after : opening.at]) else None
