"""The subject of a sentence whose verb reports nothing, and where a sentence begins."""

from collections.abc import Callable, Collection, Iterator, Sequence

from analysis.arabic.article import is_definite
from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.words.cues import is_plain_cue, readings_of
from analysis.quotes.words.name_shapes import is_name
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.vocabulary import is_place
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, owned_head, words_of

TOPIC = 30  # tokens of «أما X» before its verb
ADJUNCT = 25  # tokens of what may stand before a sentence's verb


def sentence_subjects(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Yield the subject of each sentence whose first verb reports nothing: «افتتح الوزير المعرض، مؤكدًا …»."""
    opens, before = words_of("opens_sentence", "that"), None
    for place, token in enumerate(tokens):
        inside = before is not None and before.kind == "word" and before.key not in opens
        before = token
        if not inside and token.kind == "word" and heads_sentence(tokens, place) and not _is_aside(tokens, place):
            phrase = _denier_at(tokens, place) or _topic_at(tokens, place) or subject_at(tokens, place)
            if phrase is not None:
                yield phrase


def heads_sentence(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a word begins a sentence, or follows the adjunct it begins with (وفي بغداد، زار …)."""
    if place == 0 or tokens[place - 1].kind == "stop" or tokens[place - 1].key in words_of("opens_sentence"):
        return True
    if place > 1 and stands(tokens, place - 1, "that") and tokens[place - 2].key.removeprefix("و") in words_of("yet"):
        return True  # «إلا أن الناشطة عاجلته …»، «غير أن منظمات سارعت …»
    if tokens[place - 1].kind != "comma":
        return False
    for before in range(place - 2, max(-1, place - 2 - ADJUNCT), -1):
        if tokens[before].kind not in ("word", "quote"):
            return tokens[before].kind == "stop" and _is_adjunct(tokens[before + 1])
    return place - 2 < ADJUNCT and _is_adjunct(tokens[0])


def _is_aside(tokens: Sequence[Token], place: int) -> bool:
    """Return whether the sentence has spoken before a comma: «وفي السياق ذاته لفت X – أستاذ …»."""
    if place == 0 or tokens[place - 1].kind != "comma":
        return False
    for token in reversed(tokens[max(0, place - 1 - ADJUNCT) : place - 1]):
        if token.kind == "stop":
            return False
        if is_plain_cue(token.key):
            return True
    return False


def is_fronted(tokens: Sequence[Token], place: int) -> bool:
    """Return whether all before a verb is the adjunct its sentence begins with: «وحول موقف الائتلاف قالت»."""
    end = place - (place > 0 and tokens[place - 1].kind == "comma")
    first = end
    while first > 0 and end - first < ADJUNCT and tokens[first - 1].kind in ("word", "quote"):
        first -= 1
    subject = tokens[first].key in words_of("but") and end == first + 2  # «لكن كوباكالي أكد»
    if first == end or not _is_adjunct(tokens[first]) or subject:
        return False
    if end < place and tokens[first].key not in words_of("on_topic"):  # «وعن الرسوم، قال»
        return False
    return first == 0 or tokens[first - 1].kind == "stop" or tokens[first].key[0] == "و"


def _is_adjunct(token: Token) -> bool:
    """Return whether a sentence begins with where, when or on what occasion: «في بغداد», «وردًا على سؤال»."""
    return token.adverb or is_function_word(token.key) or token.key in words_of("fronted")


def _topic_at(tokens: Sequence[Token], place: int) -> Phrase | None:
    """Read «أما X فـ…», whatever its verb says."""
    if tokens[place].key not in words_of("as_for"):
        return None
    for end in range(place + 2, min(len(tokens), place + TOPIC)):
        if tokens[end].kind in ("stop", "colon"):
            return None
        if tokens[end].key[:1] == "ف" and not is_given_name(tokens[end].key) and not head_of(tokens[end].key):
            phrase = read_phrase(tokens, place + 1, whole=True, end=end)
            return phrase if phrase and (phrase.last == end or leads_to(tokens, phrase, end)) else None
    return None


def _denier_at(tokens: Sequence[Token], place: int) -> Phrase | None:
    """Read «لم يؤكد X …»: who says nothing here may speak next."""
    if tokens[place].key.removeprefix("و") not in words_of("negation") or place + 2 >= len(tokens):
        return None
    return (
        read_phrase(tokens, place + 2, whole=False, after_verb=True) if _names_someone(tokens[place + 2].key) else None
    )


def subject_at(tokens: Sequence[Token], place: int) -> Phrase | None:
    """Read «X زار» or «زار X» at the head of a sentence."""
    key = tokens[place].key
    if _is_adjunct(tokens[place]) or readings_of(key) or key in words_of("since"):
        return None
    if stands(tokens, place - 1, "meanwhile"):
        return None  # «وهي معلمة»: the subject is the pronoun
    after = place + 1
    while stands(tokens, after, "bridge", "idiom_object"):
        after += 1  # «اتصل بي الضابط»
    if after + 1 < len(tokens) and tokens[after].key in words_of("in") and is_place(tokens[after + 1].key):
        after += 2  # «اجتمع في مسقط وزير النفط …»
    following = tokens[after] if after < len(tokens) else None
    raised = key in words_of("name_or_verb") and following is not None and is_definite(following.key)
    if raised and following is not None and following.key.endswith("ه") and head_of(following.key) is not None:
        return read_phrase(tokens, after, whole=False, after_verb=True)  # رفعت المغنية دعوى
    if _names_someone(key) and not (is_given_name(key) and following and _name_is_verb(tokens, place)):
        return read_phrase(tokens, place, whole=False)
    if following is None or following.kind != "word" or _is_definite(key):
        return None
    if following.key in words_of("counted") and not stands(tokens, after + 1, "of"):
        return None  # بلغ عدد الأيتام, not زار عدد من الوزراء
    owned = owned_head(following.key, his=following.his)
    someone = _names_someone(following.key) or is_name(following.key) or (owned is not None and owned.kind != "body")
    if someone or _names_body(following.key) or is_definite(following.key):
        verb = key not in words_of("was", "opener", "complement")
        return read_phrase(tokens, after, whole=False, after_verb=verb)
    return None


def surname_subjects(tokens: Sequence[Token], knows: Callable[[str], bool]) -> Iterator[Phrase]:
    """Yield known surnames as subjects: «لكن العدوان لم يتحمس، وقال»، «ولم يستبعد بنشقرون اللجوء …»."""
    openers = words_of("negation", "but")
    for place in [at for at, token in enumerate(tokens) if token.key in openers or token.key[1:] in openers]:
        token = tokens[place]
        if token.key.removeprefix("و") in words_of("negation") and heads_sentence(tokens, place):
            place += 2  # the verb stands between
        elif token.key not in words_of("but") or not heads_sentence(tokens, place):
            continue
        else:
            place += 1
        named = tokens[place] if place < len(tokens) else None
        if named is not None and named.kind == "word" and head_of(named.key) is None and knows(named.key):
            yield Phrase(place, place + 1, place, place + 1, None, named.key)


def late_subjects(tokens: Sequence[Token], known: Collection[int]) -> Iterator[Phrase]:
    """Yield the person of a verb after a comma where no one is known so far: «وفي الخارج، حيث …، جلست هند».

    `known`: the places of verbs that report, and of subjects.
    """
    busy = False
    for place, token in enumerate(tokens):
        busy = token.kind != "stop" and (busy or place in known)
        if not busy and token.kind == "comma":
            phrase = clause_subject(tokens, place + 1)
            if phrase is not None:
                yield phrase
                busy = True


def clause_subject(tokens: Sequence[Token], place: int) -> Phrase | None:
    """Read «ومشت أمه …», «جلست أم علاء»: a verb that reports nothing, and a person."""
    if place + 1 >= len(tokens) or tokens[place].kind != "word":
        return None
    key = tokens[place].key
    verb = key[1:] if key[:1] in ("و", "ف") else key
    if head_of(verb) or is_given_name(verb) or _is_adjunct(tokens[place]) or (verb == key and is_name(key)):
        return None
    following = tokens[place + 1]
    head = head_of(following.key) or owned_head(following.key, his=following.his)
    person = is_given_name(following.key) or (head is not None and head.kind in ("title", "rank", "person"))
    if key.endswith("ه") or key in words_of("asserted", "object"):
        return None  # «أكد X، أهمية مشاركة المواطنين»
    if readings_of(key) or is_definite(verb) or not person or is_function_word(key):
        return None
    return read_phrase(tokens, place + 1, whole=False, after_verb=True)


def _is_definite(key: str) -> bool:
    return is_definite(key) and key not in words_of("verb")


def _name_is_verb(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a given name is a verb, as a title or a body follows: «كرم رئيس …», «فضل أحد الأقارب …»."""
    key, behind = tokens[place + 1].key, tokens[place + 2].key if place + 2 < len(tokens) else ""
    head, other = head_of(key), head_of(behind)
    titled = head is not None and head.kind in ("title", "body", "media")
    if titled and is_given_name(key):  # «كرم مساعد المدير …»
        return is_definite(behind) and other is not None and other.kind == "title"
    asked = tokens[place].key in words_of("finite") and key in words_of("one_of", "asserted")
    return titled or asked or key in words_of("owner")


def _names_someone(key: str) -> bool:
    head = head_of(key)
    return is_given_name(key) or (head is not None and head.kind in ("title", "rank", "person", "source", "many"))


def _names_body(key: str) -> bool:
    head = head_of(key)
    return head is not None and head.kind == "body" and key not in words_of("counted")


def leads_to(tokens: Sequence[Token], phrase: Phrase, verb: int) -> bool:
    """Return whether a relative clause or an aside between commas is all that parts subject and verb."""
    if phrase.last >= len(tokens):
        return False
    following = tokens[phrase.last]
    relative = tokens[phrase.last + 1] if following.kind == "comma" and phrase.last + 1 < len(tokens) else following
    if relative.key in words_of("relative"):
        return True
    if following.kind != "comma" or tokens[verb - 1].kind != "comma":
        return False
    return phrase.last < verb - 1 or phrase.head is not None
