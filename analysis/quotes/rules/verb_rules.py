"""Statements that a verb of saying reports: before what is said, «قال X إن …», or after it, «"…"، قال X»."""

from collections.abc import Sequence

from analysis.arabic.article import is_definite
from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.rules.claims import Claim, Clauses
from analysis.quotes.rules.far_subjects import follows_its_subject, late_subject, named_at_end, text_owner
from analysis.quotes.rules.inner_speech import inner_subject, is_someone
from analysis.quotes.rules.objects import how_dropped, is_blessing, is_object, is_plain_thing
from analysis.quotes.rules.relays import source_of
from analysis.quotes.rules.sentence_subjects import heads_sentence, is_fronted
from analysis.quotes.rules.subjects import subject_before, subject_between
from analysis.quotes.said.content import Content, Opening, find_opening, read_content
from analysis.quotes.said.hits import Hit, after_pronoun
from analysis.quotes.said.judgement import NAME
from analysis.quotes.words.cues import OBJECT
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.vocabulary import is_common
from analysis.quotes.words.word_shapes import is_ours
from analysis.quotes.words.wordlists import head_of, is_given_name, words_of

_PEOPLE = ("title", "rank", "person", "many")
CLOSE = 14  # tokens after which a word that is often no verb isn't taken for one


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
    if not hit.relative and after > hit.after and tokens[hit.after].key in words_of("resumes"):
        return None  # مقالا بعنوان «…»، دعا فيه إسرائيل إلى …
    speaker = read_phrase(tokens, after, whole=OBJECT not in hit.cue.valence, after_verb=True)
    if speaker is None:
        end = next(
            (at for at in range(after, len(tokens)) if tokens[at].kind in ("stop", "colon", "comma")), len(tokens)
        )
        speaker = named_at_end(tokens, after, end)  # «"…"، يقول بعد ثلاثة أشهر على الفيضان المزارع فلان»
    opening = find_opening(tokens, speaker.last if speaker else after, hit, clauses.hits)
    if opening is not None and opening.how in ("that", "colon"):
        return None
    behind = speaker.last + 1 if speaker is not None else 0
    if opening is None and behind and clauses.is_quotation(behind) and tokens[behind - 1].kind == "comma":
        opening = Opening("mark", behind)  # «"المياه تصل"، تقول العمدة، "لكنها مالحة"»
    more = read_content(tokens, opening, clauses.hits) if opening and opening.how == "mark" else []
    return Claim(hit, (Content(True, before, before + 1), *more), speaker, None, "explicit" if speaker else "dropped")


def _is_subject(quotation: Token) -> bool:
    """Return whether marks right before a verb hold a name: few words, or a body's."""
    inner = quotation.inner
    return len(inner) <= NAME or (inner[0].kind == "word" and head_of(inner[0].key) is not None)


