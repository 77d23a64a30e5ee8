"""People an article only mentions, whom a verb with no subject may mean: سألت القاضية المتهم، فأجاب."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from analysis.arabic.article import is_definite
from analysis.quotes.names.namings import Naming, naming_of
from analysis.quotes.names.phrases import read_phrase
from analysis.quotes.people.people import speaker_of
from analysis.quotes.rules.event import Event
from analysis.quotes.said.paragraphs import Paragraph
from analysis.quotes.words.tokens import Token, without_proclitic
from analysis.quotes.words.word_shapes import is_body, is_plural
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, owned_head, words_of

REACH = 60  # tokens of a sentence looked back at
_PEOPLE = ("title", "rank", "person", "many", "source")
_SPEAKERS = ("title", "rank", "person", "many")
HEAD = 3  # tokens before a verb at the head of its sentence
_BODIES = ("body", "media")


class Mentioned:
    """What the paragraphs of one article mention, read only where a verb asks for it."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self._text = text
        self._tokens = {paragraph.number: paragraph.tokens for paragraph in paragraphs}

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The words that bodies are called by after their noun: هيئة الأرصاد."""
        pairs = (pair for tokens in self._tokens.values() for pair in pairwise(tokens))
        return frozenset(after.key for noun, after in pairs if is_definite(after.key) and is_body(noun.key))

    def has_body(self, word: str) -> bool:
        """Return whether a body is called so in a headline: «الأرصاد: …» where هيئة الأرصاد is in the article."""
        return word in self._bodies

    def before(self, event: Event) -> Naming | None:
        """Return the last person mentioned before a verb that it can mean, else the last body."""
        tokens = self._tokens[event.paragraph]
        last = bisect_left(tokens, event.start, key=lambda token: token.start)
        participle = event.form_class == "participle" and event.agreement != "ms"
        if not _goes_on(tokens, last, participle=participle):
            if event.form_class != "verb":
                return None
            return self._only_one(tokens, last, event.agreement)
        said = (one for one in self._between(tokens, _first(tokens, last), last) if _is_meant(one, *_BODIES, "source"))
        namings = [one for one in said if _fits(one, event.agreement)]
        people = [one for one in namings if one.head is None or one.head.kind in _PEOPLE]
        return (people or namings)[-1] if namings else None

    def _only_one(self, tokens: Sequence[Token], last: int, agreement: str) -> Naming | None:
        """Return the only person that the sentence before mentions whom a verb at the head of its own can mean."""
        first = _first(tokens, last)
        if last - first > HEAD or first == 0:
            return None
        before = self._between(tokens, _first(tokens, first - 1), first - 1)
        people = {one.surface: one for one in before if _is_meant(one)}
        fitting = [one for one in people.values() if _fits(one, agreement)]
        return fitting[0] if len(fitting) == 1 else None

    def _between(self, tokens: Sequence[Token], first: int, last: int) -> list[Naming]:
        found = []
        at = first
        while at < last:
            if tokens[at].opening == "joined":  # للمخرج
                tokens = [*tokens[:at], without_proclitic(self._text, tokens[at]), *tokens[at + 1 :]]
            alone = tokens[at].adverb and not (at + 1 < last and tokens[at + 1].adverb)  # شاهدًا, not موظفًا كبيرًا
            phrase = read_phrase(tokens, at, whole=False, end=last) if _begins(tokens, at) and not alone else None
            if phrase is not None:
                found.append(naming_of(self._text, tokens, phrase))
            at = phrase.last if phrase is not None and phrase.last > at else at + 1
        return found


def _fits(naming: Naming, agreement: str) -> bool:
    """Return whether a verb of this gender and number can mean whom a phrase names."""
    return agreement == "mp" if naming.head is None else speaker_of(naming).fits(agreement)


def _is_meant(naming: Naming, *others: str) -> bool:
    """Return whether a phrase is for someone a verb can mean: المتهم، شيوخ القرية، not شاهدة، كل الطرق، مراسلنا.

    `others`: kinds of heads besides those of people.
    """
    if naming.head is None:
        return is_plural(naming.key)
    if naming.head.kind not in (*_SPEAKERS, *others) or naming.key in words_of("case", "any"):
        return False
    known = is_definite(naming.key) or len(naming.title) > 1 or naming.head.plural or bool(naming.name)
    return (known or naming.key.endswith(("ه", "ها", "هم"))) and not naming.key.endswith("نا")


def _goes_on(tokens: Sequence[Token], last: int, *, participle: bool) -> bool:
    """Return whether a verb goes on with its sentence: «…، فأجاب», «…، لكنها أكدت»."""
    before = tokens[last - 1] if last else None
    if participle and before is not None and before.kind == "comma":
        return True  # «استقبل الملك رئيسة البرلمان، معربة …»
    if before is None or before.kind != "word":
        return False
    joined = (before.cue or before.cue_of) and before.key[0] in "وف" and last > 1 and tokens[last - 2].kind != "stop"
    return joined or before.key in words_of("turn", "suffices")


def _first(tokens: Sequence[Token], last: int) -> int:
    """Return where the sentence looked back at begins."""
    first = last
    while first > max(0, last - REACH) and tokens[first - 1].kind != "stop":
        first -= 1
    return first


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word can begin the phrase for someone: a head noun, one with a pronoun, a given name."""
    token = tokens[at]
    if token.kind != "word":
        return False
    if is_plural(token.key) and not token.key.endswith("ات"):
        before = tokens[at - 1].key if at else ""
        many = head_of(before)
        described = is_definite(before) and not is_function_word(before)
        return not described or not (is_plural(before) or (many is not None and many.plural))  # not العمال المضربين
    head = head_of(token.key) or owned_head(token.key, his=token.his)
    return is_given_name(token.key) or (head is not None and head.kind in (*_PEOPLE, *_BODIES))
