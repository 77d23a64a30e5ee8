"""Whether quotation marks hold someone's words, or a name: «لن نتراجع» against وكالة «رويترز»."""

from collections.abc import Sequence

from analysis.arabic.article import bare_of, is_definite, is_nisba
from analysis.quotes.said.hits import Hit
from analysis.quotes.words.cues import BY, COLON, OBJECT, readings_of
from analysis.quotes.words.name_shapes import is_bare_name
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.vocabulary import is_place, is_word
from analysis.quotes.words.word_shapes import is_present
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, words_of

PARTIAL = 2  # words that make a quotation beside its cue more than a name
NAME = 3  # words a quoted name may have
WANTED = ("demand", "threaten", "promise", "accuse")  # classes of cues that say what shall or may not be done
_DONE = ("open", "continue", "close")  # classes of cues that also say what is done to a thing
NEAR_OPINION = 8  # tokens between a verb that has other senses (عد) and what it calls a thing
AHEAD = 12  # tokens looked at for أن or a colon


def holds_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the quotation marks hold a name: وكالة «رويترز», لـ"سبق"."""
    previous = tokens[at - 1]
    if at == 0 or previous.kind != "word" or len(tokens[at].inner) > 4 * NAME:
        return False
    key, inner = previous.key, tokens[at].inner
    if inner and (denies(inner) or (len(inner) > NAME and is_present(inner[0].key))):
        return False  # الحزب «لن يسلم سلاحه»، الفيلم «يصرخ أكثر مما يقول»
    if is_definite(key) and len(inner) > NAME + 1:
        return False  # قالت إدارة المستشفى «…»
    if len(inner) > NAME and inner[0].key.endswith("نا") and len(inner[0].key) > NAME + 1:
        return False  # قائد الفريق «لعبنا بعشرة رجال وقلب واحد»
    if inner and all(len(token.key) == 1 for token in inner if token.kind == "word"):
        return True  # المتهم «ع. س»
    if 0 < len(inner) <= NAME and inner[0].key[:1].isdigit():
        return True  # أحمد حسن «40 عاما»
    if 1 < len(inner) <= NAME + 1 and is_given_name(inner[0].key) and _ends_name(inner[-1].key):
        return True  # المبتعث «فيصل عليوي العنزي»
    return (
        key in words_of("naming_noun")
        or bare_of(key.lstrip("وبلف")) in words_of("naming_noun")
        or key in words_of("to")
    )


def denies(inner: Sequence[Token]) -> bool:
    """Return whether a sentence with لن, لا or سـ stands in the marks: «الفن لا يحاكم بجواز سفره»، «الدوري سيبدأ»."""
    if inner[0].key in words_of("negation") or any(
        _is_future(token.key) and is_word("ي" + token.key[2:]) for token in inner[:2]
    ):
        return True
    denied = (token.key in words_of("negation") and token.key not in words_of("not_name") for token in inner[1:3])
    return inner[0].key not in words_of("relative_what") and any(denied)  # a title: «ما لم يقله البحر»


def _ends_name(key: str) -> bool:
    return is_given_name(key) or is_nisba(key)


def is_said(tokens: Sequence[Token], at: int, hit: Hit, *, adjacent: bool) -> bool:
    """Return whether a quotation met before any أن or colon is what the cue reports.

    `adjacent`: it follows the cue or the speaker's name at once.
    """
    token, previous, valence = tokens[at], tokens[at - 1], hit.cue.valence
    if holds_name(tokens, at):
        return False
    if adjacent and token.inner and token.inner[0].key in words_of("toward"):
        return len(token.inner) > NAME  # مشيرا «إلى التقدم الذي أحرزته القوات»
    if previous.key in words_of("about"):
        said = len(token.inner) >= NAME and not is_definite(token.inner[0].key)  # «مقبرة جديدة خلف المدرسة»
        spoken = hit.cue.stance == "speak" and said  # not تحدث عن «التصوير وأهميته»
        return spoken or (hit.cue.stance == "feel" and len(token.inner) >= PARTIAL)  # أعرب عن «قلقه»
    if previous.key in words_of("by") or (BY in valence and COLON not in valence):
        return previous.key in words_of("by") and BY in valence
    if previous.key in words_of("states") and len(token.inner) > NAME:
        return True  # أشار إلى «مقتل سبعة عشر شخصا»
    if COLON not in valence or (len(token.inner) <= 2 * NAME and goes_on_to_statement(tokens, at + 1)):
        return False
    following = tokens[at + 1].kind if at + 1 < len(tokens) else "stop"
    if adjacent and following == "word" and 0 < len(token.inner) <= NAME and token.inner[0].key in words_of("place"):
        return False  # أعلنت «ولاية سيناء» قتل رهينة
    if following == previous.kind == "comma" and stands(tokens, at + 2, "points_back"):
        return False  # «…، "…"، حسبما أضاف X»
    if hit.cue.stance in ("opinion", "describe") and OBJECT in valence:
        near = at - hit.after <= NEAR_OPINION and len(token.inner) >= PARTIAL and is_definite(previous.key)
        return following != "word" and (near or hit.cue.match == "word")  # اعتبر القرار «خطوة»
    asked = previous.key in words_of("introduces") or previous.key.startswith("ب")
    if hit.cue.stance in WANTED and token.inner and token.inner[0].key in words_of("complement"):
        return True  # ناشد الأعضاء «ألا يكتفوا بالبيانات»
    if hit.cue.stance in WANTED and asked:
        ends = following != "word" or tokens[at + 1].key in words_of("preposition")
        scare = (
            following == "word" and previous.key.startswith("ب") and token.inner[:1] and is_definite(token.inner[0].key)
        )
        return len(token.inner) >= PARTIAL or (ends and not scare)  # دعا أنصاره إلى «…»، توعد بفرض «…»
    if previous.kind == "word" and not adjacent:
        if hit.cue.stance == "close" and hit.cue.match == "word" and not (previous.his or previous.key.endswith("ها")):
            return False  # اختتمت القمة أعمالها بإطلاق «ميثاق الخليج»
        shouted = hit.cue.stance == "shout" and len(token.inner) >= PARTIAL  # هتف أنصاره أمام المحكمة «أطلقوا الرئيس»
        return len(token.inner) > NAME or shouted or (hit.cue.stance in WANTED and is_partial(tokens, at))
    goes_on = hit.cue.stance in _DONE and following == "word" and _is_object(tokens[at + 1].key)
    if goes_on and tokens[at + 1].key.endswith(("ها", "هم")) and adjacent:
        return False  # اختتمت «القمة» أعمالها
    return len(token.inner) >= (NAME + 1 if goes_on else PARTIAL) or following != "word"


def _is_object(key: str) -> bool:
    """Return whether a word after short marks is the verb's object, so that they name its subject: «الحزم» جولتها."""
    return key[0] not in "وبل" and not is_function_word(key)


