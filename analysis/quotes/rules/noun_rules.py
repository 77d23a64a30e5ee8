"""Statements that a participle or noun reports: «…، مؤكدا أن», «بالقول إن», «تصريح X بأن», «"…" على حد تعبيره»."""

from collections.abc import Sequence

from analysis.quotes.names.gender_number import agreement_of
from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.rules.according import can_speak
from analysis.quotes.rules.claims import Claim, Clauses
from analysis.quotes.rules.sentence_subjects import clause_subject, subject_at
from analysis.quotes.rules.subjects import (
    subject_before,
)
from analysis.quotes.said.content import Content, find_opening, read_content
from analysis.quotes.said.hits import Hit
from analysis.quotes.words.cues import COLON
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.wordlists import words_of

ASIDE = 8  # tokens between a speaker and what is said where an aside stands between them


def with_subject(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read a participle or «بالقول»: it goes with the subject of its sentence."""
    if "before" in hit.cue.valence or hit.weak or _is_predicate(clauses.tokens, hit):
        return None
    opening = find_opening(clauses.tokens, hit.after, hit, clauses.hits)
    if opening is None:
        return None
    contents = tuple(read_content(clauses.tokens, opening, clauses.hits))
    waits = opening.how == "colon" and opening.at >= len(clauses.tokens)
    verb = _sufficing(clauses.tokens, hit)
    if verb is not None:
        hit = hit._replace(cue=hit.cue._replace(agreement=agreement_of(clauses.tokens[verb].key), form_class="verb"))
        speaker = read_phrase(clauses.tokens, verb + 1, whole=True, after_verb=True, end=hit.at)
        speaker = speaker or subject_before(clauses.tokens, verb, clauses.free)
        return Claim(hit, contents, speaker, None, "explicit" if speaker else "dropped", waits)
    if hit.cue.stance == "suffice":
        return None  # «بعبارة» speaks only after «اكتفى»
    speaker = _of_clause(clauses, hit) or _of_verb(clauses, hit)
    return Claim(hit, contents, speaker, None, "sentence", waits)


def _sufficing(tokens: Sequence[Token], hit: Hit) -> int | None:
    """Return where the verb of «اكتفت الوزيرة بالقول» stands."""
    if hit.cue.form_class != "noun":
        return None
    for at in range(hit.at - 1, max(-1, hit.at - ASIDE), -1):
        if tokens[at].kind != "word":
            return None
        if tokens[at].key in words_of("suffices"):
            return at
    return None


def _of_verb(clauses: Clauses, hit: Hit) -> Phrase | None:
    """Return whom the verb right before a participle belongs to: «… إن المرشد السابق أوصاها قائلا»."""
    verb = hit.at - 1
    if verb < 1 or hit.conjoined or not (clauses.tokens[verb].his or clauses.tokens[verb].key.endswith(("ها", "هم"))):
        return None
    speaker = subject_before(clauses.tokens, verb, clauses.clause)
    return speaker if speaker is not None and speaker.last == verb and speaker.head is not None else None


def _of_clause(clauses: Clauses, hit: Hit) -> Phrase | None:
    """Return the person of the verb in whose clause a cue stands: «…، ومشت أمه خلف النعش قائلة»."""
    for at in range(hit.at - 1, max(clauses.free, hit.at - ASIDE), -1):
        if clauses.tokens[at].kind == "comma":
            return clause_subject(clauses.tokens, at + 1) if clauses.tokens[at + 1].key[:1] in ("و", "ف") else None
        if clauses.tokens[at].kind != "word":
            return None
    return None


def _is_predicate(tokens: Sequence[Token], hit: Hit) -> bool:
    """Return whether «لم يكن مستغربا أن», «ليس مؤكدا أن» say what something is, and not what someone said."""
    return hit.cue.form_class == "participle" and stands(tokens, hit.at - 1, "copula")


def so_called(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «ما وصفه بـ"…"»: what the subject of the sentence calls a thing."""
    if not hit.relative or hit.cue.stance != "describe":
        return None
    claim = with_subject(clauses, hit)
    speaker = read_phrase(clauses.tokens, hit.after, whole=True)
    named = speaker is not None and stands(clauses.tokens, speaker.last, "by", "by_that")  # «ما وصفه الوزير بأنه "…"»
    return claim._replace(speaker=speaker, how="explicit") if claim and named else claim


def in_construct(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «تصريح X بأن …», «على لسان X أن …»: who speaks stands between the noun and what is said."""
    tokens = clauses.tokens
    inside = stands(tokens, hit.at - 1, "in")  # «في تصريح صحافي»
    construct = "NP" in hit.cue.valence and hit.cue.stance != "words" and not inside
    speaker = read_phrase(tokens, hit.after, whole=True) if construct else None
    if speaker is not None and hit.cue.form_class == "preposition" and not can_speak(tokens, speaker):
        return None  # «وفق أعلى المعايير، كما أن …»
    opening = find_opening(tokens, speaker.last, hit, clauses.hits) if speaker else None
    opens = ("that", "mark", "colon") if COLON in hit.cue.valence else ("that",)  # «ونقل البيان قول X "…"»
    if speaker is None or opening is None or opening.how not in opens or opening.at - speaker.last > ASIDE:
        return None
    if clauses.is_quotation(opening.at) and hit.at and tokens[hit.at - 1].kind == "word":
        opening = opening._replace(how="mark")  # «أثار قول X إن "…" غضب زملائه»
    return Claim(hit, tuple(read_content(tokens, opening, clauses.hits)), speaker, None, "explicit")


def with_these_words(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «"…". بهذه الكلمات استقبلنا X»: the quotation before is the subject's of the sentence."""
    before = clauses.quotation_before(hit.at)
    if hit.cue.stance != "words" or before is None:
        return None
    at = hit.after + (hit.after < len(clauses.tokens) and clauses.tokens[hit.after].kind == "comma")
    speaker = subject_at(clauses.tokens, at) if at < len(clauses.tokens) else None
    return Claim(hit, (Content(True, before, before + 1),), speaker, None, "explicit") if speaker else None


def in_his_words(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «"…" على حد تعبيره», «بحسب زعمه "…"»: the quotation goes with the subject of its sentence."""
    before = clauses.quotation_before(hit.at)
    if before is None and clauses.is_quotation(hit.after) and hit.after not in clauses.taken:
        before = hit.after
    if "before" not in hit.cue.valence or hit.cue.stance == "words" or before is None:
        return None
    return Claim(hit, (Content(True, before, before + 1),), None, None, "sentence")
