"""Statements joined to their cue and to the words that name the speaker, clause by clause.

Each rule reads one construction and returns a Claim, or None where the construction isn't there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.quotes.content import LONGEST, NAME, Content, Opening, clause_end, find_opening, is_name, read_content
from analysis.quotes.hits import Hit, find_hits
from analysis.quotes.phrases import Phrase, read_phrase
from analysis.quotes.subjects import follows_its_subject, heads_sentence, subject_before
from analysis.quotes.tokens import Token
from analysis.quotes.wordlists import is_given_name, words_of


class Claim(NamedTuple):
    """A cue with what is said, who is named as its speaker, and through whom it was relayed."""

    hit: Hit
    contents: tuple[Content, ...]
    speaker: Phrase | None  # None where the clause doesn't name one
    via: Phrase | None
    how: str
    waits: bool = False  # the paragraph ends with the colon; the next one is what is said


@dataclass
class Clauses:
    """A paragraph on its way: its tokens and cues, and what is already attributed."""

    text: str
    tokens: Sequence[Token]
    hits: dict[int, Hit]
    claims: list[Claim] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)  # quotations already attributed
    free: int = 0  # the first token after the last reported clause

    def add(self, claim: Claim) -> None:
        self.claims.append(claim)
        self.taken.update(content.at for content in claim.contents if self.tokens[content.at].kind == "quote")
        for content in claim.contents:
            self.free = max(self.free, content.last)


def attribute(text: str, tokens: Sequence[Token]) -> list[Claim]:
    """Return the claims of one paragraph in the order of their cues; claims without content name a subject only."""
    clauses = Clauses(text, tokens, {hit.at: hit for hit in find_hits(text, tokens)})
    for hit in clauses.hits.values():
        for rule in _RULES.get(hit.cue.form_class, ()):
            claim = rule(clauses, hit)
            if claim is not None:
                clauses.add(_not_twice(clauses, claim))
                break
    return clauses.claims


def _not_twice(clauses: Clauses, claim: Claim) -> Claim:
    """Leave out what another cue already has: its quotations, and clauses inside a reported clause."""
    kept = tuple(
        content
        for content in claim.contents
        if content.at not in clauses.taken and (content.direct or content.at >= clauses.free)
    )
    return claim._replace(contents=kept)


def relayed(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «نقلت وكالة X عن Y قوله إن»: Y speaks, through X."""
    if hit.cue.stance != "relay":
        return None
    tokens = clauses.tokens
    via = read_phrase(tokens, hit.after, whole=True)
    link = "الي" if hit.cue.lemma == "نسب" else "عن"
    place = _find(tokens, hit.after, link, 14)
    speaker = read_phrase(tokens, place + 1, whole=True) if place is not None else None
    if speaker is None:
        return None
    noun = _noun_after(clauses, speaker.last)
    governor = noun or hit
    opening = find_opening(tokens, noun.after if noun else speaker.last, governor, clauses.hits)
    if opening is None:
        return None
    return Claim(governor, tuple(read_content(tokens, opening, clauses.hits)), speaker, via, "relayed")


