"""The subject that stands before its verb."""

from collections.abc import Iterator, Sequence

from analysis.arabic.article import is_definite, is_nisba
from analysis.quotes.names.phrases import Phrase, read_phrase
from analysis.quotes.rules.sentence_subjects import is_fronted, leads_to
from analysis.quotes.words.name_shapes import is_name
from analysis.quotes.words.tokens import Token, stands
from analysis.quotes.words.vocabulary import is_common
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, owned_head, words_of

NEAR = 8  # tokens of a subject right before its verb
NAME = 3  # words of a name in marks
LONGEST_NAME = 5  # words of a name before its title
LONG = 16  # words of a title with its name
FAR = 45  # tokens between a subject and its verb with a clause about the subject between
REACH = 30  # tokens between a subject and its verb


def subject_before(tokens: Sequence[Token], verb: int, free: int) -> Phrase | None:
    """Return the subject before a verb: «X قال», «X الذي … قال», «X، وهو …، قال»."""
    if tokens[verb].key[0] == "ف":
        return _as_for(tokens, verb, free)
    end = verb
    while end > 0 and tokens[end - 1].kind == "word" and tokens[end - 1].key in words_of("auxiliary"):
        end -= 1
    if stands(tokens, end - 1, "side") and stands(tokens, end - 2, "of"):
        end -= 2  # «صحيفة "X" من جانبها قالت»
    lowest = max(free, end - REACH, 0)
    if end > 1 and stands(tokens, end - 1, "relative") and tokens[end - 2].kind == "quote":
        marked = read_phrase(tokens, end - 2, whole=True, end=end - 1)  # «مالكوم إكس» الذي قال
        if marked is not None and sum(inner.kind == "word" for inner in tokens[end - 2].inner) <= NAME:
            return marked
    if stands(tokens, end - 1, "relative") and _has_pronoun(tokens[verb]):
        return None
    if end > 1 and stands(tokens, end - 1, "relative"):
        antecedent = _antecedent(tokens, end - 1, lowest)
        if antecedent is not None:
            return antecedent
    for start in _starts(tokens, end, lowest):
        phrase = read_phrase(tokens, start, whole=True, end=end)
        if phrase is None or phrase.last > end:
            continue
        somewhere = phrase.last + 2 == end and tokens[phrase.last].key in words_of("in")  # دائرة الأوقاف في القدس أكدت
        if (phrase.last == end or somewhere) and end > 0:
            return phrase
        if tokens[end - 1].key in words_of("relative") and phrase.last >= end - 2:
            return _with_bearer_before(tokens, phrase, lowest)  # «ماو نينغ، التي قالت»
        if _is_clause_start(tokens, start, lowest) and leads_to(tokens, phrase, end):
            return _with_bearer_before(tokens, phrase, lowest)
    return _before_relative(tokens, end) if lowest == free and tokens[end - 1].kind == "comma" else None


def _has_pronoun(verb: Token) -> bool:
    """Return whether a verb has its object with it, as which the noun before comes back: الوثيقة التي وصفها بأنها."""
    return verb.cue_of or verb.his or verb.key.endswith(("ها", "هم"))


def _before_relative(tokens: Sequence[Token], end: int) -> Phrase | None:
    """Return who begins the sentence, if a clause that ends before the verb tells of him: «المحافظ، الذي …، أعلن»."""
    first = end
    while first > max(0, end - FAR) and tokens[first - 1].kind != "stop":
        first -= 1
    phrase = read_phrase(tokens, first, whole=True, end=end)
    if phrase is not None and phrase.last + 1 == end:  # «المشوح، أكد أن»
        known = phrase.head is not None or is_given_name(phrase.key)
        return phrase if known or (is_definite(phrase.key) and not is_common(phrase.key)) else None
    if phrase is None or phrase.head is None or phrase.last + 1 >= end:
        return None
    if tokens[phrase.last].key in words_of("in") and not phrase.named:  # الصيادة الوحيدة في ميناء قابس، التي …، أكدت
        last = next((at for at in range(phrase.last, min(end, phrase.last + NEAR)) if tokens[at].kind != "word"), end)
        phrase = phrase._replace(last=last, name_first=last, name_last=last)
    if phrase.last + 1 >= end or tokens[phrase.last].kind != "comma":
        return None
    return phrase if tokens[phrase.last + 1].key in words_of("relative") else None


