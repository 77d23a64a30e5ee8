"""Statements joined to their cue and to the words that name the speaker, clause by clause.

Each rule reads one construction and returns a Claim, or None where the construction isn't there.
"""

from collections.abc import Callable, Iterator, Sequence

from analysis.quotes.rules.according import according
from analysis.quotes.rules.claims import Claim, Clauses
from analysis.quotes.rules.inner_speech import without_inner_speech
from analysis.quotes.rules.noun_rules import in_construct, in_his_words, so_called, with_subject, with_these_words
from analysis.quotes.rules.relays import from_document, relayed
from analysis.quotes.rules.told_asides import as_told, inserted
from analysis.quotes.rules.verb_rules import forward, postposed
from analysis.quotes.said.hits import Hit, find_hits
from analysis.quotes.words.tokens import Token


def attribute(text: str, tokens: Sequence[Token]) -> Iterator[Claim]:
    """Yield the claims of one paragraph in the order of their cues; claims without content name a subject only."""
    clauses = Clauses(text, tokens, {hit.at: hit for hit in find_hits(text, tokens)})
    for hit in clauses.hits.values():
        for rule in _RULES.get(hit.cue.form_class, ()):
            claim = rule(clauses, hit)
            if claim is not None:
                claim = _not_twice(clauses, claim)
                clauses.add(claim)
                yield claim
                break


def _not_twice(clauses: Clauses, claim: Claim) -> Claim:
    """Leave out what another cue already has: its quotations, and clauses inside a reported clause."""
    taken, free = clauses.taken, clauses.clause + 1 if clauses.by_media else clauses.free
    own = without_inner_speech(clauses.tokens, claim.contents, clauses.hits)
    kept = [one for one in own if one.at not in taken and (one.direct or one.at >= free)]
    return claim if len(kept) == len(claim.contents) else claim._replace(contents=tuple(kept))


Rule = Callable[[Clauses, Hit], Claim | None]
_RULES: dict[str, tuple[Rule, ...]] = {
    "verb": (relayed, from_document, postposed, inserted, as_told, so_called, forward),
    "participle": (with_subject,),
    "noun": (with_these_words, in_his_words, in_construct, with_subject),
    "preposition": (in_construct, according),
}
