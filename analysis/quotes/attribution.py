"""Statements joined to their cue and to the words that name the speaker, clause by clause.

Each rule reads one construction and returns a Claim, or None where the construction isn't there.
"""

from collections.abc import Callable, Iterator, Sequence

from analysis.quotes.according import according, as_told, inserted
from analysis.quotes.claims import Claim, Clauses
from analysis.quotes.content import Content, find_opening, read_content
from analysis.quotes.gender_number import agreement_of
from analysis.quotes.hits import Hit, after_pronoun, find_hits
from analysis.quotes.inner_speech import inner_subject, is_someone, without_inner_speech
from analysis.quotes.judgement import NAME
from analysis.quotes.objects import how_dropped, is_blessing, is_object, is_plain_thing
from analysis.quotes.phrases import Phrase, read_phrase
from analysis.quotes.relays import from_document, relayed, source_of
from analysis.quotes.sentence_subjects import clause_subject, heads_sentence, is_fronted, subject_at
from analysis.quotes.subjects import (
    follows_its_subject,
    late_subject,
    named_at_end,
    subject_before,
    subject_between,
    text_owner,
)
from analysis.quotes.tokens import Token
from analysis.quotes.vocabulary import is_common
from analysis.quotes.wordlists import head_of, is_given_name, words_of

ASIDE = 8  # tokens between a speaker and what is said where an aside stands between them
CLOSE = 14  # tokens after which a word that is often no verb isn't taken for one


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


