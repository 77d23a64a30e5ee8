"""Who tells stands aside: «…، كما أفادت الشرطة», «الحكومة لن تصمد، يقول X، إذا …»."""

from collections.abc import Sequence

from analysis.quotes.names.phrases import read_phrase
from analysis.quotes.rules.according import can_speak, told_after, told_before
from analysis.quotes.rules.claims import Claim, Clauses
from analysis.quotes.rules.sentence_subjects import heads_sentence, is_fronted
from analysis.quotes.said.content import Content
from analysis.quotes.said.hits import Hit, after_pronoun
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.wordlists import is_function_word, words_of

_TELLING = ("neutral", "stress", "explain", "announce")  # classes of cues that follow what they tell


def as_told(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «فر الجاني، كما أفادت الشرطة»، «… وفق ما أفادت …»: the clause before it is what they said."""
    tokens, end = clauses.tokens, hit.at
    pointed = stands(tokens, end - 2, "points_back")
    if not hit.relative or (tokens[end - 1].key in words_of("what") and not pointed):
        return None  # «ما قالته الشرطة»: what they said, not that they said it
    back = words_of("points_back")
    while end > 0 and (tokens[end - 1].key in back or tokens[end - 1].key.removeprefix("و") in back):
        end -= 1
    after = after_pronoun(tokens, hit)
    speaker = read_phrase(tokens, after, whole=True)
    aside = after < len(tokens) and tokens[after].kind == "comma" and hit.at > 1 and tokens[hit.at - 2].kind == "comma"
    if speaker is None and aside and clauses.is_quotation(after + 1) and after + 1 not in clauses.taken:
        return Claim(hit, (Content(True, after + 1, after + 2),), None, None, "dropped")  # «الدراسة، كما تقول، "…"»
    if speaker is None or not can_speak(tokens, speaker) or clauses.quotation_before(hit.at) is not None:
        return None
    said = speaker.last + (speaker.last < len(tokens) and tokens[speaker.last].kind == "comma")
    if clauses.is_quotation(said) and said not in clauses.taken:
        return Claim(hit, (Content(True, said, said + 1),), speaker, None, "explicit")  # «…، كما يقول X، "…"»
    if tokens[end].key in words_of("as") and _goes_on(tokens, speaker.last):
        return None  # «كما شكا السكان مرارا من …»: they complained as well
    opens = end == 0 or tokens[end - 1].kind == "stop"  # «وحسبما ذكر X، باشرت …»
    told = hit._replace(at=end)
    claim = told_after(clauses, told, speaker) if opens else told_before(clauses, told, speaker)
    return claim._replace(hit=hit) if claim else None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a clause has more after its subject than where or when: «كما أفادت الشرطة في بيان»."""
    while at < len(tokens) and (
        tokens[at].adverb or tokens[at].key.endswith("ا") or tokens[at].key in words_of("time")
    ):
        at += 1  # مرارا، أيضا، أمس
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    return not is_function_word(tokens[at].key) or tokens[at].key in words_of("governed")


def inserted(clauses: Clauses, hit: Hit) -> Claim | None:
    """Read «الحكومة لن تصمد، يقول X، إذا …»: a verb of saying between commas in the middle of what is said."""
    tokens = clauses.tokens
    plain = hit.cue.stance == "neutral" if hit.cue.present else hit.cue.stance in _TELLING
    if hit.conjoined or hit.weak or not plain or not hit.at or is_fronted(tokens, hit.at):
        return None  # «وعن الرسوم، يقول X، …»
    if not hit.cue.present and heads_sentence(tokens, hit.at):
        return None  # «وتعليقا على ذلك، أكد X»
    if tokens[hit.at - 1].kind != "comma" or clauses.quotation_before(hit.at) is not None:
        return None
    speaker = read_phrase(tokens, hit.after, whole=True, after_verb=True)
    if speaker is None or speaker.last >= len(tokens) or tokens[speaker.last].kind not in ("comma", "stop"):
        return None
    return told_before(clauses, hit, speaker) if can_speak(tokens, speaker) else None
