"""«بحسب X»: what is said stands before it, after it or around it."""

from collections.abc import Sequence

from analysis.arabic.article import is_nisba
from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.rules.claims import Claim, Clauses
from analysis.quotes.said.clause_ends import LONGEST, clause_end
from analysis.quotes.said.content import Content, Opening, read_content
from analysis.quotes.said.hits import Hit, after_pronoun
from analysis.quotes.said.judgement import holds_name
from analysis.quotes.words.name_shapes import is_name
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.vocabulary import is_place
from analysis.quotes.words.wordlists import head_of, is_given_name, owned_head, words_of

SHORTEST = 3  # words of a clause
DELIVERY = 4  # words from «بحسب» to «أدلى بها»
ASIDE = 30  # tokens between who is named and «فإن»


def according(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «بحسب X» before, after or inside what X said."""
    tokens = clauses.tokens
    first = hit.after
    stripped = first < len(tokens) and tokens[first].kind == "word" and not tokens[first].key  # وفقا لـ«…»
    first += stripped or stands(tokens, first, "toward")
    what = stands(tokens, first, "what")
    told = what and first + 1 in clauses.hits
    published = what and not told and first + 1 < len(tokens) and tokens[first + 1].kind == "word"
    named_at = after_pronoun(tokens, clauses.hits[first + 1]) if told else first + 2 * published  # «وفق ما نشرته X»
    told = told or published
    if not told and stands(tokens, first, "pronoun"):
        return _according_to_whom(clauses, hit, first)
    speaker = read_phrase(tokens, _past_delivery(tokens, named_at), whole=True)
    if speaker is None or not can_speak(tokens, speaker):
        return None
    if told:  # «بحسب ما أعلنته X، فإن …»; what stands before it is read from the verb
        return told_after(clauses, hit, speaker)
    said = speaker.last + (speaker.last < len(tokens) and tokens[speaker.last].kind == "comma")
    termed = hit.cue.words[0] in words_of("on")  # «الاتفاق "حبر على ورق"، على حد تعبير X»
    before = clauses.quotation_before(hit.at, named=not termed)
    if hit.at and tokens[hit.at - 1].kind == "comma" and clauses.is_quotation(said) and not holds_name(tokens, said):
        around = () if before is None else (Content(True, before, before + 1),)
        return Claim(hit, (*around, Content(True, said, said + 1)), speaker, None, "explicit")  # «…، بحسب X، "…"»
    if before is not None:
        return Claim(hit, (Content(True, before, before + 1),), speaker, None, "explicit")
    if termed and clauses.is_quotation(said + 1):
        return Claim(hit, (Content(True, said + 1, said + 2),), speaker, None, "explicit")  # «…، إلى "…"»
    if hit.cue.stance == "words":
        return None  # «والكلام لـX»: only of what stands in marks
    return told_before(clauses, hit, speaker) or told_after(clauses, hit, speaker)


def _according_to_whom(clauses: Clauses, hit: Hit, at: int) -> Claim | None:
    """Read «ووفقا لها فإن …»: who spoke last says it."""
    key = clauses.tokens[at].key
    agreement = {"ها": "fs", "هم": "mp", "هما": "dual"}.get(key.removeprefix("ل"), "ms")
    nobody = Phrase(at, at + 1, at + 1, at + 1, None, key)
    claim = told_after(clauses, hit, nobody)
    told = hit._replace(cue=hit.cue._replace(agreement=agreement))
    return claim._replace(hit=told, speaker=None, how="dropped") if claim else None


def _past_delivery(tokens: Sequence[Token], at: int) -> int:
    """Return where who speaks is named, behind «تصريحات أدلى بها» if that stands before."""
    for place in range(at + 1, min(at + DELIVERY, len(tokens) - 2)):
        if tokens[place].key in words_of("delivered"):
            return place + 2
    return at


def told_before(clauses: Clauses, hit: Hit, speaker: Phrase) -> Claim | None:
    """Read «انتهت العملية، بحسب X»: the clause before it, if no one else has said it."""
    tokens = clauses.tokens
    at = hit.at
    if hit.cue.stance == "via":
        return None  # «ما جاء على لسان X»: not that he said it
    while at > clauses.free and tokens[at - 1].kind != "stop" and not _is_while(tokens, at - 1):
        at -= 1
        if hit.at - at > LONGEST:
            return None
    at += tokens[at].kind == "comma"
    last = hit.at
    while last > at and (tokens[last - 1].kind == "comma" or tokens[last - 1].key in words_of("aside")):
        last -= 1  # «…، وذلك وفقا لـ»
    if last - at < SHORTEST or any(place in clauses.said for place in range(at, last)):
        return None
    return Claim(hit, (Content(False, at, last), *_rest(clauses, speaker)), speaker, None, "explicit")


def _is_while(tokens: Sequence[Token], at: int) -> bool:
    """Return whether another clause begins after this word: «فيما», «في حين»."""
    return stands(tokens, at, "while") or (stands(tokens, at, "meantime") and stands(tokens, at - 1, "in"))


def _rest(clauses: Clauses, speaker: Phrase) -> list[Content]:
    """Read what goes on after «…، بحسب X، …»."""
    tokens, at = clauses.tokens, speaker.last
    if at + 1 >= len(tokens) or tokens[at].kind != "comma":
        return []
    last = clause_end(tokens, at + 1, clauses.hits)
    head = head_of(tokens[at + 1].key)
    if tokens[at + 1].key in words_of("relative"):
        return []  # «…، على حد قول X، الذي أضاف: …»
    if head is not None and head.kind in ("title", "person", "rank"):
        return []  # «…، وفق X، رئيس المصلحة»
    continues = tokens[at + 1].key[0:1] != "و" and tokens[at + 1].key not in words_of("clause_end")
    return [Content(False, at + 1, last)] if continues and last > at + 1 else []


def told_after(clauses: Clauses, hit: Hit, speaker: Phrase) -> Claim | None:
    """Read «وبحسب X، …»: the rest of the sentence."""
    tokens, at = clauses.tokens, _after_title(clauses.tokens, speaker.last)
    if at + 1 < len(tokens) and tokens[at].key in words_of("proclitic"):  # «بحسب مصادر لـ"سبق"»
        at += 2
    opens = not hit.at or tokens[hit.at - 1].kind == "stop" or hit.conjoined
    told = stands(tokens, hit.at - 1, "complement")  # «يشار إلى أنه وفقا لـX، …»
    if at >= len(tokens) or (hit.at and tokens[hit.at - 1].kind == "word" and not told):
        return None
    opens = opens or told
    answer = next(
        (place for place in range(at, min(len(tokens), at + ASIDE)) if tokens[place].key in words_of("answers")), at
    )
    if all(token.kind != "stop" for token in tokens[at:answer]):
        opens, at = opens or tokens[answer].key in words_of("answers"), answer  # «وبحسب شاهد تحدث إلى "X"، فإن»
    if not opens and not (at == speaker.last and tokens[at].kind == "comma" and clauses.is_quotation(at + 1)):
        return None
    at_once = speaker.last < len(tokens) and tokens[speaker.last].apart  # «وبحسب صحيفة (كذا) اندلعت …»
    while (
        at < len(tokens)
        and not at_once
        and at - speaker.last < 12
        and tokens[at].kind == "word"
        and tokens[at].key not in words_of("answers")
    ):
        said = clauses.hits.get(at)
        if said is not None and said.cue.match == "word" and said.cue.form_class == "verb":
            return None  # «وبحسب X قال Y»: Y speaks
        at += 1
    if at >= len(tokens) or tokens[at].kind == "stop":
        return None
    at += tokens[at].kind in ("comma", "colon") or tokens[at].key in words_of("answers")
    at += stands(tokens, at, "so")  # «وبحسب الوكالة، فقد صرّح …»
    if stands(tokens, at, "complement"):
        at += 1
    said = clauses.hits.get(at)
    if said is not None and said.cue.match == "word" and said.cue.stance != "relay":
        return None  # «ووفقًا لوكالة X، قال Y»: Y speaks
    opening = Opening("that", at)
    contents = read_content(tokens, opening, clauses.hits)
    return Claim(hit, tuple(contents), speaker, None, "explicit") if contents else None


def _after_title(tokens: Sequence[Token], at: int) -> int:
    """Return the comma after a title in an aside («بحسب هند القيسي، وزيرة العدل، فإن …»), or the place itself."""
    if at + 1 < len(tokens) and tokens[at].kind == "comma":
        title = read_phrase(tokens, at + 1, whole=True)
        titled = title is not None and title.head is not None and title.head.kind in ("title", "person", "rank")
        if title and titled and title.last < len(tokens) and tokens[title.last].kind == "comma":
            return title.last
    return at


def can_speak(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether «بحسب» names someone, not a thing (بحسب الجدول)."""
    first = tokens[phrase.first]
    surname = is_nisba(first.key) and phrase.last == phrase.first + 1
    if owned_head(first.key, his=first.his) is not None and phrase.head is not None and phrase.head.kind == "body":
        return False  # حسب مراكزهم
    of_many = tokens[phrase.first + 1].key if phrase.first + 1 < len(tokens) else ""
    if first.key in words_of("nobody") or (first.key in words_of("counted") and of_many not in words_of("of")):
        return False  # كما يقول المثل، بحسب عدد السكان
    words = tokens[phrase.first : phrase.last]
    unlisted = all(is_name(token.key) for token in words)  # كويزومي, not رزنامة العطل
    named = len(words) > 1 and is_given_name(words[-2].key) and is_name(words[-1].key)  # المايسترو نانا كفاراتسخيليا
    known = phrase.head is not None or first.kind == "quote" or is_given_name(first.key)
    known = known or (is_place(first.key) and len(words) == 1)  # «بحسب أنقرة»
    return known or surname or unlisted or named