def is_adjacent(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Return whether nothing, or a preposition alone, stands before a quotation (داعيا إلى «…»)."""
    return place == at or (place == at + 1 and tokens[at].key in words_of("introduces", "bridge"))


def goes_on_to_statement(tokens: Sequence[Token], at: int) -> bool:
    """Return whether أن or a colon is still to come, so that the marks before only hold a name."""
    for place in range(at, min(len(tokens), at + AHEAD)):
        token = tokens[place]
        before_that = token.key in words_of("before") and stands(tokens, place + 1, "that")
        if before_that or any(cue.form_class == "participle" for cue, _ in readings_of(token.key)):
            return False  # «…» مشيرا إلى أن، «…»، قبل أن يستدرك
        if token.kind == "colon" or token.key in words_of("complement"):
            return True
        if token.kind in ("stop", "quote") or (tokens[place - 1].kind == "comma" and readings_of(token.key)):
            return False  # «…»، مؤكدا أن …
    return False


def is_whole(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the quotation after أن is the statement, not a name the statement begins with."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.key.startswith("و"):
        return True
    words = len(tokens[at].inner)
    if words > NAME:
        return True
    return words > 1 and following.key in words_of("preposition", "time") and not _is_spoken_of(tokens, at)


def _is_spoken_of(tokens: Sequence[Token], at: int) -> bool:
    """Return whether marks right after أن name what a denial is about: أن «ماش دونالدز» ما هو إلا مطعم."""
    headed = at > 0 and at + 1 < len(tokens) and tokens[at - 1].key in words_of("complement")
    return headed and tokens[at + 1].key in words_of("negation", "relative_what")


def is_partial(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a quotation inside a reported clause is words of the speaker (إن الحكومة «لن تتراجع»)."""
    words = len(tokens[at].inner)
    previous = tokens[at - 1].key if at and tokens[at - 1].kind == "word" else ""
    prayed = previous in words_of("prayed_to") and not (at > 1 and head_of(tokens[at - 2].key))  # not حزب الله
    if _is_predicate(tokens, at) and not prayed:
        return True  # إن الشركة «ضحية نجاحها السريع»
    if holds_name(tokens, at) or prayed or not words or _is_spoken_of(tokens, at) or _is_brand(tokens[at].inner):
        return False  # «قال تعالى "…"»: scripture
    if words <= PARTIAL and (tokens[at].inner[0].key[:1].isdigit() or tokens[at].inner[-1].key.startswith("وال")):
        return False  # «عدن والمعلا»
    if previous in words_of("predicate", "by"):
        return True
    inner = tokens[at].inner
    denies = inner[0].key in words_of("negation") or _is_future(inner[0].key)
    if _ends_clause(tokens, at) and at > 1 and words >= PARTIAL and tokens[at - 2].key in words_of("complement"):
        return True  # أن السينما «مرآة المجتمع»: the predicate
    adverbial = words >= PARTIAL and inner[0].key in words_of("preposition")  # «على حافة الانهيار»
    goes_on = tokens[at + 1].key in words_of("complement") if at + 1 < len(tokens) else False
    if words >= PARTIAL and goes_on and _is_indefinite(inner):
        return True  # على «موجة نزوح ثالثة» إن لم تفتح المعابر
    return (
        words > NAME or denies or adverbial or (words >= PARTIAL and _ends_clause(tokens, at) and _is_indefinite(inner))
    )


def _is_predicate(tokens: Sequence[Token], at: int) -> bool:
    """Return whether marks hold what is said of a noun with ال right after أن, and no name of it."""
    inner = tokens[at].inner
    if at < 2 or len(inner) < PARTIAL or tokens[at - 2].key not in words_of("complement"):
        return False
    ends = _ends_clause(tokens, at) or tokens[at + 1].key in words_of("and_that")
    return is_definite(tokens[at - 1].key) and ends and _is_indefinite(inner)


def _is_brand(inner: Sequence[Token]) -> bool:
    """Return whether few words begin with a place or are none of the language: «مصر للطيران»، «آيس بوكس»."""
    words = [token.key for token in inner if token.kind == "word"]
    return 0 < len(words) <= NAME and (is_place(words[0]) or all(is_bare_name(word) for word in words))


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Return whether nothing that a name would belong to follows: the end, or a preposition."""
    return at + 1 == len(tokens) or tokens[at + 1].kind != "word" or tokens[at + 1].key in words_of("preposition")


def _is_indefinite(inner: Sequence[Token]) -> bool:
    """Return whether neither of the first words has an article: «نوع من القراءة» is said, «عاصفة الحزم» a name."""
    his = inner[0].his or inner[0].key.endswith(("ها", "هم"))  # «عقدها الذهبي»
    return his or (not any(is_definite(token.key) for token in inner[:2]) and head_of(inner[0].key) is None)


def _is_future(key: str) -> bool:
    """Return whether a word is a verb of the future: ستدفع."""
    return key[:1] == "س" and key[1:2] in ("ي", "ت", "ن") and len(key) > 4 and not is_given_name(key)
