"""The noun phrase that names a speaker: how far it reaches, which part is a title and which a name."""

from collections.abc import Sequence

from analysis.arabic.article import bare_of, is_definite, is_nisba
from analysis.quotes.names.phrase_reader import Reader
from analysis.quotes.names.reading import Phrase
from analysis.quotes.words.name_shapes import is_name, is_unlisted_name
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.vocabulary import is_common
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, owned_head, words_of

__all__ = ["Phrase", "read_phrase", "with_title_after_comma"]
LONGEST_NAME = 4  # words of a name in marks
LONGEST = 24  # words of one phrase
PLACE = 8  # words of a place or field between a title and the comma before the name
TITLES = 3  # titles between commas before a name
UNLISTED = 4  # words of a name in an aside, none of them a known name
_TITLED = ("title", "rank", "person")


def read_phrase(
    tokens: Sequence[Token], first: int, *, whole: bool, after_verb: bool = False, end: int | None = None
) -> Phrase | None:
    """Return the phrase that begins at a token, or None.

    `whole`: something after it (أن, a colon, a quotation) marks its end, so unknown words belong to it;
    otherwise it ends before the first word that could be the verb's object. `after_verb`: so no verb can follow, and
    a bare word after a title is a name unless it is a thing verbs are done to. `end`: the token it ends before at last.
    """
    key = tokens[first].key if first < len(tokens) else ""
    if key in words_of("asserted"):
        return None  # «أكد ضرورة …»: the object
    last = len(tokens) if end is None else end
    if key in words_of("this", "these") and first + 1 < last and is_definite(tokens[first + 1].key):
        shown = _read(Reader(tokens, first + 1, whole, after_verb, end=end), last)  # تؤكد هذه الدول الثلاث أن
        return shown._replace(first=first) if shown and shown.head and not shown.named else None
    reader = Reader(tokens, first, whole, after_verb, end=end)
    phrase = _read(reader, last)
    if phrase is not None and _is_person_in_marks(tokens[first]):
        phrase = phrase._replace(name_first=first, name_last=first + 1)  # «جون كولر» نائب رئيس الشركة
    if not whole and reader.head is not None and reader.head.kind in _TITLED:
        phrase = _with_long_title(phrase, _read(Reader(tokens, first, True, after_verb, eager=True, end=end), last))
    return _with_name_after_comma(tokens, _with_name_called(tokens, phrase)) if phrase else None


def _is_person_in_marks(token: Token) -> bool:
    names = [inner.key for inner in token.inner]
    return 1 < len(names) <= LONGEST_NAME and is_given_name(names[0]) and all(map(is_name, names))


def _read(reader: Reader, end: int) -> Phrase | None:
    last = min(end, reader.first + LONGEST)
    while reader.at < last and reader.takes():
        reader.at += 1
    return reader.phrase()


def _with_long_title(phrase: Phrase | None, longer: Phrase | None) -> Phrase | None:
    """Return the longer reading of a phrase if it is a title with the name of its bearer."""
    if longer is None or longer.name_first <= longer.first:
        return phrase
    more = phrase is None or not phrase.named or longer.name_last > phrase.name_last
    return longer if longer.named and more else phrase


