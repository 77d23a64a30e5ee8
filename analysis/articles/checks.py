"""What is looked for in every text before it counts as an article."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.chunks import without_surrogates
from analysis.articles.lines import has_text
from analysis.articles.utf8 import utf8_of
from analysis.formats.limits import MAX_CHARACTERS, MAX_PARAGRAPHS
from analysis.formats.mojibake import SUSPECT_SHARE, repair_mojibake
from analysis.formats.record import Issue

# One quick search tells whether any of the checks below has work to do.
_ODD = re.compile("[\x00-\x08\x0e-\x1a\ud800-\udfff\u202d\u202e\ufffd\u0370-\u052f]")
_OVERRIDES = "\u202d\u202e"
_OVERRIDE = re.compile(f"[{_OVERRIDES}]")
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


def check_texts(texts: Sequence[str]) -> list[Checked | None]:
    """Check many texts at once: None for one with nothing odd in it, what check_text says of the others.

    >>> [checked and checked.refused for checked in check_texts(["كشف الوزير", " "])]
    [None, 'there is no text in it']
    """
    try:
        doubtful = _which_are_doubtful(pa.array(texts, pa.large_string()))
    except UnicodeEncodeError:  # lone surrogates, which no column holds
        return [check_text(text) for text in texts]
    return [
        check_text(text) if one or not has_text(text) else None
        for one, text in zip(doubtful.tolist(), texts, strict=True)
    ]


def _which_are_doubtful(texts: pa.LargeStringArray) -> NDArray[np.bool_]:
    """Tell in which texts check_text may find something: in a few too many, never in too few."""
    rows = utf8_of(texts)
    controls = np.flatnonzero(rows.letters < ord(" "))
    odd = rows.between(0xC3, 0xD4)  # Latin with accents to Cyrillic: a word in two scripts, or mojibake
    odd |= rows.letters == 0xEF  # U+FFFD and its neighbours
    odd[controls] |= ~np.isin(rows.letters[controls], list(b"\t\n\r"))
    doubtful: NDArray[np.bool_] = rows.in_rows(np.flatnonzero(odd)) > 0
    for override in _OVERRIDES:
        doubtful |= rows.in_rows(rows.find(override.encode())) > 0
    doubtful |= rows.in_rows(controls) > MAX_PARAGRAPHS
    doubtful |= rows.in_rows(rows.find(b"?")) > _FEW_LOST
    length = np.diff(rows.bounds)
    doubtful |= length > MAX_CHARACTERS
    # ط and ظ end in these bytes, and a character has two bytes or more where they are many.
    doubtful |= rows.in_rows(np.flatnonzero(rows.between(0xB7, 0xB8))) > SUSPECT_SHARE * length / 4
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