def from_document(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «جاء في البيان أن»: the text speaks."""
    if hit.cue.stance != "document":
        return None
    place = _find(clauses.tokens, hit.after, "في", 2)
    speaker = read_phrase(clauses.tokens, place + 1, whole=True) if place is not None else None
    opening = find_opening(clauses.tokens, speaker.last, hit, clauses.hits) if speaker else None
    if speaker is None or speaker.head is None or opening is None:
        return Claim(hit, (), None, None, "none")
    return Claim(hit, tuple(read_content(clauses.tokens, opening, clauses.hits)), speaker, None, "explicit")


def postposed(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «"…"، قال X، "…"»: the cue follows what is said, which may go on after it."""
    if hit.conjoined or hit.weak:
        return None
    tokens = clauses.tokens
    before = _quotation_before(clauses, hit.at)
    if before is None or (before == hit.at - 1 and len(tokens[before].inner) <= NAME):
        return None  # «الأزهر» يستنكر: the marks hold the subject
    speaker = read_phrase(tokens, hit.after, whole=True)
    opening = find_opening(tokens, speaker.last if speaker else hit.after, hit, clauses.hits)
    if opening is not None and opening.how in ("that", "colon"):
        return None
    after = read_content(tokens, opening, clauses.hits) if opening and opening.how == "mark" else []
    return Claim(hit, (Content(True, before, before + 1), *after), speaker, None, "explicit" if speaker else "dropped")


def forward(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «قال X إن …», «X قال: …»: the cue stands before what is said."""
    if hit.relative or hit.cue.stance in ("relay", "document"):
        return None
    tokens = clauses.tokens
    after = _after_pronoun(tokens, hit)
    speaker = read_phrase(tokens, after, whole="مفعول" not in hit.cue.valence)
    opening = find_opening(tokens, speaker.last if speaker else after, hit, clauses.hits)
    if opening is None:
        return _only_subject(clauses, hit, speaker)
    how = "explicit"
    if speaker is None or hit.weak or follows_its_subject(tokens, hit.at):
        before = subject_before(tokens, hit.at, clauses.free)
        if hit.weak and (before is None or before.head is None):
            return None
        if before is not None:
            speaker, how = before, "before"
        elif speaker is None:
            how = _dropped(tokens, hit)
    speaker, via = _source_of(tokens, speaker, opening)
    contents = tuple(read_content(tokens, opening, clauses.hits))
    return Claim(hit, contents, speaker, via, how, opening.how == "colon" and opening.at >= len(tokens))


def _after_pronoun(tokens: Sequence[Token], hit: Hit) -> int:
    """Return where the subject can stand: after «رد عليها …», «قال له …»."""
    return hit.after + (hit.after < len(tokens) and tokens[hit.after].key in words_of("bridge"))


def _dropped(tokens: Sequence[Token], hit: Hit) -> str:
    """Tell a verb whose subject was named before (وأضاف …) from one whose subject wasn't recognised."""
    return "dropped" if hit.conjoined or heads_sentence(tokens, hit.at) else "unattributed"


def _only_subject(clauses: Clauses, hit: Hit, speaker: Phrase | None) -> Claim | None:
    """Read a cue that reports nothing itself: its subject may speak next (غردت النائبة … قائلة)."""
    if hit.weak or not (hit.conjoined or heads_sentence(clauses.tokens, hit.at)):
        return None  # «X كرر التعبير»: what follows is an object
    following = clauses.hits.get(speaker.last) if speaker else None
    if following is None or following.cue.form_class != "participle":
        speaker = read_phrase(clauses.tokens, _after_pronoun(clauses.tokens, hit), whole=False)
    return Claim(hit, (), speaker, None, "subject") if speaker else None


def with_subject(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read a participle or «بالقول»: it goes with the subject of its sentence."""
    if "before" in hit.cue.valence or hit.weak:
        return None
    opening = find_opening(clauses.tokens, hit.after, hit, clauses.hits)
    if opening is None:
        return None
    contents = tuple(read_content(clauses.tokens, opening, clauses.hits))
    return Claim(hit, contents, None, None, "sentence", opening.how == "colon" and opening.at >= len(clauses.tokens))


def so_called(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «ما وصفه بـ"…"»: what the subject of the sentence calls a thing."""
    return with_subject(clauses, hit) if hit.relative and hit.cue.stance == "describe" else None


def in_his_words(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «"…" على حد تعبيره»: the quotation before goes with the subject of its sentence."""
    before = _quotation_before(clauses, hit.at)
    if "before" not in hit.cue.valence or before is None:
        return None
    return Claim(hit, (Content(True, before, before + 1),), None, None, "sentence")


def according(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «بحسب X» before, after or inside what X said."""
    tokens = clauses.tokens
    first = hit.after
    if first < len(tokens) and tokens[first].key in ("الي", ""):
        first += tokens[first].kind == "word"
    speaker = read_phrase(tokens, first, whole=True)
    if speaker is None or not _can_speak(tokens, speaker):
        return None
    before = _quotation_before(clauses, hit.at)
    if before is not None:
        return Claim(hit, (Content(True, before, before + 1),), speaker, None, "explicit")
    return _according_before(clauses, hit, speaker) or _according_after(clauses, hit, speaker)


def _according_before(clauses: Clauses, hit: Hit, speaker: Phrase) -> Claim | None:
    """Read «انتهت العملية، بحسب X»: the clause before it, if no one else has said it."""
    tokens = clauses.tokens
    at = hit.at
    while at > clauses.free and tokens[at - 1].kind != "stop":
        at -= 1
        if hit.at - at > LONGEST:
            return None
    last = hit.at - 1 if hit.at and tokens[hit.at - 1].kind == "comma" else hit.at
    if last - at < 3 or any(at <= place < last for place in clauses.hits):
        return None
    return Claim(hit, (Content(False, at, last), *_rest(clauses, speaker)), speaker, None, "explicit")


def _rest(clauses: Clauses, speaker: Phrase) -> list[Content]:
    """Read what goes on after «…، بحسب X، …»."""
    tokens, at = clauses.tokens, speaker.last
    if at + 1 >= len(tokens) or tokens[at].kind != "comma":
        return []
    last = clause_end(tokens, at + 1, clauses.hits)
    continues = tokens[at + 1].key[0:1] != "و" and tokens[at + 1].key not in words_of("clause_end")
    return [Content(False, at + 1, last)] if continues and last > at + 1 else []


def _according_after(clauses: Clauses, hit: Hit, speaker: Phrase) -> Claim | None:
    """Read «وبحسب X، …»: the rest of the sentence."""
    tokens, at = clauses.tokens, speaker.last
    if hit.at and tokens[hit.at - 1].kind == "word":
        return None
    while at < len(tokens) and at - speaker.last < 12 and tokens[at].kind == "word" and tokens[at].key != "فان":
        at += 1
    if at >= len(tokens) or tokens[at].kind == "stop":
        return None
    at += tokens[at].kind in ("comma", "colon") or tokens[at].key == "فان"
    if at < len(tokens) and tokens[at].key in words_of("complement"):
        at += 1
    opening = Opening("that", at)
    contents = read_content(tokens, opening, clauses.hits)
    return Claim(hit, tuple(contents), speaker, None, "explicit") if contents else None


def _can_speak(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether «بحسب» names someone, not a thing (بحسب الجدول)."""
    first = tokens[phrase.first]
    return phrase.head is not None or first.kind == "quote" or is_given_name(first.key)


def _source_of(
    tokens: Sequence[Token], subject: Phrase | None, opening: Opening
) -> tuple[Phrase | None, Phrase | None]:
    """Return speaker and relay: in «ذكرت رويترز نقلا عن Y أن» Y speaks."""
    start = subject.last if subject else max(0, opening.at - 20)
    for at in range(start, opening.at - 2):
        if tokens[at].key == "نقلا" and tokens[at + 1].key == "عن":
            source = read_phrase(tokens, at + 2, whole=True)
            if source:
                return source, subject
    return subject, None


def _quotation_before(clauses: Clauses, at: int) -> int | None:
    """Return the unattributed quotation right before a place: at most a comma and «كما», «هذا ما» between."""
    place = at - 1
    while place >= 0 and at - place < 5:
        token = clauses.tokens[place]
        if token.kind == "quote":
            return None if place in clauses.taken or is_name(clauses.tokens, place) else place
        if token.kind not in ("comma", "stop") and token.key not in words_of("points_back"):
            return None
        place -= 1
    return None


def _noun_after(clauses: Clauses, at: int) -> Hit | None:
    """Return «قوله» standing after a relayed speaker in the same sentence."""
    for place in range(at, min(len(clauses.tokens), at + 25)):
        hit = clauses.hits.get(place)
        if hit is not None and hit.cue.form_class == "noun" and "before" not in hit.cue.valence:
            return hit
        if clauses.tokens[place].kind in ("stop", "colon", "quote"):
            return None
    return None


def _find(tokens: Sequence[Token], at: int, key: str, reach: int) -> int | None:
    for place in range(at, min(len(tokens), at + reach)):
        if tokens[place].kind == "stop":
            return None
        if tokens[place].key == key:
            return place
    return None


Rule = Callable[[Clauses, Hit], Claim | None]
_RULES: dict[str, tuple[Rule, ...]] = {
    "verb": (relayed, from_document, postposed, so_called, forward),
    "participle": (with_subject,),
    "noun": (in_his_words, with_subject),
    "preposition": (according,),
}