def subject_between(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Return who is named between a verb and the next one with ل: «عاد طعمة ليؤكد»."""
    for start in range(max(1, verb - NEAR), verb):
        before = tokens[start - 1]
        if before.kind != "word" or is_function_word(before.key) or _is_known(tokens, start - 1, start - 1):
            continue
        phrase = read_phrase(tokens, start, whole=True, end=verb, after_verb=True)
        if phrase is None or phrase.last != verb:
            continue
        surname = phrase.head is None and is_nisba(phrase.key)
        person = phrase.head is not None and phrase.head.kind in ("title", "rank", "person")
        words = [token.key for token in tokens[start:verb] if token.key not in words_of("joined")]
        if person or surname or (phrase.head is None and all(map(is_name, words))):
            return phrase
    return None


def _with_bearer_before(tokens: Sequence[Token], title: Phrase, lowest: int) -> Phrase:
    """Return a title between commas with the unlisted name before it: ناليدي باندور، مستشارة الرئيس، قالت …"""
    comma = title.first - 1
    titled = title.head is not None and title.head.kind in ("title", "rank", "person")
    if not titled or title.named or comma <= lowest or tokens[comma].kind != "comma":
        return title
    first = comma
    while first > lowest and tokens[first - 1].kind == "word" and comma - first < LONGEST_NAME:
        first -= 1
    first += tokens[first].key in words_of("opener")
    opens = first == 0 or tokens[first - 1].kind != "word"
    name = read_phrase(tokens, first, whole=True, end=comma) if opens and comma - first > 1 else None
    if name is None or name.head is not None or name.last != comma or not is_name(name.key):
        return title
    return title._replace(first=first, name_first=name.name_first, name_last=comma, head=title.head)


def _antecedent(tokens: Sequence[Token], relative: int, lowest: int) -> Phrase | None:
    """Return the titled person right before «الذي قال»: «لم يوافقه قائد الفريق فلان الذي صرح بأن …»."""
    end = relative - (tokens[relative - 1].kind == "comma")
    for start in range(max(lowest, end - LONG), end):
        head = head_of(tokens[start].key) or owned_head(tokens[start].key, his=tokens[start].his)
        if head is None or head.kind not in ("title", "rank", "person", "source"):
            continue
        phrase = read_phrase(tokens, start, whole=True, end=end)
        if phrase is None or phrase.last != end or _names_another(tokens, phrase):
            continue
        if phrase.named or _is_governed(tokens, start):
            return phrase
    return None


def _names_another(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether the name holds a title, and so is a verb and its object: «كلام الوزير أثار حفيظة عميد البلدية»."""
    inner = tokens[phrase.name_first + 1 : phrase.name_last]
    heads = (head_of(token.key) for token in inner if not is_given_name(token.key) and not is_definite(token.key))
    return phrase.named and any(head is not None and head.kind == "title" for head in heads)


def _is_governed(tokens: Sequence[Token], start: int) -> bool:
    """Return whether a preposition or verb stands before a title: «نقلت عن متحدث باسم الشرطة الذي أكد»."""
    return start > 0 and tokens[start - 1].kind == "word" and head_of(tokens[start - 1].key) is None


def _as_for(tokens: Sequence[Token], verb: int, free: int) -> Phrase | None:
    """Read «أما X فقال»."""
    for place in range(verb - 2, max(free - 1, verb - REACH, -1), -1):
        if tokens[place].kind == "stop":
            return None
        if tokens[place].key in words_of("as_for"):
            phrase = read_phrase(tokens, place + 1, whole=True, end=verb)
            surname = phrase is not None and (not is_definite(phrase.key) or phrase.key.endswith("ي"))
            if phrase is None or (phrase.head is None and not is_given_name(phrase.key) and not surname):
                return None
            return phrase if phrase.last == verb or leads_to(tokens, phrase, verb) else None
    return None


def _starts(tokens: Sequence[Token], end: int, lowest: int) -> Iterator[int]:
    """Yield where a subject could begin: nouns that can head one, then an unknown word at the head of a clause."""
    first = end
    while first > lowest and tokens[first - 1].kind not in ("stop", "colon"):
        first -= 1
    places = [place for place in range(first, end) if tokens[place].kind == "word"]
    after_aux = [place for place in places if tokens[place - 1].key in words_of("was") and place > first]
    yield from after_aux
    heads = [place for place in places if _is_clause_start(tokens, place, first) and is_definite(tokens[place].key)]
    known = [place for place in places if _is_known(tokens, place, first)]
    yield from sorted({*heads, *known})
    if not known and not is_fronted(tokens, end):  # not «وفيما يتعلق ببيتوركا قال»
        yield from (place for place in places if _is_clause_start(tokens, place, first) and _is_noun(tokens[place].key))


def _is_known(tokens: Sequence[Token], place: int, first: int) -> bool:
    """Return whether a word can head a name and doesn't hang on a preposition (وعن ملعب الأمير … قال)."""
    if head_of(tokens[place].key) is None and not is_given_name(tokens[place].key):
        return False
    before = tokens[place - 1].key if place > first else ""
    if is_function_word(before) and before not in words_of("opener"):
        return False
    while place > first and not _is_clause_start(tokens, place, first):
        place -= 1
    return tokens[place].key in words_of("opener") or not is_function_word(tokens[place].key)


def _is_noun(key: str) -> bool:
    joined = key[:2] in ("وب", "ول", "وك") and is_common(key[1:])  # «وبمواجهته اعترف»
    return not (joined or is_function_word(key) or key in words_of("opener", "time"))


def _is_clause_start(tokens: Sequence[Token], place: int, first: int) -> bool:
    if place <= first:
        return True
    previous = tokens[place - 1]
    return previous.kind != "word" or previous.key in words_of("opener", "complement", "was")
