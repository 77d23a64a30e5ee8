"""Quotation marks paired: straight, curly, angled, mirrored, mixed, nested or never closed.

What stands beside a mark tells its side before its shape does: writers mirror » « and open with “ to close with ".
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_OPENING, _CLOSING = "«“„‹‘‟", "»”›’"
_FAMILIES = {"angle": "«»‹›", "double": '“”„‟"″', "single": "‘’'"}
_FAMILY = {mark: family for family, marks in _FAMILIES.items() for mark in marks}
_MARK = re.compile("[" + "".join(_FAMILY) + "]")
_PROCLITICS = re.compile(r"(?:^|[^\w])[وفبلك]?[بلك]?(?:ال|لل)?ـ*$")
DEEPEST = 3  # marks within marks within marks; more is noise
LOOK_AHEAD = 24  # marks looked at to tell a nested pair from a mark never closed


class Quoted(NamedTuple):
    """What stands between two marks: text[start:end], and the marks' outer places."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    unclosed: bool


class _Mark(NamedTuple):
    at: int
    family: str
    side: str  # open, close, either


def pair_marks(text: str, start: int = 0, end: int | None = None, *, inside: bool = False) -> list[Quoted]:
    """Return the quotations of one paragraph, outermost first, by their start.

    `inside`: the paragraph begins within a quotation opened before it. What is never closed ends with the paragraph.

    >>> text = 'قال «سمعت "لا" منه» و "نعم'
    >>> [text[one.start:one.end] for one in pair_marks(text)]
    ['سمعت "لا" منه', 'لا', 'نعم']
    """
    end = len(text) if end is None else end
    read = (_mark(text, found.start(), start, end) for found in _MARK.finditer(text, start, end))
    marks = [mark for mark in read if mark is not None]
    found: list[Quoted] = []
    opened: list[_Mark] = [_Mark(start - 1, "any", "open")] if inside else []
    for place, mark in enumerate(marks):
        match = _partner(opened, mark)
        if _opens(mark, match, marks, place, opened):
            both = match is not None and _closes_both(text, opened[match].at, marks, place, end)
            if match is not None and not both and not _nests(marks, place):
                inner = found[-1].outer_end if found and found[-1].outer_start > opened[match].at else 0
                cut = max(inner, _sentence_end(text, opened[match].at, mark.at))
                found.append(_quoted(text, opened[match].at, cut, True))
                del opened[match:]
            if len(opened) < DEEPEST:
                opened.append(mark)
        elif match is not None:
            found.append(_quoted(text, opened[match].at, mark.at, False))
            if match and _closes_both(text, opened[match - 1].at, marks, place - 1, end):
                match -= 1
                found.append(_quoted(text, opened[match].at, mark.at, True)._replace(outer_end=mark.at + 1))
            del opened[match:]
    found.extend(_quoted(text, mark.at, end, True) for mark in opened[:1])
    return sorted((one for one in found if one.start < one.end), key=lambda one: (one.start, -one.end))


def closes_before_opening(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph's first mark closes what an earlier paragraph opened."""
    for found in _MARK.finditer(text, start, end):
        mark = _mark(text, found.start(), start, end)
        if mark:
            return mark.side == "close"
    return False


def _mark(text: str, at: int, start: int, end: int) -> _Mark | None:
    """Return the mark at a place with its side, or None for an apostrophe."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    family, side, inside = _sides(before, text[at], after)
    if inside and _PROCLITICS.search(text, max(start, at - 6), at):
        side = "open"
    return _Mark(at, family, side) if side else None


@lru_cache(maxsize=1 << 12)
def _sides(before: str, mark: str, after: str) -> tuple[str, str, bool]:
    """Return a mark's family, its side ("" for an apostrophe), and whether it stands between two letters."""
    family = _FAMILY[mark]
    touches_before, touches_after = _ends_text(before), after.isalnum() or after in "#@"
    if touches_before != touches_after:
        return family, "close" if touches_before else "open", False
    closes = mark in _CLOSING and not touches_before  # between two words it may be a mirrored one that opens
    side = "open" if mark in _OPENING else "close" if closes else "either"
    return family, "" if family == "single" else side, touches_before


def _ends_text(character: str) -> bool:
    """Return whether a closing mark can follow this character: a letter, a vowel mark, a full stop."""
    return not character.isspace() and character not in ":،,؛;([{-–—\u200e\u200f" and character not in _FAMILY


def _partner(opened: Sequence[_Mark], mark: _Mark) -> int | None:
    """Return which open mark this one would close: the last of its family, else, unless it is single, any."""
    for place in range(len(opened) - 1, -1, -1):
        if opened[place].family in (mark.family, "any"):
            return place
    return len(opened) - 1 if opened and mark.side == "close" and mark.family != "single" else None


def _opens(mark: _Mark, match: int | None, marks: Sequence[_Mark], place: int, opened: Sequence[_Mark]) -> bool:
    if mark.side == "either":
        return match is None
    return mark.side == "open"


def _nests(marks: Sequence[_Mark], place: int) -> bool:
    """Return whether the marks from here close both this quotation and the one around it."""
    depth, family = 1, marks[place].family
    for mark in marks[place : place + LOOK_AHEAD]:
        if mark.family == family:
            depth += 1 if mark.side == "open" else -1
        if depth == 0:
            return True
    return False


def _closes_both(text: str, opened: int, marks: Sequence[_Mark], place: int, end: int) -> bool:
    """Return whether one mark at the paragraph's end closes two: «"… في الموسم "الجولة الأولى"."»."""
    if len(marks) != place + 2 or marks[place + 1].side == "open":
        return False
    at = marks[place].at
    within = text[:at].rstrip()[-1:].isalpha() and _sentence_end(text, opened, at) == at  # no statement begins here
    return within and not any(character.isalnum() for character in text[marks[place + 1].at : end])


def _sentence_end(text: str, opened: int, before: int) -> int:
    """Return where the last sentence ends before a place, or that place itself."""
    stops = [text.rfind(stop, opened + 1, before) for stop in ".!؟?"]
    return max(stops) + 1 if max(stops) > 0 else before


def _quoted(text: str, opening: int, closing: int, unclosed: bool) -> Quoted:
    start, end = opening + 1, closing
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, opening, closing if unclosed else closing + 1, unclosed)