def _with_name_called(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Add the name that someone is called by: مواطن يدعى أبو مشاري، شاهد اسمه ربيع."""
    at = phrase.last + 1
    if phrase.named or phrase.head is None or at >= len(tokens) or tokens[at - 1].key not in words_of("called"):
        return phrase
    name = _read(Reader(tokens, at, True), len(tokens))
    return phrase._replace(last=name.last, name_first=at, name_last=name.last) if name and name.named else phrase


def _with_name_after_comma(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Add the name that stands between commas after its title: عضو اللجنة، النائب ياسر وتوت، …"""
    one = phrase.key in words_of("one_of", "represented")  # أحد كبار الملاك، زبن الدهمشي
    one = one or owned_head(phrase.key, his=tokens[phrase.first].his) is not None  # دفاعه، المحامي مراد
    of_several = phrase.key in words_of("of_several") and phrase.last <= phrase.first + 2  # أكبرهم سنا، فلان
    if not of_several and (phrase.head is None or (phrase.head.kind not in _TITLED and not one) or phrase.named):
        return phrase
    at = _after_place(tokens, phrase.last) + 1
    at += at < len(tokens) and tokens[at - 1].key in words_of("in_it")  # رئيس اللجنة فيه، عادل خضر
    if at >= len(tokens) or tokens[at - 1].kind != "comma":
        return phrase
    at += at < len(tokens) and of_several and tokens[at].key in words_of("who_is")  # الأولى، وهي الدكتورة فلانة
    at = _after_titles(tokens, _after_second_title(tokens, at))
    if at >= len(tokens):
        return phrase
    if not _names_person(tokens, at):
        last = _end_of_unlisted(tokens, at)
        return phrase._replace(last=last, name_first=at, name_last=last) if last else phrase
    name = _read(Reader(tokens, at, True), len(tokens))
    if name is None or not name.named or not _is_closed(tokens, name.last):
        return phrase
    return name if phrase.head is None else name._replace(first=phrase.first, head=phrase.head, key=phrase.key)


def _after_titles(tokens: Sequence[Token], at: int) -> int:
    """Return where the name begins behind titles between commas: «الباحث …، صاحب كتاب «…»، جابر الحرمي، يرى»."""
    for _ in range(TITLES):
        head = head_of(tokens[at].key) if at < len(tokens) else None
        if head is None or head.kind not in _TITLED or head.plural:
            break
        title = _read(Reader(tokens, at, True), len(tokens))
        last = title.last if title is not None and not title.named else 0
        if not last or last + 1 >= len(tokens) or tokens[last].kind != "comma":
            break
        following = head_of(tokens[last + 1].key)
        titled = following is not None and following.kind in _TITLED
        if not (titled or _names_person(tokens, last + 1) or _end_of_unlisted(tokens, last + 1)):
            break
        at = last + 1
    return at


def _after_second_title(tokens: Sequence[Token], at: int) -> int:
    """Return where the name begins behind a second title: «استشارية …، ورئيسة الجمعية …، الدكتورة …»."""
    head = head_of(tokens[at].key[1:]) if tokens[at].key[:1] == "و" else None
    if head is None or head.kind not in _TITLED or head.plural:
        return at
    comma = next((place for place in range(at, min(len(tokens), at + LONGEST)) if tokens[place].kind != "word"), at)
    return comma + 1 if comma + 1 < len(tokens) and tokens[comma].kind == "comma" else at


def with_title_after_comma(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Add the title that stands between commas after its bearer: عادل البنهاوي، رئيس الجامعة، …"""
    at = phrase.last + 1
    head = head_of(tokens[at].key) if at < len(tokens) and tokens[at - 1].kind == "comma" else None
    if head is None or head.kind not in ("title", "person") or head.plural or phrase.last != phrase.name_last:
        return phrase
    title = _read(Reader(tokens, at, True), len(tokens))
    return phrase._replace(last=title.last) if title and not title.named and _is_closed(tokens, title.last) else phrase


def _names_person(tokens: Sequence[Token], at: int) -> bool:
    key, head = tokens[at].key, head_of(tokens[at].key)
    if is_nisba(key) and at + 1 < len(tokens) and is_given_name(tokens[at + 1].key):
        return True  # البرتغالي جورجي
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if following in words_of("compound"):
        return True  # عز الدين
    if key in words_of("finite"):
        return is_given_name(following)  # فضل حسن, not «فضّل عدم ذكر اسمه»
    return is_given_name(key) or (head is not None and head.kind in _TITLED and not head.plural)


def _after_place(tokens: Sequence[Token], at: int) -> int:
    """Return where the place or body that a title goes on with ends: ممثل المنظمة في كابول، الدكتور …"""
    if at >= len(tokens) or not _goes_on_with(tokens[at].key):
        return at
    last = at + 1
    while last < len(tokens) and last - at <= PLACE and tokens[last].kind in ("word", "quote"):
        key = tokens[last].key
        if (tokens[last].cue and not is_function_word(key)) or key in words_of("occasion", "complement"):
            return at
        last += 1
    return last


def _goes_on_with(key: str) -> bool:
    """Return whether a title goes on with this word: رئيسة القسم بمركز …، كبير المحللين لدى …"""
    joined = key[:1] == "ب" and is_common(key) and bare_of(key[1:]) not in words_of("occasion")
    return key in words_of("belonging", "leads_on") or joined or key[:1].isdigit()


def _end_of_unlisted(tokens: Sequence[Token], at: int) -> int:
    """Return where a name of two to four unlisted words between commas ends, or 0: «…، تشن وي دونغ، …»."""
    last = at
    while last < len(tokens) and last - at < UNLISTED and is_unlisted_name(tokens[last].key):
        last += 1
    return last if last - at > 1 and last < len(tokens) and tokens[last].kind == "comma" else 0


def _is_closed(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a comma, أن or where he is from follows, so that the name stood in an aside."""
    praised = at < len(tokens) and tokens[at].key[:1] == "ب" and is_common(tokens[at].key)  # …، يوسف ميرزا بالمعسكر
    return at < len(tokens) and (
        praised
        or tokens[at].kind in ("comma", "colon", "quote")
        or tokens[at].key in words_of("complement", "belonging")
    )