def postposed(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «"…"، قال X، "…"»: the cue follows what is said, which may go on after it."""
    if hit.conjoined or hit.weak:
        return None
    tokens = clauses.tokens
    before = clauses.quotation_before(hit.at)
    following = tokens[hit.after].key if hit.after < len(tokens) else ""
    ended = hit.cue.stance == "close" and following.endswith(("ها", "هم"))  # «قمة المناخ» تختتم أعمالها
    if before is None or ended or (before == hit.at - 1 and _is_subject(tokens[before])):
        return None  # «الأزهر» يستنكر: the marks hold the subject
    after = after_pronoun(tokens, hit)
    if after > hit.after and tokens[hit.after].key in words_of("resumes"):
        return None  # مقالا بعنوان «…»، دعا فيه إسرائيل إلى …
    speaker = read_phrase(tokens, after, whole="مفعول" not in hit.cue.valence, after_verb=True)
    if speaker is None:
        end = next((at for at in range(after, len(tokens)) if tokens[at].kind in ("stop", "colon", "comma")), len(tokens))
        speaker = named_at_end(tokens, after, end)  # «"…"، يقول بعد ثلاثة أشهر على الفيضان المزارع فلان»
    opening = find_opening(tokens, speaker.last if speaker else after, hit, clauses.hits)
    if opening is not None and opening.how in ("that", "colon"):
        return None
    more = read_content(tokens, opening, clauses.hits) if opening and opening.how == "mark" else []
    return Claim(hit, (Content(True, before, before + 1), *more), speaker, None, "explicit" if speaker else "dropped")


def _is_subject(quotation: Token) -> bool:
    """Return whether marks right before a verb hold a name: few words, or a body's."""
    inner = quotation.inner
    return len(inner) <= NAME or (inner[0].kind == "word" and head_of(inner[0].key) is not None)


def forward(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «قال X إن …», «X قال: …»: the cue stands before what is said."""
    if hit.cue.stance == "relay" and not hit.weak and hit.cue.match == "word":
        return _only_subject(clauses, hit, _named_after(clauses.tokens, hit, after_pronoun(clauses.tokens, hit)))
    if hit.cue.stance in ("relay", "document"):
        return None
    tokens = clauses.tokens
    after = after_pronoun(tokens, hit)
    if after < len(tokens) and tokens[after].key in words_of("nobody"):
        return None  # «يقول المثل: "…"»
    if hit.relative:  # «ما صرح به X»: what was said stands elsewhere
        speaker = read_phrase(tokens, after, whole=True)
        return Claim(hit, (), speaker, None, "subject") if speaker else None
    speaker = _named_after(tokens, hit, after)
    opening = find_opening(tokens, speaker.last if speaker else after, hit, clauses.hits)
    if opening is None:
        return _only_subject(clauses, hit, speaker)
    if opening.how == "about" and speaker is not None and is_plain_thing(speaker):
        return None  # «وكشف الستار عن لوحة»
    if hit.cue.match in ("clause", "head") and opening.at - (speaker.last if speaker else after) > CLOSE:
        return None
    how, inside = "explicit", hit.at < clauses.free
    if speaker is None and inside:
        speaker, how = inner_subject(tokens, hit, clauses.clause), "before"
    if inside and not clauses.is_quotation(opening.at) and not (clauses.by_media and is_someone(speaker)):
        return None  # a clause inside a reported clause is its speaker's; what a paper tells is not its own
    named = speaker is not None and speaker.named and opening.how != "that"
    titled = speaker is not None and speaker.named and speaker.head is not None
    if hit.weak and (named or titled or opening.how == "colon") and is_fronted(tokens, hit.at):
        hit = hit._replace(weak=False)  # «في دفتر قديم كتب المعلم فلان: "…"»
    done = hit.at > 1 and tokens[hit.at - 1].key == "قد"  # «وكان الوزير قد طمأن النواب»
    if speaker is None or hit.weak or done or follows_its_subject(tokens, hit.at):
        resumes = after > hit.after and tokens[hit.after].key in words_of("resumes")  # «بيانا ذكرت فيه أن»
        before = _named_before(clauses, hit, resumes=resumes)
        if resumes:
            before = text_owner(tokens, hit.at - 1)
        if hit.weak and not resumes and (before is None or before.head is None):
            return None
        if before is not None:
            speaker, how = before, "before"
        elif speaker is None:
            speaker = late_subject(tokens, after, opening.at - (opening.how != "mark"))
            how = "explicit" if speaker else "dropped" if resumes else how_dropped(tokens, hit, after)
    speaker, via = source_of(tokens, speaker, opening)
    if hit.cue.stance == "deny" and opening.how == "that":
        opening = opening._replace(how="denied")  # «نفت أن تكون قد وصفته بأنه "متصنع"»: the words in marks were not said
    contents = tuple(read_content(tokens, opening, clauses.hits))
    return Claim(hit, contents, speaker, via, how, opening.how == "colon" and opening.at >= len(tokens))


def _named_after(tokens: Sequence[Token], hit: Hit, after: int) -> Phrase | None:
    """Return the subject that a verb's pronouns lead to, unless it is the object."""
    if after > hit.after and tokens[after - 1].key in words_of(
        "honorific"
    ):  # «وبيّن سموه أن»، «دعا معاليه الجميع إلى …»
        return Phrase(after - 1, after, after, after, None, tokens[after - 1].key)
    speaker = read_phrase(tokens, after, whole="مفعول" not in hit.cue.valence, after_verb=True)
    if speaker is not None and (is_object(tokens, speaker, hit) or is_blessing(tokens, speaker.first)):
        return None
    return speaker


def _named_before(clauses: Clauses, hit: Hit, *, resumes: bool) -> Phrase | None:
    """Return the subject before a verb, if its clause has one; `resumes`: the verb tells what stands in a text."""
    joined = hit.conjoined and clauses.tokens[hit.at].key[0] in "ول"  # «… ابنها وتقول»: another clause stands before
    if joined and clauses.tokens[hit.at].key[0] == "ل":
        return subject_between(clauses.tokens, hit.at)
    return None if resumes or joined else subject_before(clauses.tokens, hit.at, clauses.free)


def _only_subject(clauses: Clauses, hit: Hit, speaker: Phrase | None) -> Claim | None:
    """Read a cue that reports nothing itself: its subject may speak next (غردت النائبة … قائلة)."""
    if hit.weak or not (hit.conjoined or heads_sentence(clauses.tokens, hit.at)):
        before = subject_before(clauses.tokens, hit.at, clauses.free)  # «X نفى ذلك»: what follows is an object
        someone = before is not None and (before.head is not None or (is_given_name(before.key) and not hit.weak))
        known = before is not None and someone and before.last == hit.at
        return Claim(hit, (), before, None, "subject") if known else None
    after = after_pronoun(clauses.tokens, hit)
    if after > hit.after:  # «أعلن ذلك X»: the object stands before
        speaker = read_phrase(clauses.tokens, after, whole=True)
        return Claim(hit, (), speaker, None, "subject") if speaker else None
    following = clauses.hits.get(speaker.last) if speaker else None
    if following is None or following.cue.form_class != "participle":
        speaker = read_phrase(clauses.tokens, after, whole=False, after_verb=True)
    if speaker is not None and speaker.head is None and not speaker.key.startswith("ال") and is_common(speaker.key):
        return None  # «ونفى سقوط قتلى، مكتفيا …»: the object
    if speaker is not None and hit.conjoined and is_object(clauses.tokens, speaker, hit):
        return None  # «وناشد المنظمات الإسراع، مبينا …»
    return Claim(hit, (), speaker, None, "subject") if speaker else None


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
    return Claim(hit, contents, _of_clause(clauses, hit), None, "sentence", waits)


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
    return hit.cue.form_class == "participle" and hit.at > 0 and tokens[hit.at - 1].key in words_of("copula")


def so_called(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «ما وصفه بـ"…"»: what the subject of the sentence calls a thing."""
    return with_subject(clauses, hit) if hit.relative and hit.cue.stance == "describe" else None


def in_construct(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «تصريح X بأن …», «على لسان X أن …»: who speaks stands between the noun and what is said."""
    tokens = clauses.tokens
    inside = hit.at > 0 and tokens[hit.at - 1].key == "في"  # «في تصريح صحافي»
    construct = "NP" in hit.cue.valence and hit.cue.stance != "words" and not inside
    speaker = read_phrase(tokens, hit.after, whole=True) if construct else None
    opening = find_opening(tokens, speaker.last, hit, clauses.hits) if speaker else None
    opens = ("that", "mark", "colon") if hit.cue.lemma == "قول" else ("that",)  # «ونقل البيان قول X "…"»
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
    """Read «"…" على حد تعبيره»: the quotation before goes with the subject of its sentence."""
    before = clauses.quotation_before(hit.at)
    if "before" not in hit.cue.valence or hit.cue.stance == "words" or before is None:
        return None
    return Claim(hit, (Content(True, before, before + 1),), None, None, "sentence")


Rule = Callable[[Clauses, Hit], Claim | None]
_RULES: dict[str, tuple[Rule, ...]] = {
    "verb": (relayed, from_document, postposed, inserted, as_told, so_called, forward),
    "participle": (with_subject,),
    "noun": (with_these_words, in_his_words, in_construct, with_subject),
    "preposition": (in_construct, according),
}
