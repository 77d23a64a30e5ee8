"""The counted paragraphs of an article as tokens, quotations that go on over several of them included."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.quotes.said.hits import without_letters
from analysis.quotes.words.cues import readings_of
from analysis.quotes.words.marks import Quoted, closes_before_opening, pair_marks
from analysis.quotes.words.tokens import Token, tokenize
from analysis.quotes.words.wordlists import key_of

_AFTER_COMMA = re.compile(r"\s*[،,]\s*(\w+)")
HEADLINE = 20  # tokens of a line that can be a headline inside the article
FARTHEST = 5  # paragraphs a quotation may go on over


class Line(NamedTuple):
    """A paragraph of the article: its number, role and place."""

    number: int
    role: str
    start: int
    end: int


class Paragraph(NamedTuple):
    """A paragraph read.

    `headline`: its words are the paper's but in marks or after a colon. `colon`: a colon needs no marks after it.
    `goes_on`: it ends inside a quotation that is closed later.
    """

    number: int
    headline: bool
    colon: bool
    tokens: list[Token]
    goes_on: bool


def read_paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield each line with its quotations, those opened in an earlier line included."""
    inside = 0  # lines, from this one on, that belong to a quotation opened before
    for place, line in enumerate(lines):
        quotations = _before_verb(text, line, pair_marks(text, line.start, line.end, inside=inside > 0))
        inside = max(0, inside - 1)
        unclosed = bool(quotations) and quotations[0].unclosed
        if not inside and quotations and quotations[-1].unclosed:
            inside = _lines_inside(text, lines[place + 1 : place + 1 + FARTHEST])
            unclosed = inside > 0
        tokens = without_letters(text, tokenize(text, line.start, line.end, quotations))
        titled = (line.role == "title" or len(lines) == 1) and not _is_sentence(tokens)
        colon = titled or (len(tokens) <= HEADLINE and not _is_sentence(tokens))
        yield Paragraph(line.number, titled and len(lines) > 1, colon, tokens, unclosed and inside > 0)


def _before_verb(text: str, line: Line, quotations: list[Quoted]) -> list[Quoted]:
    """Return the quotations, one that opens the line and is never closed cut before «، قال»."""
    first = quotations[0] if quotations else None
    if first is None or not first.unclosed or text[line.start : first.outer_start].strip():
        return quotations
    for found in _AFTER_COMMA.finditer(text, first.start, first.end):
        readings = readings_of(key_of(found[1]))
        if any(cue.form_class == "verb" and cue.stance == "neutral" and not letters for cue, letters in readings):
            return [first._replace(end=found.start(), outer_end=found.start())]
    return quotations


def _is_sentence(tokens: Sequence[Token]) -> bool:
    """Return whether a line ends as a sentence does, with a full stop."""
    return bool(tokens) and tokens[-1].kind == "stop"


def _lines_inside(text: str, lines: Sequence[Line]) -> int:
    """Return how many of the next lines still belong to a quotation: up to the one that closes it."""
    for count, line in enumerate(lines, start=1):
        if closes_before_opening(text, line.start, line.end):
            return count
    return 0