def forward(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «قال X إن …», «X قال: …»: the cue stands before what is said."""
    tokens = clauses.tokens
    after = after_pronoun(tokens, hit)
    if hit.cue.stance == "relay" and not hit.weak and hit.cue.match == "word":
        return _only_subject(clauses, hit, _named_after(tokens, hit, after))
    if hit.cue.stance in ("relay", "document") or stands(tokens, after, "nobody"):
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
    return _statement(clauses, hit, speaker, opening)


def _statement(clauses: Clauses, hit: Hit, speaker: Phrase | None, opening: Opening) -> Claim | None:
    """Join what a verb reports to its subject, which may stand before the verb; None if it reports nothing."""
    tokens, how = clauses.tokens, "explicit"
    if hit.at < clauses.free:
        inner = _in_clause(clauses, hit, speaker, opening)
        if inner is None:
            return None
        speaker, how = inner
    if hit.weak and _is_headed(tokens, hit, speaker, opening):
        hit = hit._replace(weak=False)
    done = stands(tokens, hit.at - 1, "already")  # «وكان الوزير قد طمأن النواب»
    if speaker is None or hit.weak or done or follows_its_subject(tokens, hit.at):
        named = _subject_elsewhere(clauses, hit, speaker, opening)
        if named is None:
            return None
        speaker, how = named if named[1] else (speaker, how)
    speaker, via = source_of(tokens, speaker, opening)
    if hit.cue.stance == "deny" and opening.how == "that":  # «نفت أن تكون قد وصفته بأنه "متصنع"»: marks never said
        opening = opening._replace(how="denied")
    contents = tuple(read_content(tokens, opening, clauses.hits))
    return Claim(hit, contents, speaker, via, how, opening.how == "colon" and opening.at >= len(tokens))


def _in_clause(
    clauses: Clauses, hit: Hit, speaker: Phrase | None, opening: Opening
) -> tuple[Phrase | None, str] | None:
    """Return who speaks inside a reported clause and how he is named; None where the clause is its speaker's own."""
    how = "explicit"
    if speaker is None:
        speaker, how = inner_subject(clauses.tokens, hit, clauses.clause), "before"
    elif OBJECT in hit.cue.valence and not hit.conjoined:
        fronted = subject_before(clauses.tokens, hit.at, clauses.clause)
        if fronted is not None and fronted.last == hit.at:
            speaker, how = fronted, "before"  # «أن المستشار أبلغ قادة الكتل أن»
    told = clauses.is_quotation(opening.at) or (clauses.by_media and is_someone(speaker))
    return (speaker, how) if told else None  # what a paper tells is not its own


def _is_headed(tokens: Sequence[Token], hit: Hit, speaker: Phrase | None, opening: Opening) -> bool:
    """Return whether a word that often is no verb is one behind an adjunct: «في دفتر قديم كتب المعلم فلان: "…"»."""
    named = speaker is not None and speaker.named and (opening.how != "that" or speaker.head is not None)
    return (named or opening.how == "colon") and is_fronted(tokens, hit.at)


def _subject_elsewhere(
    clauses: Clauses, hit: Hit, speaker: Phrase | None, opening: Opening
) -> tuple[Phrase | None, str] | None:
    """Return a subject before its verb or late behind it, and how it is named ("" for none but the one after it).

    None where a word that often is no verb has no subject that makes it one.
    """
    tokens, after = clauses.tokens, after_pronoun(clauses.tokens, hit)
    resumes = after > hit.after and tokens[hit.after].key in words_of("resumes")  # «بيانا ذكرت فيه أن»
    before = text_owner(tokens, hit.at - 1) if resumes else _named_before(clauses, hit)
    if hit.weak and not resumes and (before is None or before.head is None):
        return None
    several = before is not None and before.head is not None and before.head.plural and before.head.kind in _PEOPLE
    if before is not None and not (several and speaker is not None and hit.cue.agreement in ("ms", "fs")):
        return before, "before"
    if speaker is not None:  # «يقودها سائقون …، ذكرت المعارضة أنها»
        return speaker, ""
    speaker = late_subject(tokens, after, opening.at - (opening.how != "mark"))
    return speaker, "explicit" if speaker else "dropped" if resumes else how_dropped(tokens, hit, after)


def _named_after(tokens: Sequence[Token], hit: Hit, after: int) -> Phrase | None:
    """Return the subject that a verb's pronouns lead to, unless it is the object."""
    if after > hit.after and tokens[after - 1].key in words_of(
        "honorific"
    ):  # «وبيّن سموه أن»، «دعا معاليه الجميع إلى …»
        return Phrase(after - 1, after, after, after, None, tokens[after - 1].key)
    if after < len(tokens) and is_ours(tokens[after].key):
        return None  # «وقال هدفنا هو السلام»
    speaker = read_phrase(tokens, after, whole=OBJECT not in hit.cue.valence, after_verb=True)
    if speaker is not None and (is_object(tokens, speaker, hit) or is_blessing(tokens, speaker.first)):
        return None
    return speaker


def _named_before(clauses: Clauses, hit: Hit) -> Phrase | None:
    """Return the subject before a verb, if its clause has one."""
    joined = hit.conjoined and clauses.tokens[hit.at].key[0] in "ول"  # «… ابنها وتقول»: another clause stands before
    if joined and clauses.tokens[hit.at].key[0] == "ل":
        return subject_between(clauses.tokens, hit.at)
    return None if joined else subject_before(clauses.tokens, hit.at, clauses.free)


def _only_subject(clauses: Clauses, hit: Hit, speaker: Phrase | None) -> Claim | None:
    """Read a cue that reports nothing itself: its subject may speak next (غردت النائبة … قائلة)."""
    if hit.weak or not (hit.conjoined or heads_sentence(clauses.tokens, hit.at)):
        before = subject_before(clauses.tokens, hit.at, clauses.free)  # «X نفى ذلك»: what follows is an object
        if before is not None or hit.weak or not is_fronted(clauses.tokens, hit.at):  # not «وخلال الجلسة أكدت X ضرورة»
            return _subject_before(clauses, hit, before)
    after = after_pronoun(clauses.tokens, hit)
    honoured = after > hit.after and clauses.tokens[after - 1].key in words_of("honorific")  # «نقل سموه التعازي»
    if after > hit.after and not honoured:  # «أعلن ذلك X»: the object stands before
        speaker = read_phrase(clauses.tokens, after, whole=True)
        return Claim(hit, (), speaker, None, "subject") if speaker else None
    following = clauses.hits.get(speaker.last) if speaker else None
    if following is None or following.cue.form_class != "participle":
        speaker = read_phrase(clauses.tokens, after, whole=False, after_verb=True)
    common = speaker is not None and not is_definite(speaker.key) and is_common(speaker.key)
    if speaker is not None and speaker.head is None and common and speaker.key not in words_of("surname"):
        return None  # «ونفى سقوط قتلى، مكتفيا …»: the object
    if speaker is not None and hit.conjoined and is_object(clauses.tokens, speaker, hit):
        return None  # «وناشد المنظمات الإسراع، مبينا …»
    return Claim(hit, (), speaker, None, "subject") if speaker else None


def _subject_before(clauses: Clauses, hit: Hit, before: Phrase | None) -> Claim | None:
    """Read «X نفى ذلك»: who stands before a verb that reports nothing may speak next."""
    if before is None or before.last != hit.at:
        return None
    someone = before.head is not None or (is_given_name(before.key) and not hit.weak)
    if before.first > 0 and clauses.tokens[before.first - 1].key in words_of("complement"):
        return None  # «لم يقل الوزير إن المتهم اعترف»: only spoken of
    return Claim(hit, (), before, None, "subject") if someone else None
