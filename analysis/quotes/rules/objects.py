"""What follows a verb: its object, or a subject that stands elsewhere, and not who speaks."""

from collections.abc import Sequence

from analysis.arabic.article import is_definite
from analysis.quotes.names.phrases import Phrase
from analysis.quotes.rules.sentence_subjects import heads_sentence, is_fronted
from analysis.quotes.said.hits import Hit
from analysis.quotes.words.cues import OBJECT, readings_of
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.vocabulary import is_common
from analysis.quotes.words.word_shapes import is_accusative
from analysis.quotes.words.wordlists import words_of

NEAR = 3  # tokens from what a verb describes to بأنه
PLURAL = 6  # letters above which a word with ال in ين is a plural


def is_plain_thing(phrase: Phrase) -> bool:
    """Return whether one word with ال that is no person's or body's stands as subject."""
    alone = phrase.head is None and phrase.last == phrase.first + 1
    return alone and is_definite(phrase.key) and is_common(phrase.key) and not phrase.key.endswith("ي")


def is_blessing(tokens: Sequence[Token], at: int) -> bool:
    """Return whether «عليه السلام» stands between the verb and what the Prophet said."""
    return stands(tokens, at - 1, "upon") and stands(tokens, at, "blessing")


def is_object(tokens: Sequence[Token], phrase: Phrase, hit: Hit) -> bool:
    """Return whether what follows a verb is its object: «وصف المسرحية بأنها …», «ووصفت القرار بأنه …»."""
    if phrase.head is not None and phrase.head.plural and is_accusative(phrase.key):
        return True  # «أخبر الصحفيين، قبيل سفره، المحافظ أن», «خاطبت مسؤولي المشروع بالقول»: no subject ends so
    many = is_definite(phrase.key) and phrase.key.endswith("ين") and is_common(phrase.key)  # not البوعينين
    if phrase.head is None and many and len(phrase.key) > PLURAL:
        return True  # «وناشدت الخيّرين: "…"»
    if hit.cue.stance in ("describe", "opinion") and tokens[phrase.first].key in words_of("this"):
        return True  # «واعتبر هذا الادعاء "فضيحة"»
    if hit.cue.stance == "describe" and hit.conjoined and phrase.key in words_of("object"):
        return True  # «ووصف قرار الوزارة بأنه»
    bare = phrase.head is None and not phrase.named and not is_definite(phrase.key)
    if hit.cue.stance == "describe" and hit.conjoined and bare:
        return any(
            token.key in words_of("by_that") for token in tokens[phrase.last : phrase.last + NEAR]
        )  # «منتقدي كلفته»
    if hit.cue.stance == "threaten" and phrase.last == phrase.first + 1 and phrase.key.endswith(("يها", "يه", "يهم")):
        return True  # «وتوعد ناشريها: …»
    if OBJECT not in hit.cue.valence:
        return False
    titled = phrase.named and phrase.name_first > phrase.first
    following = tokens[phrase.last].key if phrase.last < len(tokens) else ""
    if hit.cue.stance in ("describe", "accuse") and not titled and (following in words_of("by_that", "by")):
        return True  # who is described stands before بأنه
    many = phrase.head is not None and (phrase.head.plural or phrase.head.kind == "many")
    if hit.conjoined and many and (following in words_of("by_that") or following.startswith("بال")):
        return True  # «وطمأن الأهالي بأن», «وخاطبت الأهالي بالقول»
    if hit.cue.agreement != "ms" or tokens[phrase.first].his:
        return False
    if phrase.head is not None:
        return phrase.head.gender == "f" and (not phrase.head.plural or phrase.head.kind == "body")
    return is_definite(phrase.key) and phrase.key.endswith("ه")


def how_dropped(tokens: Sequence[Token], hit: Hit, after: int) -> str:
    """Tell a verb whose subject was named before (وأضاف …) from one whose subject wasn't recognised."""
    following = tokens[after] if after < len(tokens) else None
    named = following is not None and following.kind == "word" and not following.key.startswith("ل")  # not «لجمهوره»
    by_pronoun = following and named and (following.his or following.key.endswith("ها"))
    if following and is_blessing(tokens, after):
        return "unattributed"
    if hit.cue.stance in ("describe", "threaten") and hit.conjoined:
        by_pronoun = False  # «ونعت منظميها بـ…»
    if following and (following.key in words_of("occasion") or readings_of(following.key) or following.key[:1] == "ب"):
        by_pronoun = False  # «وختم كلمته»، «ويفسر ذلك بقوله»، «ثم أشار بيده»: his own
    if following and by_pronoun and following.key not in words_of("complement"):
        return "unattributed"  # «وقال صانعوها»: someone is named, but by a pronoun; not «وأضافت أنها»
    goes_on = hit.conjoined or heads_sentence(tokens, hit.at) or is_fronted(tokens, hit.at)
    joined = stands(tokens, hit.at - 1, "goes_on")  # «قبل أن يضيف»، «فيما أشار»
    return "dropped" if goes_on or joined else "unattributed"
