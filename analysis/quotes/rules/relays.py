"""Speech at second hand: what a paper, an agency or a document says that someone said."""

from collections.abc import Sequence

from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.rules.claims import Claim, Clauses
from analysis.quotes.said.content import Content, Opening, find_opening, read_content
from analysis.quotes.said.cue_context import LINK
from analysis.quotes.said.hits import Hit
from analysis.quotes.words.cues import OF, TOWARD, readings_of
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.word_shapes import is_thing
from analysis.quotes.words.wordlists import head_of, words_of

NEAR = 4  # tokens between a text and «صادر عن»
NOUN = 25  # tokens between the speaker and قوله


def relayed(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «نقلت وكالة X عن Y قوله إن»: Y speaks, through X."""
    if hit.cue.stance != "relay":
        return None
    tokens = clauses.tokens
    link = "toward" if TOWARD in hit.cue.valence else "of" if OF in hit.cue.valence else "about"
    place = _find(tokens, hit.after, link, LINK)
    if place is None:
        return _of_him(clauses, hit) or _of_itself(clauses, hit)
    speaker = read_phrase(tokens, place + 1, whole=True)
    if speaker is None:
        return None
    via = read_phrase(tokens, hit.after, whole=True, end=place)
    noun = _noun_after(clauses, speaker.last)
    governor = noun or hit
    opening = find_opening(tokens, noun.after if noun else speaker.last, governor, clauses.hits)
    thing = noun is None and speaker.head is None and is_thing(tokens[speaker.first].key)
    if opening is not None and opening.how == "mark" and thing:
        return None  # «نقلت الجرافات الركام عن مدخل "سوق الحرير"»
    if opening is None:
        before = clauses.quotation_before(hit.at)
        said = (Content(True, before, before + 1),) if before is not None else ()
        return Claim(hit, said, speaker, via, "relayed") if said else None  # «"…"، كما نقلت X عن Y»
    return Claim(governor, tuple(read_content(tokens, opening, clauses.hits)), speaker, via, "relayed")


def _of_him(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «ونقلت الوكالة عنه قوله: …»: who was named before speaks."""
    tokens = clauses.tokens
    for place in range(hit.after, min(len(tokens), hit.after + LINK)):
        if tokens[place].kind not in ("word", "quote"):
            return None
        noun = _noun_after(clauses, place) if tokens[place].key in words_of("of_him") else None
        opening = find_opening(tokens, noun.after, noun, clauses.hits) if noun else None
        if noun is not None and opening is not None:
            agreement = "fs" if tokens[place].key.endswith("ها") else "ms"
            told = noun._replace(cue=noun.cue._replace(agreement=agreement))
            via = read_phrase(tokens, hit.after, whole=True, end=place)
            return Claim(told, tuple(read_content(tokens, opening, clauses.hits)), None, via, "dropped")
    return None


def _of_itself(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «ونقلت وكالة X أن …»: who relays names no one else."""
    speaker = read_phrase(clauses.tokens, hit.after, whole=True, after_verb=True)
    media = speaker is not None and speaker.head is not None and speaker.head.kind == "media"
    if speaker is None or not media or not stands(clauses.tokens, speaker.last, "complement"):
        return None
    opening = Opening("that", speaker.last + 1)
    return Claim(hit, tuple(read_content(clauses.tokens, opening, clauses.hits)), speaker, None, "explicit")


def from_document(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «جاء في البيان أن»: the text speaks."""
    if hit.cue.stance != "document":
        return None
    if hit.after < len(clauses.tokens) and clauses.tokens[hit.after].key in words_of("in_it"):
        return _in_it(clauses, hit)
    place = _find(clauses.tokens, hit.after, "in", 2)
    speaker = _author(clauses.tokens, place + 1) if place is not None else None
    if place is not None and speaker is None and _is_own_text(clauses.tokens, place + 1):
        opening = find_opening(clauses.tokens, place + 2, hit, clauses.hits)
        agreement = "fs" if clauses.tokens[place + 1].key.endswith("ها") else "ms"
        told = hit._replace(cue=hit.cue._replace(agreement=agreement))
        if opening is not None:  # «وجاء في بيانها: "…"»
            return Claim(told, tuple(read_content(clauses.tokens, opening, clauses.hits)), None, None, "dropped")
    opening = find_opening(clauses.tokens, speaker.last, hit, clauses.hits) if speaker else None
    if speaker is None or speaker.head is None or opening is None:
        return Claim(hit, (), None, None, "none")
    waits = opening.how == "colon" and opening.at >= len(clauses.tokens)
    contents = tuple(read_content(clauses.tokens, opening, clauses.hits))
    return Claim(hit, contents, speaker, None, "explicit", waits)


def _in_it(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «أصدر X بيانا جاء فيه: "…"»: whose text it is speaks."""
    opening = find_opening(clauses.tokens, hit.after + 1, hit, clauses.hits)
    told = hit._replace(cue=hit.cue._replace(form_class="noun"))
    if opening is None:
        return Claim(hit, (), None, None, "none")
    return Claim(told, tuple(read_content(clauses.tokens, opening, clauses.hits)), None, None, "sentence")


def _is_own_text(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a text stands with the pronoun of whose it is: بيانها، تقريره."""
    key = tokens[at].key if at < len(tokens) else ""
    noun = key[:-2] if key.endswith(("ها", "هم")) else key[:-1] if key and tokens[at].his else ""
    if not noun and key.endswith("ه") and head_of(key) is None:
        noun = key[:-1]  # نصه
    head = head_of(noun) or head_of(noun.removesuffix("ت") + "ه")
    return bool(noun) and head is not None and head.kind == "text"


def _author(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Return the text that speaks, or whose speech it is: «جاء في كلمة رئيس الجامعة: …»."""
    text = head_of(tokens[at].key) if stands(tokens, at + 1, "sent") else None
    read = text is not None and text.kind == "text"  # «جاء في بيان تلاه الناطق»
    if at + 1 < len(tokens) and (read or tokens[at].key in words_of("speech")):
        start = at + 1
        while stands(tokens, start, "sent", "bridge"):
            start += 1  # «جاء في رسالة بعث بها فلان»
        person = read_phrase(tokens, start, whole=True)
        if person is not None and (
            person.named or (person.head is not None and person.head.kind in ("title", "person", "rank"))
        ):
            return person
    return read_phrase(tokens, at, whole=True)


def source_of(tokens: Sequence[Token], subject: Phrase | None, opening: Opening) -> tuple[Phrase | None, Phrase | None]:
    """Return speaker and relay: in «ذكرت رويترز نقلا عن Y أن», «رد الكرملين على لسان Y بأن» Y speaks."""
    issuer = _issuer(tokens, subject) if subject else None
    if issuer is not None:
        return issuer, subject
    start = subject.last if subject else max(0, opening.at - 20)
    for at in range(start, opening.at - 2):
        source = read_phrase(tokens, at + 2, whole=True) if _hands_on(tokens, at) else None
        if source:
            return source, subject
    return subject, None


def _hands_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether two words hand on to whose words they are: نقلا عن، على لسان."""
    pair = (tokens[at].key, tokens[at + 1].key)
    readings = readings_of(tokens[at].key) if tokens[at].cue else ()
    return any(cue.words == pair and cue.stance in ("relay", "via") for cue, letters in readings if not letters)


def _issuer(tokens: Sequence[Token], text: Phrase) -> Phrase | None:
    """Return whose text speaks where it is said: «أفاد بيان صادر عن المديرية بأن»."""
    if text.head is None or text.head.kind != "text":
        return None
    for at in range(text.first + 1, min(text.first + NEAR, len(tokens) - 2)):
        if tokens[at].key in words_of("issued") and tokens[at + 1].key in words_of("about"):
            return read_phrase(tokens, at + 2, whole=True)
    return None


def _noun_after(clauses: Clauses, at: int) -> Hit | None:
    """Return «قوله» standing after a relayed speaker in the same sentence."""
    for place in range(at, min(len(clauses.tokens), at + NOUN)):
        hit = clauses.hits.get(place)
        if hit is not None and hit.cue.form_class == "noun" and "before" not in hit.cue.valence:
            return hit
        if clauses.tokens[place].kind in ("stop", "colon", "quote"):
            return None
    return None


def _find(tokens: Sequence[Token], at: int, kind: str, reach: int) -> int | None:
    for place in range(at, min(len(tokens), at + reach)):
        if tokens[place].kind == "stop":
            return None
        if tokens[place].key in words_of(kind):
            return place
    return None
