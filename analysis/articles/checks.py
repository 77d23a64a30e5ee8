"""What is looked for in every text before it counts as an article."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.chunks import without_surrogates
from analysis.arabic.utf8 import utf8_of
from analysis.articles.lines import has_text, which_have_text
from analysis.formats.limits import MAX_CHARACTERS, MAX_PARAGRAPHS
from analysis.formats.mojibake import SUSPECT_SHARE, repair_mojibake
from analysis.formats.record import Issue

# One quick search tells whether any of the checks below has work to do.
_ODD = re.compile("[\x00-\x08\x0e-\x1a\ud800-\udfff\u202d\u202e\ufffd\u0370-\u052f]")
_OVERRIDES = "\u202d\u202e"
_OVERRIDE = re.compile(f"[{_OVERRIDES}]")
_ODD_LEADS = [*range(0xC3, 0xD5), 0xEF]  # first bytes of characters
_MIXED = re.compile("[a-zA-Zء-ي][\u0370-\u052f]|[\u0370-\u052f][a-zA-Zء-ي]")
_FEW_LOST = 3  # of them any text may have
_LOST = 0.2  # share of ? and U+FFFD at which a text is past mending


class Checked(NamedTuple):
    """The text, mended where that is certain; what was odd; why it is refused, if it is."""

    text: str
    issues: list[Issue]
    refused: str = ""


def check_text(text: str) -> Checked:
    """Look for what is empty, too large, lost, misread or hidden in a text.

    >>> check_text(" \\u200c ").refused
    'there is no text in it'
    >>> check_text("???? ??? ?????").refused
    'its letters are lost: question marks stand in their place'
    """
    refused = _refuse(text)
    if refused:
        return Checked(text, [], refused)
    issues: list[Issue] = []
    if _ODD.search(text):
        text, issues = _look_closer(text)
    repaired = repair_mojibake(text)
    if repaired != text:
        issues.append(Issue("letters once decoded wrongly (mojibake)", "repaired: decoded again"))
    return Checked(repaired, issues)


def check_texts(texts: pa.LargeStringArray, broken: Mapping[int, str] = MappingProxyType({})) -> dict[int, Checked]:
    """Return what check_text says, by row, of those texts in which it may find something.

    `broken` are texts with lone surrogates, by row, for which something else stands in the column.

    >>> {row: checked.refused for row, checked in check_texts(pa.array(["كشف", " "], pa.large_string())).items()}
    {1: 'there is no text in it'}
    """
    doubtful = _which_are_doubtful(texts)
    doubtful[list(broken)] = True
    return {row: check_text(broken.get(row) or texts[row].as_py()) for row in np.flatnonzero(doubtful).tolist()}


def _which_are_doubtful(texts: pa.LargeStringArray) -> NDArray[np.bool_]:
    """Tell in which texts check_text may find something: in a few too many, never in too few."""
    rows = utf8_of(texts)
    controls, foreign = np.flatnonzero(rows.letters < ord(" ")), rows.foreign()
    # Latin with accents to Cyrillic: a word in two scripts, or mojibake; U+FFFD and its neighbours; overrides.
    odd = foreign[np.isin(rows.letters[foreign], _ODD_LEADS)]
    unseen = controls[~np.isin(rows.letters[controls], list(b"\t\n\r"))]
    doubtful: NDArray[np.bool_] = (rows.in_rows(odd) > 0) | (rows.in_rows(unseen) > 0) | ~which_have_text(texts)
    for override in _OVERRIDES:
        doubtful |= rows.in_rows(rows.begin_at(foreign, override.encode())) > 0
    doubtful |= rows.in_rows(controls) > MAX_PARAGRAPHS
    doubtful |= rows.in_rows(np.flatnonzero(rows.letters == ord("?"))) > _FEW_LOST
    length = np.diff(rows.bounds)
    doubtful |= length > MAX_CHARACTERS
    # ط and ظ end in these bytes, and a character has two bytes or more where they are many.
    doubtful |= rows.count_in_rows(rows.between(0xB7, 0xB8)) > SUSPECT_SHARE * length / 4
    return doubtful


def _refuse(text: str) -> str:
    """Return why a text is no article, or nothing."""
    if len(text) > MAX_CHARACTERS:
        return f"over {MAX_CHARACTERS:,} characters in one article; split it"
    if not has_text(text):
        return "there is no text in it"
    if text.count("\n") > MAX_PARAGRAPHS:
        return f"over {MAX_PARAGRAPHS:,} lines in one article; split it"
    lost = text.count("?") + text.count("\ufffd")
    if lost > _FEW_LOST and lost > _LOST * (len(text) - text.count(" ")):
        return "its letters are lost: question marks stand in their place"
    return ""


def _look_closer(text: str) -> tuple[str, list[Issue]]:
    """Return the text without lone surrogates, and what a reader can't see in it."""
    issues = []
    if (whole := without_surrogates(text)) != text:
        text = whole
        issues.append(Issue("half a character (a lone surrogate)", "repaired: U+FFFD put there"))
    elif place := text.find("\ufffd") + 1:
        issues.append(Issue(f"a lost letter (U+FFFD) at character {place - 1}", "kept"))
    if place := text.find("\0") + 1:
        issues.append(Issue(f"a NUL at character {place - 1}", "kept"))
    if override := _OVERRIDE.search(text):
        what = f"a direction override (U+{ord(override[0]):04X}) at character {override.start()}"
        issues.append(Issue(what, "kept: it may hide how the text reads"))
    if mixed := _MIXED.search(text):
        what = f"a word in two scripts at character {mixed.start()}: {mixed[0]!r}"
        issues.append(Issue(what, "kept: it won't be found as a word"))
    return text, issues
